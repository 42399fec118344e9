import { FinicityClient } from '../support/finicity-client.js';
import { FinicityWorld, START_MS } from '../support/finicity-world.js';

interface Listed {
  readonly accounts: readonly (Record<string, unknown> & { readonly accountId: number })[];
}

let world: FinicityWorld;
let login: number;

beforeAll(async () => {
  world = await FinicityWorld.start();
  login = await world.discover('demo', 'any', 100000);
});
afterAll(() => world.close());

const list = async (path = '/accounts'): Promise<Listed['accounts']> =>
  ((await world.client.get(path)).json as Listed).accounts;

const MIDNIGHT = Date.parse('2016-07-01T00:00:00-07:00');

describe('getCustomerAccounts', () => {
  it('lists the ten accounts of CCBank', async () => {
    const accounts = await list();

    expect(
      accounts.map(({ type, accountNickname, accountNumber, ...account }) => [
        type,
        accountNickname,
        accountNumber,
        account['bankingAccountType'] ??
          account['creditAccountType'] ??
          account['loanType'] ??
          account['investmentAccountType'],
      ]),
    ).toEqual([
      ['creditAccount', 'My Visa', '4100007777', 'CREDITCARD'],
      ['bankingAccount', 'My CD', '2000005555', 'CD'],
      ['creditAccount', 'My Line of Credit', '8000006666', 'LINEOFCREDIT'],
      ['investmentAccount', 'My Roth IRA', '2000004444', 'TAXABLE'],
      ['loanAccount', 'My Auto Loan', '8000008888', 'LOAN'],
      ['bankingAccount', 'My Checking', '1000001111', 'CHECKING'],
      ['bankingAccount', 'My Savings', '1000002222', 'SAVINGS'],
      ['investmentAccount', 'My Retirement', '0000000001', '$401K'],
      ['investmentAccount', 'My Brokerage', '0000000000', 'TAXABLE'],
      ['loanAccount', 'My Mortgage', '1000000001', 'MORTGAGE'],
    ]);
  });

  it('writes a bank account whole', async () => {
    const checking = (await list()).find(
      ({ accountNickname }) => accountNickname === 'My Checking',
    );

    expect(checking).toEqual({
      type: 'bankingAccount',
      accountId: expect.any(Number) as number,
      status: 'ACTIVE',
      accountNumber: '1000001111',
      accountNickname: 'My Checking',
      displayPosition: 6,
      institutionId: 100000,
      description: 'Checking account',
      registeredUserName: 'Casey Tester',
      balanceAmount: expect.any(Number) as number,
      balanceDate: MIDNIGHT,
      balancePreviousAmount: expect.any(Number) as number,
      lastTxnDate: expect.any(Number) as number,
      aggrSuccessDate: START_MS,
      aggrAttemptDate: START_MS,
      aggrStatusCode: '0',
      currencyCode: 'USD',
      bankId: '192110594',
      institutionLoginId: login,
      bankingAccountType: 'CHECKING',
      postedDate: MIDNIGHT,
      availableBalanceAmount: expect.any(Number) as number,
      openDate: expect.any(Number) as number,
      periodDepositAmount: expect.any(Number) as number,
    });
  });

  it('gives a credit account no balanceAmount, but a negative currentBalance', async () => {
    const visa = (await list()).find(({ accountNickname }) => accountNickname === 'My Visa');

    expect(visa).not.toHaveProperty('balanceAmount');
    expect(visa?.['currentBalance']).toBeLessThan(0);
  });

  it('spells 401K plainly in XML', async () => {
    const { text } = await world.client.call('GET', '/accounts');

    expect(text).toContain('investmentAccountType>401K</');
    expect(text).toContain('<aggrSuccessDate>2016-07-01T08:52:26.397-07:00</aggrSuccessDate>');
    expect(text).toContain('<balanceDate>2016-07-01T00:00:00-07:00</balanceDate>');
  });

  it('is an empty list for a customer without accounts, and a childless root in XML', async () => {
    const nobody = new FinicityClient(world.sandbox.url, 'default');

    expect((await nobody.get('/accounts')).json).toEqual({ accounts: [] });
    expect((await nobody.call('GET', '/accounts')).text).toMatch(
      /^<\?xml .*\?><ns8:AccountList [^>]*\/>$/,
    );
  });
});

describe('getLoginAccounts', () => {
  it('lists the accounts of one login', async () => {
    const other = await world.discover();

    expect(await list(`/logins/${String(login)}/accounts`)).toHaveLength(10);
    expect(await list(`/logins/${String(other)}/accounts`)).toHaveLength(3);
    expect(await list()).toHaveLength(13);
  });

  it('is 404 for an unknown login', async () => {
    expect(await world.client.get('/logins/42/accounts')).toMatchObject({
      status: 404,
      json: { errorInfo: [{ errorCode: 'api.database.institutionlogin.notfound' }] },
    });
  });
});

describe('getAccount', () => {
  it('answers a list with one entry', async () => {
    const [first] = await list();

    expect(await list(`/accounts/${String(first?.accountId)}`)).toEqual([first]);
    expect(await list(`/accounts/${String(first?.accountId)}/`)).toEqual([first]);
  });

  it('is 404 for an unknown account, in both formats', async () => {
    const json = await world.client.get('/accounts/42');
    const xml = await world.client.call('GET', '/accounts/42');

    expect(json.status).toBe(404);
    expect(json.json).toEqual({
      errorInfo: [
        {
          errorType: 'APP_ERROR',
          errorCode: 'api.database.account.notfound',
          errorMessage: 'internal api error while processing the request',
          correlationId: json.headers['intuit_tid'],
        },
      ],
    });
    expect(xml.status).toBe(404);
    expect(xml.text).toContain('<errorCode>api.database.account.notfound</errorCode>');
  });

  it('does not know accounts of another customer', async () => {
    const [first] = await list();
    const other = new FinicityClient(world.sandbox.url, 'somebody-else');

    expect((await other.get(`/accounts/${String(first?.accountId)}`)).status).toBe(404);
    expect((await other.get(`/logins/${String(login)}/accounts`)).status).toBe(404);
    expect((await other.put(`/logins/${String(login)}?refresh=true`, {})).status).toBe(404);
  });
});

describe('ids and amounts', () => {
  it('are the same in another world of the same seed, whoever comes first', async () => {
    const elsewhere = await FinicityWorld.start();
    await new FinicityClient(elsewhere.sandbox.url, 'another-one').get('/accounts');
    await elsewhere.discover('demo', 'any', 100000);

    const there = (await elsewhere.client.get(`/logins/${String(login)}/accounts`)).json;

    expect(there).toEqual((await world.client.get(`/logins/${String(login)}/accounts`)).json);
    await elsewhere.close();
  });

  it('do not change by being looked at', async () => {
    const before = await list();
    await world.advance('PT2H');

    expect(await list()).toEqual(before);
  });
});
