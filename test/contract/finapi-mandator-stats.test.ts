import { deleteConnection, importConnection } from '../support/finapi-connections.js';
import { FinapiRig } from '../support/finapi.js';

const DAY = 86_400;

let finapi: FinapiRig;
let admin: string;
beforeAll(async () => {
  finapi = await FinapiRig.start({ settings: { clientAccessTokensValidityPeriod: 0 } });
  admin = await finapi.adminToken();
  await finapi.userToken('busy');
  await finapi.userToken('left');
  const { id } = await finapi.world(importConnection('busy'));
  await finapi.world(importConnection('left'));
  await finapi.advance(31 * DAY);
  await finapi.world(importConnection('busy'));
  await finapi.world(importConnection('busy'));
  await finapi.world(deleteConnection('busy', id));
  const body = { userIds: ['left'] };
  await finapi.ask('post', '/mandatorAdmin/deleteUsers', { token: admin, body }).expect(200);
  await finapi.advance(61 * DAY);
});
afterAll(async () => {
  await finapi.close();
});

interface Row {
  readonly userId: string;
  readonly monthlyStats?: readonly {
    month: string;
    minBankConnectionCount: number;
    maxBankConnectionCount: number;
  }[];
}

const list = async (query: string): Promise<readonly Row[]> => {
  const path = `/mandatorAdmin/getUserList?${query}`;
  const response = await finapi.ask('get', path, { token: admin }).expect(200);
  return (response.body as { users: readonly Row[] }).users;
};

const month = (name: string, min: number, max: number) => ({
  month: name,
  minBankConnectionCount: min,
  maxBankConnectionCount: max,
});

describe('monthly statistics of getUserList', () => {
  it('are absent unless they are asked for', async () => {
    const rows = await list('monthlyStatsStartDate=2024-01&minBankConnectionCountInMonthlyStats=9');

    expect(rows).toHaveLength(2);
    expect(rows.every((row) => !('monthlyStats' in row))).toBe(true);
  });

  it('begin with the newest month and end with registration', async () => {
    const rows = await list('includeMonthlyStats=true');

    expect(rows.map(({ userId, monthlyStats }) => [userId, monthlyStats])).toEqual([
      [
        'busy',
        [
          month('2024-06', 2, 2),
          month('2024-05', 2, 2),
          month('2024-04', 1, 3),
          month('2024-03', 0, 1),
        ],
      ],
      ['lXXt', [month('2024-04', 0, 1), month('2024-03', 0, 1)]],
    ]);
  });

  it('are clipped to the months in which a user existed', async () => {
    const wide = 'monthlyStatsStartDate=2020-01&monthlyStatsEndDate=2030-01';
    const rows = await list(`includeMonthlyStats=true&${wide}`);
    const narrow = await list(
      'includeMonthlyStats=true&monthlyStatsStartDate=2024-05&monthlyStatsEndDate=2024-05',
    );

    expect(rows.map(({ monthlyStats }) => monthlyStats?.length)).toEqual([4, 2]);
    expect(narrow.map(({ monthlyStats }) => monthlyStats)).toEqual([[month('2024-05', 2, 2)], []]);
  });

  it.each([
    ['0', ['busy', 'lXXt']],
    ['1', ['busy', 'lXXt']],
    ['2', ['busy']],
    ['3', ['busy']],
    ['4', []],
    ['1&monthlyStatsStartDate=2024-05', ['busy']],
    ['3&monthlyStatsStartDate=2024-05', []],
  ])('keep users who had at least %s connections in them', async (query, found) => {
    const rows = await list(
      `includeMonthlyStats=true&minBankConnectionCountInMonthlyStats=${query}`,
    );

    expect(rows.map(({ userId }) => userId)).toEqual(found);
  });
});
