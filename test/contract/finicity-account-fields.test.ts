import {
  BankingAccount,
  CreditAccount,
  RewardsAccount,
} from '../../src/providers/finicity/wire/account-types.js';
import { InvestmentAccount } from '../../src/providers/finicity/wire/investment-account.js';
import { LoanAccount } from '../../src/providers/finicity/wire/loan-account.js';
import { FinicityClient } from '../support/finicity-client.js';
import { Viewer, type ShownAccount } from '../support/finicity-bookings.js';
import { LOGINS, XmlCustomer } from '../support/finicity-tour.js';
import { FinicityWorld } from '../support/finicity-world.js';

const BALANCES = ['balanceAmount', 'balancePreviousAmount'];

/** What accounts of a type do not have, and what nobody here has: a loan from an employer's plan. */
const NEVER: Readonly<Record<string, readonly string[]>> = {
  creditAccount: BALANCES,
  investmentAccount: ['loanStartDate', 'loanRate'],
  rewardsAccount: [...BALANCES, 'accountNumberReal'],
};

const TYPES = {
  bankingAccount: BankingAccount,
  creditAccount: CreditAccount,
  loanAccount: LoanAccount,
  investmentAccount: InvestmentAccount,
  rewardsAccount: RewardsAccount,
} as const;

let world: FinicityWorld;
const accounts: ShownAccount[] = [];

beforeAll(async () => {
  world = await FinicityWorld.start();
  for (const [index, typed] of LOGINS.entries()) {
    const name = `customer-${index}`;
    await new XmlCustomer(world.sandbox.url, name).discover(typed);
    accounts.push(...(await new Viewer(new FinicityClient(world.sandbox.url, name)).accounts()));
  }
});
afterAll(() => world.close());

const called = (nickname: string): ShownAccount => {
  const found = accounts.find(({ accountNickname }) => accountNickname === nickname);
  if (!found) throw new Error(`no account ${nickname}`);
  return found;
};

describe.each(Object.entries(TYPES))('a %s', (type, { fields }) => {
  it('has each of its fields filled at one of the fixtures', () => {
    const filled = new Set(accounts.filter((one) => one.type === type).flatMap(Object.keys));
    const never = Object.keys(fields).filter((name) => !filled.has(name));

    expect(never.sort()).toEqual([...(NEVER[type] ?? [])].sort());
  });
});

describe('the contract of a loan', () => {
  it('is told of a student loan', () => {
    expect(called('Student Loan')).toMatchObject({
      type: 'loanAccount',
      loanDescription: 'Student loan for Harbor Point School of Nursing',
      loanType: 'STUDENT',
      lender: 'Lantern Student Lending',
      guarantor: 'Elena Castillo',
      originalSchool: 'Harbor Point School of Nursing',
      currentSchool: 'Granite Pass Evening College',
      referenceNumber: expect.stringMatching(/^\d{10}$/) as string,
      lateFeeAmount: 16.5,
      lastPaymentLateCharge: 0,
      lastPaymentLastFeeAmount: 0,
      balloonAmount: 0,
      availableBalanceAmount: 0,
    });
  });

  it('says what was owed at the end of the statement', () => {
    const loans = accounts.filter(({ type }) => type === 'loanAccount');
    const told = loans.filter(({ endingBalanceAmount }) => endingBalanceAmount !== undefined);

    expect(told.length).toBeGreaterThan(0);
    expect(told.map(({ endingBalanceAmount }) => endingBalanceAmount)).toEqual(
      told.map(({ balancePreviousAmount }) => -Number(balancePreviousAmount)),
    );
  });
});

it('an account says what it is, and the number of its bank', () => {
  expect(called('My Visa')).toMatchObject({
    description: 'Credit card',
    detailedDescription: 'Credit card ending in 7777',
    bankId: '192110594',
  });
  expect(new Set(accounts.map(({ description }) => description)).size).toBe(11);
});
