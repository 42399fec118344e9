import * as z from 'zod';

import { BankingInterface, ConsentStatus, UpdateResultStatus } from './schema.js';

/** Puts any offset into UTC, the form in which instants are kept. */
const Instant = z.iso
  .datetime({ offset: true })
  .transform((given) => new Date(given).toISOString());

/** A consent: fields that are not given stay, or are those of a consent given now for 90 days. */
const ConsentKnobs = z.strictObject({
  status: ConsentStatus.optional(),
  /** null: without an end. */
  expiresAt: Instant.nullable().optional(),
  givenAt: Instant.optional(),
  supportsImportNewAccounts: z.boolean().optional(),
});
export type ConsentKnobs = z.infer<typeof ConsentKnobs>;

/**
 * What finAPI has stored of the login: nothing, what the bank accepts or refuses at present, or
 * what somebody typed, by the labels of the login fields.
 */
const StoredCredentialsKnob = z.union([
  z.enum(['none', 'right', 'wrong']),
  z.strictObject({ typed: z.record(z.string(), z.string().max(1_000)) }),
]);
export type StoredCredentialsKnob = z.infer<typeof StoredCredentialsKnob>;

const UpdateKnob = z.strictObject({
  result: UpdateResultStatus,
  /** Now, unless stated. */
  timestamp: Instant.optional(),
});
export type UpdateKnob = z.infer<typeof UpdateKnob>;

/** How the latest update with the stored credentials ended. */
const StoredCredentialsUpdateKnob = z.enum(['none', 'OK', 'CREDENTIALS_REJECTED', 'FAILED']);
export type StoredCredentialsUpdateKnob = z.infer<typeof StoredCredentialsUpdateKnob>;

/** What can be said of an interface of a connection; what is not given stays as it is. */
export const InterfaceKnobs = z.strictObject({
  /** null: there never was one. */
  consent: ConsentKnobs.nullable().optional(),
  storedCredentials: StoredCredentialsKnob.optional(),
  userActionRequired: z.boolean().optional(),
  lastUpdateWithStoredCredentials: StoredCredentialsUpdateKnob.optional(),
  lastManualUpdate: UpdateKnob.nullable().optional(),
  lastAutoUpdate: UpdateKnob.nullable().optional(),
});
export type InterfaceKnobs = z.infer<typeof InterfaceKnobs>;

const Name = z.string().max(64);

/** A connection as somebody puts it into a world; the knobs go for all of its interfaces. */
export const NewConnection = InterfaceKnobs.extend({
  bankId: z.int(),
  name: Name.optional(),
  /** Name of the login at the bank, as events use it; may be left out where there is just one. */
  login: z.string().min(1).max(64).optional(),
  /** All that the bank has for account information, unless stated. */
  bankingInterfaces: z.array(BankingInterface).min(1).max(3).optional(),
});
export type NewConnection = z.infer<typeof NewConnection>;

export const ConnectionKnobs = z.strictObject({
  /** `""` clears. */
  name: Name.optional(),
  /** null: not busy. */
  busyUntil: Instant.nullable().optional(),
});
export type ConnectionKnobs = z.infer<typeof ConnectionKnobs>;

export const UserPath = z.object({ userId: z.string() });

export const ConnectionPath = UserPath.extend({
  connectionId: z.string().regex(/^\d{1,16}$/, 'must be the id of a bank connection'),
});

export const InterfacePath = ConnectionPath.extend({ bankingInterface: BankingInterface });
