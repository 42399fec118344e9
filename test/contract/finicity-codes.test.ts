import { KNOWN_CODES } from '../../src/providers/finicity/aggregation/codes.js';
import {
  CCBANK,
  credentials,
  FINBANK,
  FinicityClient,
  loginIdOf,
  type Answer,
} from '../support/finicity-client.js';
import { transactionsPath, Viewer } from '../support/finicity-bookings.js';
import { FinicityWorld, START, START_MS } from '../support/finicity-world.js';

const BASE = 'http://schema.intuit.com/platform/fdatafeed';
const NIGHT = '2016-07-02T09:00:00.000Z';

/** Every code that says that something has failed, and some that nobody has named. */
const CODES = [...KNOWN_CODES.filter((code) => code !== '0'), '900', '999', '12345'];

/** Statuses of the API by which codes are not 503. */
const STATUS: Readonly<Record<string, number>> = { '325': 500, '331': 408, '5006': 500 };

/** Codes at which the stored credentials are not tried again, and those that no night touches. */
const BLOCKS_REFRESH = ['103', '199'];
const BLOCKS_NIGHTS = ['103', '185', '187', '199'];

/** Why transactions are not fresh, `UNAVAILABLE` but for these. */
const REASONS: Readonly<Record<string, string>> = {
  ...{ '103': 'CREDENTIALS_REQUIRED', '108': 'CREDENTIALS_REQUIRED' },
  ...{ '109': 'CREDENTIALS_REQUIRED' },
  ...{ '185': 'CHALLENGE_RESPONSE_REQUIRED', '187': 'CHALLENGE_RESPONSE_REQUIRED' },
};

let world: FinicityWorld;

beforeAll(async () => {
  world = await FinicityWorld.start();
});
afterAll(() => world.close());

const nameOf = (code: string): string => `customer-${code}`;
const clientFor = (code: string) => new FinicityClient(world.sandbox.url, nameOf(code));
const later = (code: string): Promise<Answer> =>
  clientFor(code).post(CCBANK, credentials('error_later', code));
const refresh = (code: string, login: number, body: object = {}): Promise<Answer> =>
  clientFor(code).put(`/logins/${String(login)}?refresh=true`, body);
const fine = { status: 200, text: '' };

/** What all accounts of a customer show. */
async function shown(code: string) {
  const { json } = await clientFor(code).get('/accounts');
  const { accounts } = json as { accounts: readonly Record<string, unknown>[] };
  const states = accounts.map((account) => ({
    code: account['aggrStatusCode'],
    success: Number(account['aggrSuccessDate']) - START_MS,
    attempt: Number(account['aggrAttemptDate']) - START_MS,
  }));
  expect(new Set(states.map((state) => JSON.stringify(state))).size).toBe(1);
  return states[0];
}

/** What the transactions of a customer's first account say of how fresh they are. */
async function reasonOf(code: string): Promise<string> {
  const [first] = await new Viewer(clientFor(code)).accounts();
  const path = transactionsPath(first?.accountId ?? 0, 'txnStartDate=2016-06-30');
  const { json } = await clientFor(code).get(path);
  return (json as { notRefreshedReason: string }).notRefreshedReason;
}

/** The whole answer in JSON, or in XML where it is not JSON. */
function expectFailure(answer: Answer, code: string): void {
  const correlationId = String(answer.headers['intuit_tid']);
  const text = expect.stringMatching(/^[A-Z].+[a-z]$/) as string;
  const error = { errorType: 'WARNING', errorCode: code, errorMessage: text, correlationId };
  expect(answer.status).toBe(STATUS[code] ?? 503);
  expect(answer.headers['challengesessionid']).toBeUndefined();
  if (answer.json !== undefined) {
    expect(answer.json).toEqual({ errorInfo: [error] });
    return;
  }
  const [, message = ''] = /<errorMessage>(.*?)<\/errorMessage>/.exec(answer.text) ?? [];
  expect(answer.text).toBe(
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
      `<Status xmlns="${BASE}/common/v1"><errorInfo><errorType>WARNING</errorType>` +
      `<errorCode>${code}</errorCode><errorMessage>${message}</errorMessage>` +
      `<correlationId>${correlationId}</correlationId></errorInfo></Status>`,
  );
}

it('knows every code that is documented', () => {
  expect(KNOWN_CODES).toEqual(
    (
      '0 100 101 102 103 104 105 106 107 108 109 155 163 179 185 187 199 323 324 325 331 ' +
      '903 904 913 914 931 936 940 945 946 947 948 5006'
    ).split(' '),
  );
});

describe('at discovery', () => {
  it.each(CODES)('%s is caused by a persona, and adds nothing', async (code) => {
    const client = clientFor(code);
    expectFailure(await client.post(CCBANK, credentials('error_code', code)), code);

    const body = JSON.stringify(credentials('error_code', code));
    expectFailure(await client.call('POST', CCBANK, { type: 'application/json', body }), code);

    expect(await world.customer(nameOf(code))).toMatchObject({ kind: null, logins: [] });
  });

  it.each(CODES)('%s is caused by an event at the bank', async (code) => {
    await world.happens('siteDown', { code: Number(code) });

    expectFailure(await clientFor(code).post(FINBANK, credentials('demo', 'go')), code);

    await world.happens('siteUp');
  });
});

describe('later, by an event', () => {
  it.each(CODES)('%s is seen on all accounts, and cured when the bank is up', async (code) => {
    const login = loginIdOf(await clientFor(code).post(FINBANK, credentials('demo', 'go')));
    await world.happens('siteDown', { code: Number(code) });
    await world.aggregate(nameOf(code));
    expect(await shown(code)).toEqual({ code, success: 0, attempt: 0 });
    expect(await reasonOf(code)).toBe(REASONS[code] ?? 'UNAVAILABLE');
    await world.happens('siteUp');

    const attempted = !BLOCKS_NIGHTS.includes(code);
    expect(await world.aggregate(nameOf(code))).toEqual({
      logins: [{ institutionLoginId: login, aggrStatusCode: attempted ? '0' : code, attempted }],
    });
    const answer = await refresh(code, login);
    if (BLOCKS_REFRESH.includes(code)) expectFailure(answer, code);
    else expect(answer).toMatchObject(fine);
    expect(await refresh(code, login, credentials('demo', 'go'))).toMatchObject(fine);
    expect(await shown(code)).toEqual({ code: '0', success: 0, attempt: 0 });
    expect(await reasonOf(code)).toBe('NOT_NECESSARY');
    await clientFor(code).call('DELETE', '/customers');
  });
});

describe('later, by a persona', () => {
  beforeAll(() =>
    world.sandbox.request
      .patch('/_sandbox/worlds/default')
      .send({ settings: { finicity: { refreshLimitSeconds: 0 } } })
      .expect(200),
  );

  it.each(CODES)('%s comes with a refresh, which fails with it', async (code) => {
    const login = loginIdOf(await later(code));
    expect(await shown(code)).toEqual({ code: '0', success: 0, attempt: 0 });

    expectFailure(await refresh(code, login), code);

    expect(await shown(code)).toEqual({ code, success: 0, attempt: 0 });
  });
});

describe('at night', () => {
  it('every code of a persona is seen, with the date of the attempt alone', async () => {
    const nights = await FinicityWorld.start();
    for (const code of CODES) {
      const client = new FinicityClient(nights.sandbox.url, nameOf(code));
      await client.post(CCBANK, credentials('error_later', code));
    }
    const happenings = await nights.advance('P1D');

    expect(happenings).toHaveLength(CODES.length);
    for (const code of CODES) {
      expect(await nights.customer(nameOf(code))).toMatchObject({
        logins: [
          {
            aggrStatusCode: code,
            lastRefresh: START,
            lastAttempt: NIGHT,
            nextAggregation: BLOCKS_NIGHTS.includes(code) ? null : '2016-07-03T09:00:00.000Z',
          },
        ],
      });
    }
    await nights.close();
  });
});
