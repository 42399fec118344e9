import { loginRefOf, type BankLoginState } from '../../../bank/login.js';
import { standing } from '../../../bank/standing.js';
import type { World } from '../../../core/world/world.js';
import type { BankSide } from './bank-side.js';
import type { InterfaceKnobs } from './knobs.js';
import { withConsent } from './ledger.js';
import type { AccessLedger, BankingInterface, ConnectionInterface, Consent } from './schema.js';
import { resolveStored, type ResolvedCredentials } from './stored-credentials.js';
import { turned } from './turned.js';

/** What the bank says to the knobs of one interface. */
export interface KnobEffects {
  readonly resolved: ResolvedCredentials | undefined;
  /** The demand for strong authentication that whoever gives a consent now has answered. */
  readonly answeredMfa: number;
}

/** Asks the bank; run it before a transaction. Without a bank side nothing can be stored. */
export async function effectsOf(
  knobs: InterfaceKnobs,
  bankingInterface: BankingInterface,
  side: BankSide | undefined,
  world: World,
  now: Date,
): Promise<KnobEffects> {
  if (!side) return { resolved: undefined, answeredMfa: 0 };
  const state = await loginState(side, world);
  const { storedCredentials: knob = 'none' } = knobs;
  return {
    resolved: await resolveStored(knob, bankingInterface, side, state, now),
    answeredMfa: standing(side.rule, state, now).demand?.version ?? 0,
  };
}

/** The interface with its knobs turned. */
export function withEffects(
  before: ConnectionInterface,
  knobs: InterfaceKnobs,
  { resolved, answeredMfa }: KnobEffects,
  now: Date,
): ConnectionInterface {
  const after = turned(before, knobs, resolved, now);
  const isNewConsent =
    after.consent !== undefined && after.consent.givenAt !== before.consent?.givenAt;
  return isNewConsent
    ? { ...after, trustedMfa: answeredMfa, ledger: entered(after, after.consent) }
    : after;
}

/** The ledger with a consent that nobody has given to a client. */
const entered = ({ ledger }: ConnectionInterface, { givenAt, expiresAt }: Consent): AccessLedger =>
  withConsent(ledger, { type: 'RECURRING', givenAt, ...(expiresAt && { expiresAt }) });

async function loginState({ rule }: BankSide, world: World): Promise<BankLoginState> {
  const lease = world.store.lease();
  try {
    const { state } = await lease.open(loginRefOf(rule));
    return state;
  } finally {
    lease.release();
  }
}
