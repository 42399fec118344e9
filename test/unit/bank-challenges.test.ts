import type { BankEventInput } from '../../src/bank/events.js';
import type { BankLoginState } from '../../src/bank/login.js';
import { judgeAnswers } from '../../src/bank/sign-in.js';
import { loginAt, NOON, stateWith, tryLogin } from '../support/bank.js';

const anna = loginAt('rheinaue', 'anna.lindner');
const typed = { userid: 'anna.lindner', password: 'sommerwind' };
const past = (...events: BankEventInput[]) =>
  stateWith(
    anna,
    events.map((event) => ['2024-05-01T00:00:00.000Z', event] as const),
  );

const IN = { outcome: 'in', mfaVersion: 0 };
const WRONG = { outcome: 'refused', reason: 'wrongCredentials' };

describe('questions that an event demands', () => {
  const demand = (state: BankLoginState, trustedMfa?: number) =>
    tryLogin(anna, typed, trustedMfa === undefined ? { state } : { state, trustedMfa });

  async function answer(state: BankLoginState, round: number, answers: string[], mfaVersion = 1) {
    const match = { kind: 'matched', version: 0, way: 0 } as const;
    const asked = { rule: anna, state, match, at: NOON, seed: 'seed', round, mfaVersion };
    return judgeAnswers({ ...asked, answers });
  }

  it.each(['text', 'choice', 'image', 'imageChoice'] as const)(
    'are standard ones when only the kind %s is given',
    async (kind) => {
      const signedIn = await demand(await past({ event: 'mfaDemanded', kind }));

      expect(signedIn).toMatchObject({ outcome: 'challenge', round: 0, mfaVersion: 1 });
      expect(signedIn).toMatchObject({ challenges: [{ kind }] });
    },
  );

  it('reach a connection that was trusted, once', async () => {
    const state = await past({ event: 'mfaDemanded' });

    expect(await demand(state, 0)).toMatchObject({ outcome: 'challenge' });
    expect(await answer(state, 0, ['Rex'])).toEqual({ outcome: 'in', mfaVersion: 1 });
    expect(await demand(state, 1)).toEqual({ outcome: 'in', mfaVersion: 1 });
  });

  it('come again with each new demand, and at each sign-in when so told', async () => {
    const twice = await past({ event: 'mfaDemanded' }, { event: 'mfaDemanded' });
    const always = await past({ event: 'mfaDemanded', everySignIn: true });

    expect(await demand(twice, 1)).toMatchObject({ outcome: 'challenge', mfaVersion: 2 });
    expect(await demand(always, 1)).toMatchObject({ outcome: 'challenge', mfaVersion: 1 });
  });

  it('go when they are withdrawn', async () => {
    const state = await past({ event: 'mfaDemanded' }, { event: 'mfaWithdrawn' });

    expect(await demand(state)).toEqual(IN);
  });

  it('come in rounds', async () => {
    const state = await past({ event: 'mfaDemanded', kind: 'choice', rounds: 2 });

    expect(await answer(state, 0, ['Ashford'])).toMatchObject({ outcome: 'challenge', round: 1 });
    expect(await answer(state, 1, ['loop'])).toMatchObject({ outcome: 'challenge', round: 1 });
    expect(await answer(state, 1, ['bad'])).toEqual({ outcome: 'refused', reason: 'wrongAnswer' });
    expect(await answer(state, 1, ['Ashford'])).toEqual({ outcome: 'in', mfaVersion: 1 });
  });

  it('may expect answers, which are kept only as hashes', async () => {
    const state = await past({
      event: 'mfaDemanded',
      questions: [
        { kind: 'text', text: 'First pet?', answers: ['Rex', 'rex'] },
        { kind: 'text', text: 'School?', answers: ['Lincoln High'] },
      ],
    });

    expect(JSON.stringify(state)).not.toMatch(/Rex|Lincoln/i);
    expect(await answer(state, 0, ['rex', 'Lincoln High'])).toMatchObject({ outcome: 'in' });
    expect(await answer(state, 0, ['Max', 'Lincoln High'])).toMatchObject({
      reason: 'wrongAnswer',
    });
    expect(await answer(state, 0, ['Rex'])).toMatchObject({ reason: 'wrongAnswerCount' });
    expect(await answer(state, 0, ['Lincoln High', 'Rex'])).toMatchObject({
      reason: 'wrongAnswer',
    });
  });

  it('start anew when the bank has put others meanwhile', async () => {
    const state = await past({ event: 'mfaDemanded' }, { event: 'mfaDemanded', kind: 'image' });

    expect(await answer(state, 0, ['Rex'], 1)).toMatchObject({
      outcome: 'challenge',
      round: 0,
      mfaVersion: 2,
      challenges: [{ kind: 'image' }],
    });
  });

  it('are not judged when the password has changed meanwhile', async () => {
    const state = await past(
      { event: 'mfaDemanded' },
      { event: 'passwordChanged', newPassword: 'winterwind' },
    );

    expect(await answer(state, 0, ['Rex'])).toEqual(WRONG);
  });
});
