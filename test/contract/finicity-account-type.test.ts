import { FinicityClient, XML_TYPE, type Answer } from '../support/finicity-client.js';
import { OTHER_ACCOUNTS } from '../support/finicity-other-accounts.js';
import { FinicityWorld, START_MS } from '../support/finicity-world.js';

const BASE = 'http://schema.intuit.com/platform/fdatafeed';

interface Listed {
  readonly accountId: number;
  readonly accountNickname: string;
}

let world: FinicityWorld;
let login: number;
let other: number;
let plain: number;

beforeEach(async () => {
  world = await FinicityWorld.start();
  await world.sandbox.request
    .patch('/_sandbox/worlds/default')
    .send({ fixtures: OTHER_ACCOUNTS })
    .expect(200);
  login = await world.discover('mystery');
  const { json } = await world.client.get('/accounts');
  const { accounts } = json as { accounts: readonly Listed[] };
  const idOf = (nickname: string): number =>
    accounts.find(({ accountNickname }) => accountNickname === nickname)?.accountId ?? 0;
  other = idOf('Something Else');
  plain = idOf('Plain Checking');
});
afterEach(() => world.close());

const put = (body: unknown, id = other): Promise<Answer> =>
  world.client.put(`/accounts/${String(id)}`, body);
const putXml = (body: string, id = other): Promise<Answer> =>
  world.client.call('PUT', `/accounts/${String(id)}`, { type: XML_TYPE, body });
const CHECKING = { type: 'bankingAccount', bankingAccountType: 'CHECKING' };

const shown = async () => {
  const { json } = await world.client.get(`/accounts/${String(other)}`);
  return (json as { accounts: [Record<string, unknown>] }).accounts[0];
};

/** The account whole, but for what its kind adds. */
const common = () => ({
  accountId: other,
  status: 'ACTIVE',
  accountNumber: '7000000002',
  accountNickname: 'Something Else',
  displayPosition: 2,
  institutionId: 101732,
  balanceDate: Date.parse('2016-07-01T00:00:00-07:00'),
  aggrSuccessDate: START_MS,
  aggrAttemptDate: START_MS,
  aggrStatusCode: '0',
  currencyCode: 'USD',
  institutionLoginId: login,
});

const banking = (subtype: string) => ({
  type: 'bankingAccount',
  balanceAmount: 456,
  bankingAccountType: subtype,
});
const credit = (subtype: string) => ({
  type: 'creditAccount',
  creditAccountType: subtype,
  currentBalance: 456,
});
const loan = (subtype: string) => ({ type: 'loanAccount', balanceAmount: 456, loanType: subtype });
const investment = (subtype: string) => ({
  type: 'investmentAccount',
  balanceAmount: 456,
  investmentAccountType: subtype,
  currentBalance: 456,
});
const rewards = (subtype: string) => ({
  type: 'rewardsAccount',
  rewardsAccountType: subtype,
  currentBalance: 456,
});

describe('updateAccountType in JSON', () => {
  it('finds an account of unknown kind without balance', async () => {
    expect(await shown()).toEqual({ type: 'otherAccount', ...common() });
  });

  it.each([
    [CHECKING, banking('CHECKING')],
    [{ type: 'bankingAccount', bankingAccountType: 'cashmanagement' }, banking('CASHMANAGEMENT')],
    [{ type: 'creditAccount', creditAccountType: 'CREDITCARD' }, credit('CREDITCARD')],
    [{ type: 'loanAccount', loanAccountType: 'AUTO' }, loan('AUTO')],
    [{ type: 'loanAccount', loanType: 'Mortgage' }, loan('MORTGAGE')],
    [{ type: 'investmentAccount', investmentAccountType: 'IRA' }, investment('IRA')],
    [{ type: 'investmentAccount', investmentAccountType: '$401K' }, investment('$401K')],
    [{ type: 'investmentAccount', investmentAccountType: '401k' }, investment('$401K')],
    [{ type: 'investmentAccount', investmentAccountType: 'sarsep' }, investment('SARSEP')],
    [{ type: 'rewardsAccount', rewardsAccountType: 'AIRLINE' }, rewards('AIRLINE')],
    [{ type: 'rewardAccount', rewardAccountType: 'hotel' }, rewards('HOTEL')],
    [{ type: 'rewardsAccount', rewardsAccountType: '' }, rewards('OTHER')],
    [{ ...CHECKING, accountId: 1, status: 'INACTIVE', bankId: null }, banking('CHECKING')],
    [{ type: 'loanAccount', loanType: null, loanAccountType: 'SMB' }, loan('SMB')],
  ])('%j changes the account: 200 and empty', async (body, own) => {
    const answer = await put(body);

    expect(answer).toMatchObject({ status: 200, text: '' });
    expect(answer.headers['content-type']).toBeUndefined();
    expect(await shown()).toEqual({ ...common(), ...own });
  });
});

describe('updateAccountType in XML', () => {
  const element = (name: string, namespace: string, member: string, value: string): string =>
    `<${name} xmlns="${BASE}/${namespace}/v1"><${member}>${value}</${member}></${name}>`;

  it.each([
    ['BankingAccount', 'bankingaccount', 'bankingAccountType', 'MONEYMRKT', banking('MONEYMRKT')],
    ['BankingAccount', 'bankingaccount', 'bankingAccountType', 'cd', banking('CD')],
    ['CreditAccount', 'creditaccount', 'creditAccountType', 'LINEOFCREDIT', credit('LINEOFCREDIT')],
    ['LoanAccount', 'loanaccount', 'loanType', 'STUDENT', loan('STUDENT')],
    ['Loan', 'loan', 'loanType', 'AUTO', loan('AUTO')],
    ['Loan', 'loan', 'loan', 'HOMEEQUITY', loan('HOMEEQUITY')],
    [
      'InvestmentAccount',
      'investmentaccount',
      'investmentAccountType',
      '401K',
      investment('$401K'),
    ],
    ['RewardsAccount', 'rewardsaccount', 'rewardsAccountType', 'SHOPPING', rewards('SHOPPING')],
    ['RewardAccount', 'rewardsaccount', 'rewardAccountType', '', rewards('OTHER')],
  ])('<%s> in %s with %s "%s" changes the account', async (name, namespace, member, value, own) => {
    const answer = await putXml(element(name, namespace, member, value));

    expect(answer).toMatchObject({ status: 200, text: '' });
    expect(await shown()).toEqual({ ...common(), ...own });
  });

  it('ignores everything but root and subtype of a whole account', async () => {
    const answer = await putXml(
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` +
        `<ns3:BankingAccount xmlns="${BASE}/account/v1" xmlns:ns3="${BASE}/bankingaccount/v1">` +
        '<accountId>1</accountId><status>INACTIVE</status><accountNickname>Hers</accountNickname>' +
        '<balanceAmount>9.99</balanceAmount><institutionLoginId>2</institutionLoginId>' +
        '<ns3:bankingAccountType>SAVINGS</ns3:bankingAccountType></ns3:BankingAccount>',
    );

    expect(answer).toMatchObject({ status: 200, text: '' });
    expect(await shown()).toEqual({ ...common(), ...banking('SAVINGS') });
  });

  it('goes by local names, whatever the namespace', async () => {
    const body = '<x:Loan xmlns:x="urn:other"><y:loan xmlns:y="urn:y">AUTO</y:loan></x:Loan>';

    expect(await putXml(body)).toMatchObject({ status: 200, text: '' });
  });

  it('is seen in XML, base fields first', async () => {
    await put(CHECKING);

    const { text } = await world.client.call('GET', `/accounts/${String(other)}`);

    expect(text).toContain(
      `<ns6:BankingAccount><accountId>${String(other)}</accountId><status>ACTIVE</status>` +
        '<accountNumber>7000000002</accountNumber><accountNickname>Something Else</accountNickname>' +
        '<displayPosition>2</displayPosition><institutionId>101732</institutionId>' +
        '<balanceAmount>456</balanceAmount><balanceDate>2016-07-01T00:00:00-07:00</balanceDate>' +
        '<aggrSuccessDate>2016-07-01T08:52:26.397-07:00</aggrSuccessDate>' +
        '<aggrAttemptDate>2016-07-01T08:52:26.397-07:00</aggrAttemptDate>' +
        '<aggrStatusCode>0</aggrStatusCode><currencyCode>USD</currencyCode>' +
        `<institutionLoginId>${String(login)}</institutionLoginId>` +
        '<ns6:bankingAccountType>CHECKING</ns6:bankingAccountType></ns6:BankingAccount>',
    );
  });
});

describe('a changed account', () => {
  it('stays what it was made, whatever is aggregated or discovered later', async () => {
    await put(CHECKING);
    await world.advance('P3D');
    await world.client.put(`/logins/${String(login)}?refresh=true`, {});
    expect(await world.discover('mystery')).toBe(login);

    expect(await shown()).toMatchObject({ type: 'bankingAccount', bankingAccountType: 'CHECKING' });
    expect((await shown())['aggrSuccessDate']).toBeGreaterThan(START_MS);
  });

  it('cannot be changed again, not even to what it is', async () => {
    await put(CHECKING);

    expect(await put(CHECKING)).toMatchObject({
      status: 403,
      json: {
        errorInfo: [
          {
            errorType: 'APP_ERROR',
            errorCode: 'api.account.type.fixed',
            errorMessage: 'The type of this account cannot be changed: it has been changed before',
          },
        ],
      },
    });
  });

  it('is changed by one of two requests at once', async () => {
    const statuses = (await Promise.all([put(CHECKING), put(CHECKING)])).map(
      ({ status }) => status,
    );

    expect(statuses.sort()).toEqual([200, 403]);
  });
});

describe('what updateAccountType refuses', () => {
  const refused = async (answer: Answer) => {
    expect(answer).toMatchObject({
      status: 400,
      json: { errorInfo: [{ errorType: 'APP_ERROR', errorCode: 'api.request.invalid' }] },
    });
    expect(await shown()).toEqual({ type: 'otherAccount', ...common() });
  };

  it('is an account of a concrete kind: 403, whole in both formats', async () => {
    const json = await put(CHECKING, plain);
    const xml = await putXml(
      `<BankingAccount><bankingAccountType>CASHMANAGEMENT</bankingAccountType></BankingAccount>`,
      plain,
    );

    expect(json.status).toBe(403);
    expect(json.json).toEqual({
      errorInfo: [
        {
          errorType: 'APP_ERROR',
          errorCode: 'api.account.type.fixed',
          errorMessage: 'The type of this account cannot be changed: it is no OtherAccount',
          correlationId: json.headers['intuit_tid'],
        },
      ],
    });
    expect(xml.status).toBe(403);
    expect(xml.text).toBe(
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
        `<Status xmlns="${BASE}/common/v1"><errorInfo><errorType>APP_ERROR</errorType>` +
        '<errorCode>api.account.type.fixed</errorCode><errorMessage>The type of this account ' +
        'cannot be changed: it is no OtherAccount</errorMessage>' +
        `<correlationId>${String(xml.headers['intuit_tid'])}</correlationId></errorInfo></Status>`,
    );
  });

  it.each([
    ['no body', undefined],
    ['null', null],
    ['an empty object', {}],
    ['a list', [CHECKING]],
    ['text', 'bankingAccount'],
    ['no type', { bankingAccountType: 'CHECKING' }],
    ['no subtype', { type: 'bankingAccount' }],
    ['a subtype that is null', { type: 'bankingAccount', bankingAccountType: null }],
    ['an empty subtype', { type: 'bankingAccount', bankingAccountType: ' ' }],
    ['the subtype of another kind', { type: 'bankingAccount', creditAccountType: 'CREDITCARD' }],
    ['an unknown subtype', { type: 'bankingAccount', bankingAccountType: 'PIGGYBANK' }],
    ['a subtype of a prototype', { type: 'bankingAccount', bankingAccountType: 'constructor' }],
    ['a subtype that is a number', { type: 'bankingAccount', bankingAccountType: 7 }],
    ['a subtype that is a list', { type: 'bankingAccount', bankingAccountType: ['CHECKING'] }],
    ['rewards without a subtype', { type: 'rewardsAccount' }],
    ['an unknown type', { type: 'piggyBank', piggyBankType: 'PINK' }],
    ['a type of a prototype', { type: 'constructor' }],
    ['an OtherAccount', { type: 'otherAccount' }],
    ['an endless investment', { type: 'investmentAccount', investmentAccountType: 'X'.repeat(65) }],
    ['credentials', { credentials: { credential: [] } }],
  ])('%s: 400', async (_name, body) => {
    await refused(await put(body));
  });

  it('says which subtype is missing', async () => {
    expect((await put({ type: 'loanAccount' })).json).toMatchObject({
      errorInfo: [{ errorMessage: 'The request is not valid: body.loanType is missing' }],
    });
  });

  it.each([
    ['a root without elements', '<BankingAccount/>'],
    ['text in the root', '<BankingAccount>CHECKING</BankingAccount>'],
    ['an empty subtype', '<BankingAccount><bankingAccountType/></BankingAccount>'],
    [
      'a subtype twice',
      '<BankingAccount><bankingAccountType>CD</bankingAccountType>' +
        '<bankingAccountType>CD</bankingAccountType></BankingAccount>',
    ],
    ['an OtherAccount', '<OtherAccount><accountId>1</accountId></OtherAccount>'],
    ['a login', '<InstitutionLogin/>'],
    ['another root', '<AccountList><BankingAccount/></AccountList>'],
    ['truncated XML', '<BankingAccount><bankingAccountType>CHECKING'],
    ['a doctype', '<!DOCTYPE BankingAccount [<!ENTITY a "CD">]><BankingAccount/>'],
  ])('%s in XML: 400', async (_name, body) => {
    const answer = await putXml(body);

    expect(answer.status).toBe(400);
    expect(answer.text).toContain('<errorCode>api.request.invalid</errorCode>');
    expect(await shown()).toEqual({ type: 'otherAccount', ...common() });
  });

  it('a body without a media type: 415', async () => {
    const answer = await world.client.call('PUT', `/accounts/${String(other)}`, {
      body: JSON.stringify(CHECKING),
    });

    expect(answer.status).toBe(415);
  });

  it('an account that is not there, or is of another customer: 404', async () => {
    const stranger = new FinicityClient(world.sandbox.url, 'somebody-else');

    expect(await put(CHECKING, 42)).toMatchObject({
      status: 404,
      json: { errorInfo: [{ errorCode: 'api.database.account.notfound' }] },
    });
    expect((await stranger.put(`/accounts/${String(other)}`, CHECKING)).status).toBe(404);
  });

  it('an id that is no number: 400', async () => {
    expect((await world.client.put('/accounts/mine', CHECKING)).status).toBe(400);
  });

  it('an account body where a login is updated or discovered', async () => {
    const body = '<BankingAccount><bankingAccountType>CD</bankingAccountType></BankingAccount>';
    const update = await world.client.call('PUT', `/logins/${String(login)}`, {
      type: XML_TYPE,
      body,
    });

    expect(update.status).toBe(400);
    expect((await world.client.put(`/logins/${String(login)}`, CHECKING)).status).toBe(400);
  });
});
