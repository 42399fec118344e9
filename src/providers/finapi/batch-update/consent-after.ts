import { withAccess, withConsentEnd, withoutConsent } from '../bank-connections/ledger.js';
import type { AccessEntry, ConnectionInterface } from '../bank-connections/schema.js';
import type { Attempt } from './update.js';

/** A run that comes by the stored PIN alone leaves no consent behind that is past its end. */
export const withoutEndedConsent = (candidate: ConnectionInterface): ConnectionInterface =>
  candidate.consent?.expiresAt === undefined
    ? candidate
    : withoutConsent(candidate, 'expired', new Date(candidate.consent.expiresAt));

/** A consent that ended by itself, in the ledger of its interface. */
export function endedLedger({
  ledger,
  consent,
}: ConnectionInterface): Pick<ConnectionInterface, 'ledger'> {
  if (!ledger || consent?.expiresAt === undefined) return {};
  return { ledger: withConsentEnd(ledger, consent, 'expired', new Date(consent.expiresAt)) };
}

/** A revoked consent stays, as finAPI goes on to take it for good; the ledger knows better. */
export function ledgerAfter(
  { ledger, consent }: ConnectionInterface,
  { result, consentRevoked }: Attempt,
  now: Date,
): Pick<ConnectionInterface, 'ledger'> {
  if (result === 'OK') return { ledger: withAccess(ledger, accessAt(now)) };
  if (!consentRevoked || !ledger || !consent) return {};
  return { ledger: withConsentEnd(ledger, consent, 'revoked', now) };
}

/** The entry of a run in the ledger. */
export const accessAt = (at: Date): AccessEntry => ({
  at: at.toISOString(),
  automatic: true,
  attended: false,
});
