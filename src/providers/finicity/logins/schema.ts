import * as z from 'zod';

import type { CredentialMatch } from '../../../bank/credentials.js';
import { describedAs } from '../../../core/openapi/described-as.js';
import { PathId } from '../path-id.js';

export const LoginPath = z.object({ institutionLoginId: PathId });

/** What is kept of credentials: at which login of the bank they aim, and what they are worth there. */
export interface StoredCredentials {
  /** Name of the login at the bank; absent where nobody has that user id. */
  readonly bankLogin?: string;
  readonly match: CredentialMatch;
  /** Stored without `refresh=true`, and not tried at the bank since. */
  readonly isUnchecked?: true;
  /** Of unchecked ones: ISO instant at which they came; background runs before it were not theirs. */
  readonly storedAt?: string;
}

/** A customer's access to one institution. */
export interface InstitutionLogin {
  readonly id: number;
  /** Finicity's number of the institution. */
  readonly institutionId: number;
  readonly credentials: StoredCredentials;
  /** The version of the bank's demand that was answered last; null before. */
  readonly trustedMfa: number | null;
  /** How the last attempt ended, which all accounts of the login show. */
  readonly statusCode: string;
  /** ISO instants. */
  readonly attemptedAt: string;
  readonly succeededAt: string;
}

export interface TypedCredential {
  readonly name: string;
  readonly value: string;
}

/** Clients in weakly typed languages send numbers where strings are meant. */
const Text = z.union([z.string(), z.number().transform(String), z.boolean().transform(String)]);

/** XML cannot tell a list of one from no list; an empty element is a list of none. */
const listOf = <T>(item: z.ZodType<T>): z.ZodType<T[]> =>
  z.preprocess((value) => {
    if (value === undefined || value === '') return [];
    return Array.isArray(value) ? (value as unknown[]) : [value];
  }, z.array(item).max(10_000).default([]));

const Credentials = z.preprocess(
  emptyAsObject,
  z.object({ credential: listOf(z.object({ name: z.string(), value: Text })) }),
);

const Responses = z.preprocess(emptyAsObject, z.object({ response: listOf(Text) }));

/** What a body of discoverAndAddAccounts or updateInstitutionLogin asks for. */
export type LoginRequest =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'credentials'; readonly credentials: readonly TypedCredential[] }
  | { readonly kind: 'answers'; readonly answers: readonly string[] };

/**
 * `InstitutionLogin`. No body, `{ }`, `null` and an empty element are all alike; members that are
 * null are absent, because a Go client cannot leave them out. Members of other names are refused:
 * not documented, and a misspelt one would look like a refresh.
 */
export const InstitutionLoginBody = z.preprocess(
  (body) => withoutNulls(emptyAsObject(body ?? undefined)),
  z
    .strictObject({ credentials: Credentials.optional(), challengeResponses: Responses.optional() })
    .refine(
      ({ credentials, challengeResponses }) => !credentials || !challengeResponses,
      // Not documented; either alone decides what is meant.
      'credentials and challengeResponses exclude each other',
    )
    .transform(({ credentials, challengeResponses }): LoginRequest => {
      if (credentials) return { kind: 'credentials', credentials: credentials.credential };
      if (challengeResponses) return { kind: 'answers', answers: challengeResponses.response };
      return { kind: 'nothing' };
    }),
) as z.ZodType<LoginRequest>;

function emptyAsObject(value: unknown): unknown {
  const isEmpty = value === undefined || (typeof value === 'string' && value.trim() === '');
  return isEmpty ? {} : value;
}

/** Takes out null members, and lists of null that say no more. */
function withoutNulls(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([, member]) => !isNothing(member)));
}

function isNothing(member: unknown): boolean {
  if (member === null) return true;
  if (typeof member !== 'object' || Array.isArray(member)) return false;
  const members: unknown[] = Object.values(member);
  return members.length > 0 && members.every((inner) => inner === null);
}

/** Only the exact text `true` asks for a refresh; of several parameters the first counts. */
export const UpdateQuery = z
  .object({
    refresh: describedAs(z.union([z.string(), z.array(z.string())]).optional(), { type: 'string' }),
  })
  .transform(({ refresh }) => ({
    refresh: (Array.isArray(refresh) ? refresh[0] : refresh) === 'true',
  }));
