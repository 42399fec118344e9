import { dayOf } from '../dates.js';
import { without } from '../without.js';
import type {
  AccessEntry,
  AccessLedger,
  ConnectionInterface,
  Consent,
  ConsentEnd,
  ConsentEntry,
} from './schema.js';

/** So much of each is kept, so that the document of a user stays small. */
const KEPT_CONSENTS = 8;
const KEPT_ACCESSES = 12;

const EMPTY: AccessLedger = { consents: [], accesses: [] };

/** The ledger with one more consent. Pure. */
export const withConsent = (ledger: AccessLedger = EMPTY, entry: ConsentEntry): AccessLedger => ({
  ...ledger,
  consents: [...ledger.consents, entry].slice(-KEPT_CONSENTS),
});

/** The ledger once the consent that was in force has ended. Pure. */
export function withConsentEnd(
  ledger: AccessLedger = EMPTY,
  { givenAt }: Pick<Consent, 'givenAt'>,
  end: ConsentEnd,
  now: Date,
): AccessLedger {
  const consents = ledger.consents.map((entry) =>
    entry.givenAt === givenAt && entry.end === undefined
      ? { ...entry, end, endedAt: now.toISOString() }
      : entry,
  );
  return { ...ledger, consents };
}

/** The ledger with one more access to the bank. Pure. */
export const withAccess = (ledger: AccessLedger = EMPTY, entry: AccessEntry): AccessLedger => ({
  ...ledger,
  accesses: [...ledger.accesses, entry].slice(-KEPT_ACCESSES),
});

/** Accesses on the day of an instant of which the bank was not told that its customer is there. */
export function unattendedAccesses({ ledger }: ConnectionInterface, now: Date): number {
  const today = dayOf(now);
  return (ledger?.accesses ?? []).filter(({ at, attended }) => !attended && dayOf(at) === today)
    .length;
}

/**
 * Whether one more access without the customer is too many for the bank today. Only consents are
 * counted, and only those of XS2A.
 */
export const isOverdrawn = (candidate: ConnectionInterface, limit: number, now: Date): boolean =>
  candidate.bankingInterface === 'XS2A' &&
  candidate.consent?.status === 'PRESENT' &&
  unattendedAccesses(candidate, now) >= limit;

/** The interface once its consent is over, as the client or the bank has it. Pure. */
export function withoutConsent(
  candidate: ConnectionInterface,
  end: ConsentEnd,
  now: Date,
): ConnectionInterface {
  const { consent } = candidate;
  if (consent?.status !== 'PRESENT') return candidate;
  return {
    ...candidate,
    consent: { ...without(consent, 'expiresAt'), status: 'NOT_PRESENT' },
    ledger: withConsentEnd(candidate.ledger, consent, end, now),
  };
}
