import type { ConnectionInterface } from '../../bank-connections/schema.js';
import { consentState, pinState, type ConsentState, type PinState } from '../access.js';
import type { BatchFacts } from '../facts.js';
import { fails, holds, type Verdict } from './verdict.js';

/** A valid consent, or a stored PIN at a bank whose PINs are not volatile. */
export function judgeAccess(candidate: ConnectionInterface, facts: BatchFacts): Verdict {
  const consent = consentState(candidate, facts.now);
  const pin = pinState(candidate, facts.bank);
  const because = `${consentClause(candidate, consent)}, and ${pinClause(pin)}.`;
  return consent === 'valid' || pin.kind === 'usable'
    ? holds(because, 'The consent ending or being deleted while no PIN is stored.')
    : fails(because, `An update in which the user gives a new consent${orStoring(pin)}.`);
}

function consentClause({ consent }: ConnectionInterface, state: ConsentState): string {
  const end = consent?.expiresAt;
  if (state === 'absent') return 'There is no consent';
  if (end === undefined) return 'A consent without an end is present';
  return state === 'valid' ? `A consent is valid up to ${end}` : `The consent ended at ${end}`;
}

function pinClause(pin: PinState): string {
  switch (pin.kind) {
    case 'usable':
      return 'every secret login field is stored';
    case 'volatile':
      return `the bank's login field ${quoted(pin.labels)} is volatile, so a stored PIN cannot serve`;
    case 'incomplete':
      return `nothing is stored for the secret login field ${quoted(pin.labels)}`;
    case 'no secret':
      return 'the interface has no secret login field that could be stored';
  }
}

const orStoring = (pin: PinState): string =>
  pin.kind === 'incomplete' ? ', or storing the PIN' : '';

const quoted = (labels: readonly string[]): string =>
  labels.map((label) => `"${label}"`).join(', ');
