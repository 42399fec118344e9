import { transactionsPath, Viewer } from '../support/finicity-bookings.js';
import { FINBANK, credentials, XML_TYPE } from '../support/finicity-client.js';
import { MysteryWorld } from '../support/finicity-other-accounts.js';
import { FinicityWorld } from '../support/finicity-world.js';

const BASE = 'http://schema.intuit.com/platform/fdatafeed';
const ALL = 'txnStartDate=2016-01-01';

let world: FinicityWorld;
let viewer: Viewer;

beforeEach(async () => {
  world = await FinicityWorld.start();
  viewer = new Viewer(world.client);
});
afterEach(() => world.close());

describe('surprises of accounts', () => {
  it('lists of what accounts hold are called position in the singular, transactions in the plural', async () => {
    await world.discover('demo', 'any', 100000);
    const brokerage = (await viewer.accountCalled('My Brokerage')).accountId;
    const card = (await viewer.accountCalled('My Visa')).accountId;

    expect(Object.keys(await viewer.seen(`/accounts/${brokerage}/positions`))).toEqual([
      'position',
    ]);
    expect(Object.keys(await viewer.seen(transactionsPath(brokerage, ALL)))).toEqual([
      'notRefreshedReason',
      'investmentTransactions',
      'investmentBankingTransactions',
    ]);
    expect(Object.keys(await viewer.seen(transactionsPath(card, ALL)))).toEqual([
      'notRefreshedReason',
      'creditCardTransactions',
    ]);
  });

  it('transactions that could not be refreshed are 200 with a reason, which is an attribute in XML', async () => {
    await world.discover();
    const { accountId } = await viewer.accountCalled('Checking');
    const path = transactionsPath(accountId, ALL);
    await world.happens('siteDown', { code: 105 });
    await world.advance('P1D');

    const answer = await world.client.call('GET', path);
    expect(answer.status).toBe(200);
    expect(answer.text).toMatch(/<ns9:TransactionList notRefreshedReason="UNAVAILABLE" xmlns=/);
    expect(await viewer.seen(path)).toMatchObject({ notRefreshedReason: 'UNAVAILABLE' });
  });

  it('what is pending has no posted date and other ids each time; lists are unsorted, by posted date', async () => {
    await world.discover();
    const { accountId } = await viewer.accountCalled('Checking');
    const list = (query: string) => viewer.transactions(accountId, query);
    await world.happens('booking', { account: 'checking', amount: -7, pending: true });
    await world.aggregate();
    const before = await list('txnStartDate=2016-06-01&txnEndDate=2016-06-10');
    const days = before.flatMap(({ postedDate }) => postedDate ?? []);
    await world.advance('PT2H');
    await world.aggregate();
    const after = await list('txnStartDate=2016-06-01&txnEndDate=2016-06-10');
    const pendingIn = (all: typeof before) => all.filter(({ pending }) => pending);

    expect(pendingIn(before).some(({ amount }) => amount === -7)).toBe(true);
    expect(pendingIn(before).filter((one) => 'postedDate' in one)).toEqual([]);
    expect(days).not.toEqual([...days].sort((one, other) => one - other));
    expect(Math.min(...days)).toBeGreaterThanOrEqual(Date.parse('2016-06-01T00:00:00-07:00'));
    expect(Math.max(...days)).toBeLessThanOrEqual(Date.parse('2016-06-10T00:00:00-07:00'));
    const ids = new Set(pendingIn(before).map(({ id }) => id));
    expect(pendingIn(after).filter(({ id }) => ids.has(id))).toEqual([]);
    expect(after.filter(({ pending }) => !pending)).toEqual(before.filter((one) => !one.pending));
  });

  it('a customer is a testing or a real one for life: mixing is 403', async () => {
    await world.discover();
    const answer = await world.client.post('/institutions/210004/logins', {
      credentials: {
        credential: [
          { name: 'Member Number', value: 'maria.castillo' },
          { name: 'Access Code', value: 'stethoscope' },
        ],
      },
    });

    expect(answer.status).toBe(403);
    expect((await world.client.post(FINBANK, credentials('demo', 'go'))).status).toBe(201);
  });

  it('position ids are new at each refresh, and positions of any account may be an empty element', async () => {
    await world.discover('demo', 'any', 100000);
    const brokerage = (await viewer.accountCalled('My Brokerage')).accountId;
    const checking = (await viewer.accountCalled('My Checking')).accountId;
    const idsOf = async () =>
      (await viewer.positions(brokerage)).map(({ investmentPositionId }) => investmentPositionId);
    const before = await idsOf();
    await world.advance('P1D');

    expect((await idsOf()).filter((id) => before.includes(id))).toEqual([]);
    expect((await world.client.call('GET', `/accounts/${checking}/positions`)).text).toBe(
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
        `<InvestmentPositions xmlns="${BASE}/invposition/v1" xmlns:ns2="${BASE}/securityinfo/v1"/>`,
    );
  });
});

it('only an OtherAccount can change its type; clients say Loan in loan/v1, which no schema has', async () => {
  const mystery = await MysteryWorld.start();
  const loan = `<Loan xmlns="${BASE}/loan/v1"><loanType>AUTO</loanType></Loan>`;
  const put = (id: number) =>
    mystery.world.client.call('PUT', `/accounts/${id}`, { type: XML_TYPE, body: loan });

  try {
    expect((await put(mystery.plain)).status).toBe(403);
    expect(await put(mystery.other)).toMatchObject({ status: 200, text: '' });
    expect(await mystery.shown()).toMatchObject({ type: 'loanAccount', loanType: 'AUTO' });
  } finally {
    await mystery.world.close();
  }
});
