import { accountsOf, allAccountsOf } from '../../src/bank/accounts.js';
import { BankEvent } from '../../src/bank/events.js';
import { bankLogin, bankLoginRef, loginRefOf } from '../../src/bank/login.js';
import { standing } from '../../src/bank/standing.js';
import { occur, prepareEvent, shownEvent } from '../../src/bank/stored-events.js';
import { loginAt, NOON, openBankStore, stateWith } from '../support/bank.js';

const anna = loginAt('rheinaue', 'anna.lindner');

const FRESH = {
  passwordVersion: 0,
  demand: undefined,
  locked: false,
  downCode: undefined,
  consentRevokedAt: undefined,
  closedAccounts: new Map(),
};

describe('how a login stands', () => {
  it('is fresh without events', () => {
    expect(standing(anna, bankLogin.blank(), NOON)).toEqual(FRESH);
  });

  it('follows the instants of events, not the order in which they were told', async () => {
    const state = await stateWith(anna, [
      ['2024-05-10T00:00:00.000Z', { event: 'loginLocked' }],
      ['2024-05-12T00:00:00.000Z', { event: 'accountClosed', account: 'karte' }],
      ['2024-05-03T00:00:00.000Z', { event: 'loginUnlocked' }],
      ['2024-05-10T00:00:00.000Z', { event: 'consentRevoked' }],
    ]);

    expect(state.events.map(({ number, event }) => [number, event])).toEqual([
      [3, 'loginUnlocked'],
      [1, 'loginLocked'],
      [4, 'consentRevoked'],
      [2, 'accountClosed'],
    ]);
    expect(standing(anna, state, NOON)).toEqual({
      ...FRESH,
      locked: true,
      consentRevokedAt: '2024-05-10T00:00:00.000Z',
      closedAccounts: new Map([['karte', '2024-05-12T00:00:00.000Z']]),
    });
  });

  it.each([
    ['2024-05-15T11:59:59.999Z', false],
    ['2024-05-15T12:00:00.000Z', true],
    ['2024-05-15T12:00:00.001Z', true],
  ])('at %s: locked is %s by an event at noon', async (at, locked) => {
    const state = await stateWith(anna, [[NOON.toISOString(), { event: 'loginLocked' }]]);

    expect(standing(anna, state, new Date(at)).locked).toBe(locked);
  });

  it('compares the end of a down time in any zone', async () => {
    const until = '2024-05-15T14:00:00+02:00';
    const state = await stateWith(anna, [
      ['2024-05-01T00:00:00.000Z', { event: 'siteDown', code: 163, until }],
    ]);

    expect(standing(anna, state, new Date(NOON.getTime() - 1)).downCode).toBe(163);
    expect(standing(anna, state, NOON).downCode).toBeUndefined();
  });

  it('leaves closed accounts out, from their instant on', async () => {
    const state = await stateWith(anna, [
      ['2024-05-12T00:00:00.000Z', { event: 'accountClosed', account: 'karte' }],
    ]);
    const ids = (at: Date) => accountsOf(anna, standing(anna, state, at)).map(({ id }) => id);

    expect(ids(new Date('2024-05-11T00:00:00Z'))).toEqual(['giro', 'tagesgeld', 'karte']);
    expect(ids(NOON)).toEqual(['giro', 'tagesgeld']);
    expect(allAccountsOf(anna, standing(anna, state, NOON))).toHaveLength(3);
  });
});

describe('what may be told', () => {
  it.each([
    [{ event: 'passwordChanged' }],
    [{ event: 'passwordChanged', newPassword: '' }],
    [{ event: 'passwordChanged', newPassword: 'new', password: 'old' }],
    [{ event: 'mfaDemanded', kind: 'sms' }],
    [{ event: 'mfaDemanded', rounds: 11 }],
    [{ event: 'mfaDemanded', rounds: 1, questions: [{ kind: 'text', text: 'Pet?' }] }],
    [{ event: 'siteDown', code: 0 }],
    [{ event: 'siteDown', until: 'tomorrow' }],
    [{ event: 'booking', account: 'giro', amount: 1.234 }],
    [{ event: 'booking', account: 'giro', amount: '1.23' }],
    [{ event: 'booking', account: 'giro', amount: 1, date: '2024-02-30' }],
    [{ event: 'bankRobbed' }],
  ])('is not %j', (event) => {
    expect(BankEvent.safeParse(event).success).toBe(false);
  });

  it('names accounts that exist', async () => {
    const event = BankEvent.parse({ event: 'accountClosed', account: 'tagegeld' });

    await expect(prepareEvent(anna, bankLogin.blank(), event)).rejects.toThrow(
      'Anna Lindner has no account "tagegeld"; did you mean "tagesgeld"?',
    );
  });
});

describe('what is kept', () => {
  it('lies in the document of the login', async () => {
    const store = openBankStore();
    const document = await store.lease().open(loginRefOf(anna));
    const event = await prepareEvent(
      anna,
      document.state,
      BankEvent.parse({ event: 'booking', account: 'giro', amount: -12.1, counterpart: 'Kiosk' }),
    );

    const stored = store.transaction(() => occur(document, event, NOON));

    expect(loginRefOf(anna)).toEqual(bankLoginRef({ id: 'rheinaue' }, 'anna.lindner'));
    expect(document.key).toBe('rheinaue/anna.lindner');
    expect(document.state.events).toEqual([stored]);
    expect(stored).toEqual({
      event: 'booking',
      account: 'giro',
      amount: -1210,
      counterpart: 'Kiosk',
      purpose: 'Booking',
      pending: false,
      number: 1,
      at: NOON.toISOString(),
    });
    await store.close();
  });

  it('is limited', async () => {
    const store = openBankStore();
    const document = await store.lease().open(loginRefOf(anna));
    const tell = () => occur(document, { event: 'siteUp' }, NOON);
    store.transaction(() => {
      for (let told = 0; told < 1_000; told += 1) tell();
    });

    expect(() => store.transaction(tell)).toThrow(
      'the login rheinaue/anna.lindner already has 1000 events; reset the world or use another login',
    );
    expect(document.state.events).toHaveLength(1_000);
    await store.close();
  });

  it('shows nothing secret', async () => {
    const answers = ['Rex'];
    const { events } = await stateWith(anna, [
      [NOON.toISOString(), { event: 'passwordChanged', newPassword: 'winterwind' }],
      [
        NOON.toISOString(),
        { event: 'mfaDemanded', questions: [{ kind: 'text', text: 'Pet?', answers }] },
      ],
    ]);

    expect(events.map(shownEvent)).toEqual([
      {
        event: 'passwordChanged',
        newPassword: 'XXXXX',
        number: 1,
        at: NOON.toISOString(),
        version: 1,
      },
      {
        event: 'mfaDemanded',
        everySignIn: false,
        rounds: [[{ kind: 'text', text: 'Pet?', answers: 'XXXXX' }]],
        number: 2,
        at: NOON.toISOString(),
        version: 1,
      },
    ]);
    expect(JSON.stringify(events)).not.toMatch(/winterwind|Rex/);
  });
});
