import { FinicityWorld } from '../support/finicity-world.js';

interface Dated {
  readonly accountId: number;
  readonly balanceDate: number;
  readonly balanceAmount: number;
  readonly lastTxnDate: number;
  readonly aggrSuccessDate: number;
}

let world: FinicityWorld;
let login: number;

/** It is 15:52:26.397Z on the first of July. */
beforeEach(async () => {
  world = await FinicityWorld.start();
  login = await world.discover();
});
afterEach(() => world.close());

async function refreshedAt(instant: string): Promise<readonly Dated[]> {
  await world.sandbox.request
    .post('/_sandbox/worlds/default/clock/set')
    .send({ to: instant })
    .expect(200);
  world.client.signOut();
  await world.client.put(`/logins/${login}?refresh=true`, {});
  const { json } = await world.client.get(`/logins/${login}/accounts`);
  return (json as { accounts: readonly Dated[] }).accounts;
}

describe('dates of accounts', () => {
  it.each([
    ['2016-07-01T23:30:00Z', '2016-07-01T00:00:00-07:00'],
    ['2016-07-02T00:00:00Z', '2016-07-01T00:00:00-07:00'],
    ['2016-07-02T06:59:59Z', '2016-07-01T00:00:00-07:00'],
    ['2016-07-02T07:00:00Z', '2016-07-02T00:00:00-07:00'],
    ['2016-12-31T06:59:59Z', '2016-12-30T00:00:00-07:00'],
    ['2017-01-01T06:59:59Z', '2016-12-31T00:00:00-07:00'],
  ])('at %s the balance is that of the day that began at %s', async (at, day) => {
    const [account] = await refreshedAt(at);

    expect(account?.balanceDate).toBe(Date.parse(day));
    expect(account?.aggrSuccessDate).toBe(Date.parse(at));
  });

  it('never lie ahead of the clock, at whatever hour', async () => {
    for (let hour = 0; hour < 24; hour += 1) {
      const at = `2016-07-05T${String(hour).padStart(2, '0')}:00:00Z`;

      for (const { balanceDate, lastTxnDate } of await refreshedAt(at)) {
        expect(balanceDate).toBeLessThanOrEqual(Date.parse(at));
        expect(lastTxnDate).toBeLessThanOrEqual(balanceDate);
      }
    }
  });

  it('are written in XML with the same offset all year, without milliseconds where a day begins', async () => {
    await refreshedAt('2016-12-31T18:00:00Z');

    const { text } = await world.client.call('GET', '/accounts');

    expect(text).toContain('<balanceDate>2016-12-31T00:00:00-07:00</balanceDate>');
    expect(text).toMatch(/<aggrSuccessDate>2016-12-31T11:00:00(\.000)?-07:00</);
  });
});

describe('a booking that nobody has dated', () => {
  it.each(['2016-07-02T00:30:00Z', '2016-07-02T06:30:00Z', '2016-07-02T07:30:00Z'])(
    'counts at once, at %s too',
    async (at) => {
      const [before] = await refreshedAt(at);
      await world.happens('booking', { account: 'checking', amount: 1234.56 });

      await world.aggregate();

      const { json } = await world.client.get('/accounts');
      const [after] = (json as { accounts: readonly Dated[] }).accounts;
      expect(((after?.balanceAmount ?? 0) - (before?.balanceAmount ?? 0)).toFixed(2)).toBe(
        '1234.56',
      );
    },
  );
});

describe('transactions', () => {
  it('lie within the balance and never ahead of the clock', async () => {
    for (const at of ['05T00:30', '06T03:00', '07T06:59', '08T00:00', '09T07:00', '15T01:00']) {
      for (const account of await refreshedAt(`2016-07-${at}:00Z`)) {
        const path = `/accounts/${account.accountId}/transactions?txnStartDate=2016-01-01`;
        const latest = Math.max(...postedDatesIn((await world.client.get(path)).json));

        expect(latest).toBe(account.lastTxnDate);
        expect(latest).toBeLessThanOrEqual(account.balanceDate);
      }
    }
  });
});

/** Lists of all kinds together; what is pending has no such date. */
const postedDatesIn = (json: unknown): number[] =>
  Object.values(json as object)
    .filter(Array.isArray)
    .flat()
    .flatMap(({ postedDate }: { postedDate?: number }) => postedDate ?? []);
