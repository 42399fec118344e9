import type { ConnectionInterface } from '../bank-connections/schema.js';
import type { BankFacts, BatchFacts, LoginFieldFacts } from './facts.js';

export type ConsentState = 'valid' | 'expired' | 'absent';

/** Present and not past its end; a consent without an end does not expire. */
export function consentState(candidate: ConnectionInterface, now: Date): ConsentState {
  const { consent } = candidate;
  if (consent?.status !== 'PRESENT') return 'absent';
  const expired = consent.expiresAt !== undefined && now.getTime() >= Date.parse(consent.expiresAt);
  return expired ? 'expired' : 'valid';
}

export type PinState =
  | { readonly kind: 'usable' }
  | { readonly kind: 'volatile' | 'incomplete'; readonly labels: readonly string[] }
  | { readonly kind: 'no secret' };

/**
 * Whether the stored login fields are enough to sign in without the user.
 *
 * "Not volatile" binds to this branch alone: a bank with volatile PINs is still updated by consent.
 * An interface without any secret field has no PIN that could be stored.
 */
export function pinState(candidate: ConnectionInterface, bank: BankFacts): PinState {
  const fields = loginFields(candidate, bank);
  const secrets = fields.filter((field) => field.isSecret);
  if (secrets.length === 0) return { kind: 'no secret' };
  const volatile = fields.filter((field) => field.isVolatile && isNeeded(field));
  if (volatile.length > 0) return { kind: 'volatile', labels: labelsOf(volatile) };
  const stored = candidate.storedCredentials?.secrets ?? [];
  const missing = secrets.filter((field) => !stored.includes(field.label));
  if (missing.length > 0) return { kind: 'incomplete', labels: labelsOf(missing) };
  return { kind: 'usable' };
}

/** How a run reaches the bank, if condition 1 lets it. */
export function wayIn(
  candidate: ConnectionInterface,
  { bank, now }: Pick<BatchFacts, 'bank' | 'now'>,
): { readonly consent: boolean; readonly pin: boolean } {
  return {
    consent: consentState(candidate, now) === 'valid',
    pin: pinState(candidate, bank).kind === 'usable',
  };
}

function loginFields(candidate: ConnectionInterface, bank: BankFacts): readonly LoginFieldFacts[] {
  const source = bank.interfaces.find(
    ({ bankingInterface }) => bankingInterface === candidate.bankingInterface,
  );
  return source?.loginCredentials ?? [];
}

const isNeeded = (field: LoginFieldFacts): boolean => field.isSecret || field.isMandatory;

const labelsOf = (fields: readonly LoginFieldFacts[]): readonly string[] =>
  fields.map(({ label }) => label);
