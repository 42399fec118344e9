import { MysteryWorld } from '../support/finicity-other-accounts.js';
import { START_MS } from '../support/finicity-world.js';

const BASE = 'http://schema.intuit.com/platform/fdatafeed';

let mystery: MysteryWorld;

beforeEach(async () => {
  mystery = await MysteryWorld.start();
});
afterEach(() => mystery.world.close());

const CHECKING = { type: 'bankingAccount', bankingAccountType: 'CHECKING' };

const DAY = Date.parse('2016-07-01T00:00:00-07:00');
const BALANCES = { balanceAmount: 456, balancePreviousAmount: 456 };

const banking = (subtype: string) => ({
  type: 'bankingAccount',
  ...BALANCES,
  bankingAccountType: subtype,
  postedDate: DAY,
  availableBalanceAmount: 456,
  openDate: Date.parse('2012-11-30T00:00:00-07:00'),
});
const credit = (subtype: string) => ({
  type: 'creditAccount',
  creditAccountType: subtype,
  currentBalance: 456,
  previousBalance: 456,
});
const loan = (subtype: string) => ({
  type: 'loanAccount',
  ...BALANCES,
  loanType: subtype,
  postedDate: DAY,
  holderName: 'Mary Mystery',
});
const investment = (subtype: string) => ({
  type: 'investmentAccount',
  ...BALANCES,
  investmentAccountType: subtype,
  availableCashBalance: 456,
  currentBalance: 456,
  cashBalanceAmount: 456,
});
const rewards = (subtype: string) => ({
  type: 'rewardsAccount',
  rewardsAccountType: subtype,
  postedDate: DAY,
  currentBalance: 456,
});

describe('updateAccountType in JSON', () => {
  it('finds an account of unknown kind without balance', async () => {
    expect(await mystery.shown()).toEqual({ type: 'otherAccount', ...mystery.common() });
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
    const answer = await mystery.put(body);

    expect(answer).toMatchObject({ status: 200, text: '' });
    expect(answer.headers['content-type']).toBeUndefined();
    expect(await mystery.shown()).toEqual({ ...mystery.common(), ...own });
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
    const answer = await mystery.putXml(element(name, namespace, member, value));

    expect(answer).toMatchObject({ status: 200, text: '' });
    expect(await mystery.shown()).toEqual({ ...mystery.common(), ...own });
  });

  it('ignores everything but root and subtype of a whole account', async () => {
    const answer = await mystery.putXml(
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` +
        `<ns3:BankingAccount xmlns="${BASE}/account/v1" xmlns:ns3="${BASE}/bankingaccount/v1">` +
        '<accountId>1</accountId><status>INACTIVE</status><accountNickname>Hers</accountNickname>' +
        '<balanceAmount>9.99</balanceAmount><institutionLoginId>2</institutionLoginId>' +
        '<ns3:bankingAccountType>SAVINGS</ns3:bankingAccountType></ns3:BankingAccount>',
    );

    expect(answer).toMatchObject({ status: 200, text: '' });
    expect(await mystery.shown()).toEqual({ ...mystery.common(), ...banking('SAVINGS') });
  });

  it('goes by local names, whatever the namespace', async () => {
    const body = '<x:Loan xmlns:x="urn:other"><y:loan xmlns:y="urn:y">AUTO</y:loan></x:Loan>';

    expect(await mystery.putXml(body)).toMatchObject({ status: 200, text: '' });
  });

  it('is seen in XML, base fields first', async () => {
    await mystery.put(CHECKING);

    const { text } = await mystery.world.client.call('GET', `/accounts/${String(mystery.other)}`);

    expect(text).toContain(
      `<ns6:BankingAccount><accountId>${String(mystery.other)}</accountId><status>ACTIVE</status>` +
        '<accountNumber>7000000002</accountNumber><accountNickname>Something Else</accountNickname>' +
        '<displayPosition>2</displayPosition><institutionId>101732</institutionId>' +
        '<description>Account</description>' +
        '<registeredUserName>Mary Mystery</registeredUserName>' +
        '<balanceAmount>456</balanceAmount><balanceDate>2016-07-01T00:00:00-07:00</balanceDate>' +
        '<balancePreviousAmount>456</balancePreviousAmount>' +
        '<aggrSuccessDate>2016-07-01T08:52:26.397-07:00</aggrSuccessDate>' +
        '<aggrAttemptDate>2016-07-01T08:52:26.397-07:00</aggrAttemptDate>' +
        '<aggrStatusCode>0</aggrStatusCode><currencyCode>USD</currencyCode>' +
        '<bankId>198741815</bankId>' +
        `<institutionLoginId>${String(mystery.login)}</institutionLoginId>` +
        '<ns6:bankingAccountType>CHECKING</ns6:bankingAccountType>' +
        '<ns6:postedDate>2016-07-01T00:00:00-07:00</ns6:postedDate>' +
        '<ns6:availableBalanceAmount>456</ns6:availableBalanceAmount>' +
        '<ns6:openDate>2012-11-30T00:00:00-07:00</ns6:openDate></ns6:BankingAccount>',
    );
  });
});

describe('a changed account', () => {
  it('stays what it was made, whatever is aggregated or discovered later', async () => {
    await mystery.put(CHECKING);
    await mystery.world.advance('P3D');
    await mystery.world.client.put(`/logins/${String(mystery.login)}?refresh=true`, {});
    expect(await mystery.world.discover('mystery')).toBe(mystery.login);

    expect(await mystery.shown()).toMatchObject({
      type: 'bankingAccount',
      bankingAccountType: 'CHECKING',
    });
    expect((await mystery.shown())['aggrSuccessDate']).toBeGreaterThan(START_MS);
  });

  it('cannot be changed again, not even to what it is', async () => {
    await mystery.put(CHECKING);

    expect(await mystery.put(CHECKING)).toMatchObject({
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
    const statuses = (await Promise.all([mystery.put(CHECKING), mystery.put(CHECKING)])).map(
      ({ status }) => status,
    );

    expect(statuses.sort()).toEqual([200, 403]);
  });
});
