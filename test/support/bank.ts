import { createBank, type Bank } from '../../src/bank/bank.js';
import { type TypedCredentials, resolveCredentials } from '../../src/bank/credentials.js';
import { BankEvent, type BankEventInput } from '../../src/bank/events.js';
import { loadFixtures, type Fixtures } from '../../src/bank/fixtures.js';
import { bankLogin, type BankLoginState, type LoginRule } from '../../src/bank/login.js';
import { signIn, type SignIn } from '../../src/bank/sign-in.js';
import { prepareEvent, withEvent } from '../../src/bank/stored-events.js';
import { openStore } from '../../src/core/store/open-store.js';
import type { Store } from '../../src/core/store/store.js';

export const shipped: Fixtures = loadFixtures(['fixtures']);
export const shippedBank: Bank = createBank(shipped);

export const NOON = new Date('2024-05-15T12:00:00.000Z');

/** A login that exists in the shipped fixtures. */
export function loginAt(institution: string, name: string, bank = shippedBank): LoginRule {
  const rule = bank.login({ id: institution }, name);
  if (!rule) throw new Error(`no login ${name} at ${institution}`);
  return rule;
}

/** Events in the order in which they are told, each with its instant. */
export async function stateWith(
  rule: LoginRule,
  told: readonly (readonly [at: string, event: BankEventInput])[],
): Promise<BankLoginState> {
  let state = bankLogin.blank();
  for (const [at, event] of told) {
    const prepared = await prepareEvent(rule, state, BankEvent.parse(event));
    state = { ...state, events: withEvent(state.events, prepared, new Date(at)).events };
  }
  return state;
}

/** Logins of one world, in memory. */
export const openBankStore = (): Store => openStore({ folder: undefined, kinds: [bankLogin] });

interface Attempt {
  readonly state?: BankLoginState;
  readonly at?: Date;
  readonly trustedMfa?: number;
}

/** Types user id and password and tries to sign in. */
export async function tryLogin(
  rule: LoginRule,
  typed: TypedCredentials,
  { state = bankLogin.blank(), at = NOON, trustedMfa }: Attempt = {},
): Promise<SignIn> {
  const match = await resolveCredentials(rule, state, typed, at);
  return signIn({ rule, state, match, trustedMfa, at, seed: 'seed' });
}

/** An institution and a persona that no shipped fixture knows. */
export const SPARROW = {
  id: 'sparrow',
  name: 'Sparrow Bank',
  country: 'US',
  credentials: [
    { id: 'userid', secret: false },
    { id: 'password', secret: true },
  ],
};

export const ROSE = {
  id: 'rose',
  name: 'Rose Miller',
  story: 'Has one account.',
  country: 'US',
  logins: [{ institutions: ['sparrow'], userid: 'rose', password: 'thorn' }],
  accounts: [
    {
      id: 'checking',
      kind: 'checking',
      name: 'Checking',
      number: '1',
      currency: 'USD',
      opening: 1000,
      band: { low: 500, high: 2000 },
    },
  ],
};
