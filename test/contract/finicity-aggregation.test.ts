import { credentials, FINBANK, send } from '../support/finicity-client.js';
import { FinicityWorld, START, START_MS } from '../support/finicity-world.js';
import { startSandbox } from '../support/sandbox.js';

let world: FinicityWorld;
let login: number;

beforeEach(async () => {
  world = await FinicityWorld.start();
  login = await world.discover();
});
afterEach(() => world.close());

const balanceOf = async () => {
  const { json } = await world.client.get('/accounts');
  return (json as { accounts: readonly [{ balanceAmount: number; balanceDate: number }] })
    .accounts[0];
};

describe('the background aggregation', () => {
  it('runs each night at its own instant, and brings new balances', async () => {
    const before = await balanceOf();

    const happenings = await world.advance('P20D');

    expect(happenings).toEqual([
      {
        at: '2016-07-02T09:00:00.000Z',
        principal: 'finicity:customer/jane_doe+1',
        what: 'finicity.aggregation',
        story: `Login ${String(login)} was aggregated, 20 nights in a row: all is well (0)`,
      },
    ]);
    const night = '2016-07-21T09:00:00.000Z';
    expect(await world.stateOf(login)).toEqual({ code: '0', success: night, attempt: night });
    const after = await balanceOf();
    expect(after.balanceDate).toBe(Date.parse('2016-07-21T00:00:00-07:00'));
    expect(after.balanceAmount).not.toBe(before.balanceAmount);
  });

  it('settles what a running clock has slept through before anybody looks', async () => {
    let now = START_MS;
    const sandbox = await startSandbox({
      host: { now: () => now },
      settings: { finicity: { relaxedAuthentication: true } },
    });
    const call = (method: string, path: string, body?: object) =>
      send(`${sandbox.url}/financialdatafeed/v1${path}`, {
        method,
        headers: {
          'x-doppelbank-customer': 'sleeper',
          accept: 'application/json',
          'content-type': 'application/json',
        },
        ...(body && { body: JSON.stringify(body) }),
      });
    await call('POST', FINBANK, credentials('demo', 'go'));
    now = Date.parse('2016-08-01T12:00:00Z');

    const { json } = await call('GET', '/accounts');

    const night = Date.parse('2016-08-01T09:00:00Z');
    expect(json).toMatchObject({
      accounts: [{ aggrSuccessDate: night, aggrAttemptDate: night, aggrStatusCode: '0' }, {}, {}],
    });
    await sandbox.close();
  });

  it('finds a changed password, and then leaves the login alone', async () => {
    await world.happens('passwordChanged', {
      newPassword: 'new secret',
      at: '2016-07-03T12:00:00Z',
    });

    const happenings = await world.advance('P10D');

    expect(happenings.map(({ at, story }) => [at, story.replace(/^Login \d+ /, '')])).toEqual([
      ['2016-07-02T09:00:00.000Z', 'was aggregated, 2 nights in a row: all is well (0)'],
      ['2016-07-04T09:00:00.000Z', 'was aggregated: Login error. Error on logon (103)'],
    ]);
    expect(await world.stateOf(login)).toEqual({
      code: '103',
      success: '2016-07-03T09:00:00.000Z',
      attempt: '2016-07-04T09:00:00.000Z',
    });
    expect(await world.customer()).toMatchObject({
      nextAggregation: null,
      logins: [{ nextAggregation: null, nextRefresh: null, aggrStatusCode: '103' }],
    });
  });

  it('goes on once new credentials are stored, even unchecked', async () => {
    await world.happens('passwordChanged', { newPassword: 'new secret' });
    await world.advance('P1D');
    await world.client.put(`/logins/${String(login)}`, credentials('demo', 'new secret'));

    await world.advance('P1D');

    expect(await world.stateOf(login)).toEqual({
      code: '0',
      success: '2016-07-03T09:00:00.000Z',
      attempt: '2016-07-03T09:00:00.000Z',
    });
  });

  it('does not try new credentials on nights before they came', async () => {
    await world.happens('passwordChanged', { newPassword: 'new secret' });
    await world.advance('P5D');

    await world.client.put(`/logins/${String(login)}`, credentials('demo', 'new secret'));

    expect((await world.stateOf(login)).code).toBe('103');
    await world.advance('P1D');
    expect((await world.stateOf(login)).attempt).toBe('2016-07-07T09:00:00.000Z');
  });

  it('comes in one move over many nights to what each night would have come to', async () => {
    await world.happens('siteDown', {
      code: 105,
      at: '2016-07-10T12:00:00Z',
      until: '2016-07-15T00:00:00Z',
    });
    await world.happens('passwordChanged', { newPassword: 'new', at: '2016-08-20T09:00:00Z' });

    const happenings = await world.advance('P90D');

    const told = happenings.map(({ at, story }) => [
      at.slice(0, 10),
      ...(story.match(/(?<=, |\()\d+/g) ?? []),
    ]);
    expect(told).toEqual([
      ['2016-07-02', '9', '0'],
      ['2016-07-11', '4', '105'],
      ['2016-07-15', '36', '0'],
      ['2016-08-20', '103'],
    ]);
  });

  it('tries every night while the site is down, and recovers by itself', async () => {
    await world.happens('siteDown', { code: 105, until: '2016-07-04T00:00:00Z' });
    await world.advance('P2D');
    expect(await world.stateOf(login)).toEqual({
      code: '105',
      success: START,
      attempt: '2016-07-03T09:00:00.000Z',
    });

    await world.advance('P1D');

    expect((await world.stateOf(login)).code).toBe('0');
  });

  it('brings the number of error_later only afterwards', async () => {
    const later = await world.discover('error_later', '163', 100000);
    expect((await world.stateOf(later)).code).toBe('0');

    await world.advance('P1D');

    expect((await world.stateOf(later)).code).toBe('163');
    expect((await world.stateOf(login)).code).toBe('0');
  });

  it('shows an account that was closed at the bank as inactive', async () => {
    await world.happens('accountClosed', { account: 'savings' });
    await world.advance('P1D');

    const { json } = await world.client.get('/accounts');

    expect((json as { accounts: readonly object[] }).accounts).toMatchObject([
      { status: 'ACTIVE' },
      { status: 'INACTIVE', accountNickname: 'Savings' },
      { status: 'ACTIVE' },
    ]);
  });

  it('shows a booking of an event after the next aggregation, not before', async () => {
    const before = await balanceOf();
    await world.happens('booking', { account: 'checking', amount: 1234.56, date: '2016-07-01' });
    expect(await balanceOf()).toEqual(before);

    await world.aggregate();

    const after = await balanceOf();
    expect(Math.round((after.balanceAmount - before.balanceAmount) * 100)).toBe(123456);
  });

  it('keeps the time of day that a setting states', async () => {
    await world.sandbox.request
      .patch('/_sandbox/worlds/default')
      .send({ settings: { finicity: { nightlyAggregationAt: '16:30Z' } } })
      .expect(200);

    await world.advance('PT1H');

    expect((await world.stateOf(login)).attempt).toBe('2016-07-01T16:30:00.000Z');
  });
});
