import * as z from 'zod';

const Field = z.string().optional();

/**
 * The form of the token service. All fields are optional here: client credentials that are
 * missing are wrong credentials, and which other fields are needed depends on the grant.
 */
export const TokenForm = z.object({
  grant_type: Field,
  client_id: Field,
  client_secret: Field,
  refresh_token: Field,
  username: Field,
  password: Field,
});
export type TokenForm = z.infer<typeof TokenForm>;

export const RevocationForm = z.object({
  token: z.string().min(1, 'MISSING_FIELD: must not be empty'),
  token_type_hint: Field,
});
export type RevocationForm = z.infer<typeof RevocationForm>;
