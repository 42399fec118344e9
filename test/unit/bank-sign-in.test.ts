import { resolveCredentials } from '../../src/bank/credentials.js';
import type { BankEventInput } from '../../src/bank/events.js';
import { bankLogin, loginRefOf } from '../../src/bank/login.js';
import type { LoginRule } from '../../src/bank/login.js';
import { noteSignIn, signIn } from '../../src/bank/sign-in.js';
import { loginAt, NOON, openBankStore, stateWith, tryLogin } from '../support/bank.js';

const EARLIER = '2024-05-01T00:00:00.000Z';
const LATER = '2024-06-01T00:00:00.000Z';
const AFTERWARDS = new Date('2024-06-02T00:00:00.000Z');

const anna = loginAt('rheinaue', 'anna.lindner');
const typed = { userid: 'anna.lindner', password: 'sommerwind' };

const past = (...events: BankEventInput[]) => stateOf(anna, EARLIER, events);
const future = (...events: BankEventInput[]) => stateOf(anna, LATER, events);
const stateOf = (rule: LoginRule, at: string, events: readonly BankEventInput[]) =>
  stateWith(
    rule,
    events.map((event) => [at, event] as const),
  );

const IN = { outcome: 'in', mfaVersion: 0 };
const WRONG = { outcome: 'refused', reason: 'wrongCredentials' };

describe('a changed password', () => {
  it('ends what was kept before, and the new one works', async () => {
    const state = await past({ event: 'passwordChanged', newPassword: 'winterwind' });

    expect(await tryLogin(anna, typed, { state })).toEqual(WRONG);
    expect(await tryLogin(anna, { ...typed, password: 'winterwind' }, { state })).toEqual(IN);
  });

  it('makes a kept match false without any hashing', async () => {
    const match = await resolveCredentials(anna, bankLogin.blank(), typed, NOON);
    const state = await past({ event: 'passwordChanged', newPassword: 'winterwind' });

    expect(match).toEqual({ kind: 'matched', version: 0, way: 0 });
    expect(signIn({ rule: anna, state, match, trustedMfa: 0, at: NOON, seed: 'seed' })).toEqual(
      WRONG,
    );
  });

  it('works from its instant on', async () => {
    const state = await future({ event: 'passwordChanged', newPassword: 'winterwind' });
    const changed = { ...typed, password: 'winterwind' };

    expect(await tryLogin(anna, typed, { state })).toEqual(IN);
    expect(await tryLogin(anna, changed, { state })).toEqual(WRONG);
    expect(await tryLogin(anna, typed, { state, at: AFTERWARDS })).toEqual(WRONG);
    expect(await tryLogin(anna, changed, { state, at: AFTERWARDS })).toEqual(IN);
  });

  it('can come back, and with it what was kept', async () => {
    const state = await past(
      { event: 'passwordChanged', newPassword: 'winterwind' },
      { event: 'passwordChanged', newPassword: 'herbstwind' },
      { event: 'passwordChanged', newPassword: 'winterwind' },
    );
    const match = { kind: 'matched', version: 1 } as const;

    expect(state.events.map(({ version }) => version)).toEqual([1, 2, 1]);
    expect(signIn({ rule: anna, state, match, trustedMfa: 0, at: NOON, seed: '' })).toEqual(IN);
  });

  it('returns to the fixture by its own password', async () => {
    const state = await past(
      { event: 'passwordChanged', newPassword: 'winterwind' },
      { event: 'passwordChanged', newPassword: 'sommerwind' },
    );

    expect(await tryLogin(anna, typed, { state })).toEqual(IN);
  });

  it('takes away the meaning of special passwords', async () => {
    const demo = loginAt('finbank', 'demo');
    const state = await stateOf(demo, EARLIER, [{ event: 'passwordChanged', newPassword: 'new' }]);

    expect(await tryLogin(demo, { userid: 'demo', password: '125' }, { state })).toEqual(WRONG);
    expect(await tryLogin(demo, { userid: 'demo', password: 'new' }, { state })).toEqual(IN);
  });
});

describe('the order of refusals', () => {
  it.each<[string, BankEventInput[], object]>([
    ['down', [{ event: 'siteDown' }], { reason: 'siteDown', code: 105 }],
    ['down with a code', [{ event: 'siteDown', code: 155 }], { reason: 'siteDown', code: 155 }],
    ['locked', [{ event: 'loginLocked' }], { reason: 'locked' }],
    [
      'down before locked',
      [{ event: 'loginLocked' }, { event: 'siteDown' }],
      { reason: 'siteDown', code: 105 },
    ],
  ])('%s', async (_name, events, refusal) => {
    const wrong = { ...typed, password: 'wrong' };

    expect(await tryLogin(anna, wrong, { state: await past(...events) })).toEqual({
      outcome: 'refused',
      ...refusal,
    });
  });

  it.each<[string, BankEventInput[]]>([
    ['up again', [{ event: 'siteDown' }, { event: 'siteUp' }]],
    ['down until an instant', [{ event: 'siteDown', until: '2024-05-15T12:00:00Z' }]],
    ['unlocked', [{ event: 'loginLocked' }, { event: 'loginUnlocked' }]],
  ])('lets in when %s', async (_name, events) => {
    expect(await tryLogin(anna, typed, { state: await past(...events) })).toEqual(IN);
  });
});

describe('a login that locks after failed sign-ins', () => {
  const maria = loginAt('cedar-harbor', 'maria.castillo');
  const wrong = { userid: 'maria.castillo', password: 'wrong' };

  it('counts them, forgets them after a success, and is unlocked by an event', async () => {
    const store = openBankStore();
    const lease = store.lease();
    const document = await lease.open(loginRefOf(maria));
    const attempt = async (password: string) => {
      const { state } = document;
      const signedIn = await tryLogin(maria, { ...wrong, password }, { state, trustedMfa: 0 });
      store.transaction(() => {
        noteSignIn(document, maria, signedIn, NOON);
      });
      return signedIn;
    };

    await attempt('wrong');
    await attempt('wrong');
    expect(document.state.failedSignIns).toEqual({ count: 2, lastAt: NOON.toISOString() });
    expect(await attempt('nightshift')).toEqual(IN);
    expect(document.state.failedSignIns).toBeNull();
    for (const guess of ['one', 'two', 'three']) await attempt(guess);
    expect(await attempt('nightshift')).toEqual({ outcome: 'refused', reason: 'locked' });
    const unlocked = await stateOf(maria, LATER, [{ event: 'loginUnlocked' }]);
    const state = { ...unlocked, failedSignIns: document.state.failedSignIns };
    expect(
      await tryLogin(
        maria,
        { ...wrong, password: 'nightshift' },
        { state, at: AFTERWARDS, trustedMfa: 0 },
      ),
    ).toEqual(IN);
    await store.close();
  });

  it('is not what other logins do: nothing is written', async () => {
    const store = openBankStore();
    const lease = store.lease();
    const document = await lease.open(loginRefOf(anna));

    store.transaction(() => {
      noteSignIn(document, anna, { outcome: 'refused', reason: 'wrongCredentials' }, NOON);
    });

    expect(document.state).toEqual(bankLogin.blank());
    await store.close();
  });
});
