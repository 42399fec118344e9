import { loginAt, NOON, stateWith, tryLogin } from '../support/bank.js';

/** Every number with which an aggregation is known to fail, and some whose meaning is not public. */
const CODES = [
  ...[100, 101, 102, 103, 104, 105, 106, 107, 108, 109, 155, 163, 179, 185, 187, 199],
  ...[323, 324, 325, 331, 903, 904, 913, 914, 931, 936, 940, 945, 946, 947, 948, 5006],
];

const at = (time: string) => new Date(`2024-05-15T${time}:00.000Z`);
const demo = loginAt('ccbank', 'demo');
const GO = { userid: 'demo', password: 'go' };

describe.each(CODES)('the code %i', (code) => {
  const failing = { outcome: 'refused', reason: 'failing', code };
  const down = { outcome: 'refused', reason: 'siteDown', code };

  it('comes at once by the login error_code', async () => {
    const rule = loginAt('ccbank', 'error_code');

    expect(await tryLogin(rule, { userid: 'error_code', password: String(code) })).toEqual(failing);
  });

  it('comes at a later sign-in by the login error_later', async () => {
    const rule = loginAt('ccbank', 'error_later');
    const typed = { userid: 'error_later', password: String(code) };

    expect(await tryLogin(rule, typed)).toEqual({ outcome: 'in', mfaVersion: 0 });
    expect(await tryLogin(rule, typed, { trustedMfa: 0 })).toEqual(failing);
  });

  it('comes by an event, at the first sign-in or a later one, until it ends', async () => {
    const until = at('14:00').toISOString();
    const state = await stateWith(demo, [[NOON.toISOString(), { event: 'siteDown', code, until }]]);
    const tryAt = (time: string, trusted: object = {}) =>
      tryLogin(demo, GO, { state, at: at(time), ...trusted });

    expect(await tryAt('11:59')).toMatchObject({ outcome: 'in' });
    expect(await tryAt('12:00')).toEqual(down);
    expect(await tryAt('13:59', { trustedMfa: 0 })).toEqual(down);
    expect(await tryAt('14:00', { trustedMfa: 0 })).toMatchObject({ outcome: 'in' });
  });

  it('comes by an event that another ends', async () => {
    const state = await stateWith(demo, [
      [at('12:00').toISOString(), { event: 'siteDown', code }],
      [at('13:00').toISOString(), { event: 'siteUp' }],
    ]);

    expect(await tryLogin(demo, GO, { state, at: at('12:30') })).toEqual(down);
    expect(await tryLogin(demo, GO, { state, at: at('13:00') })).toMatchObject({ outcome: 'in' });
  });
});
