import { monthOf } from '../../src/bank/days.js';
import { instalmentOf } from '../../src/bank/feed/loan.js';
import { accountAt, detailsAs, everyAccount } from '../support/bank-accounts.js';
import { loginAt, shippedBank } from '../support/bank.js';

const { feed } = shippedBank;
const view = { seed: 'seed' };
const DAYS = ['2015-01-02', '2016-02-29', '2024-05-01', '2024-05-15', '2024-12-31', '2030-07-07'];
const NOON_DAY = '2024-05-15';

const priya = loginAt('finbank', 'all_accounts');
const loans = everyAccount.filter(([, { kind }]) => kind === 'loan' || kind === 'mortgage');

describe.each(loans)('the loan %s', (_name, account) => {
  const instalments = (to: string) => feed.bookingsBetween(account, view, '2015-01-01', to);

  it('owes what it was given, less what was paid back', () => {
    for (const day of DAYS) {
      const details = detailsAs('loan', account, day);
      const { principal = 0, payments = 0, remainingPayments = 0 } = details;
      const paidBefore = account.loan?.paidBefore ?? 0;

      expect(principal).toBe(-feed.balanceAt(account, view, day));
      expect(payments - remainingPayments).toBe(paidBefore + instalments(day).length);
    }
  });

  it('has paid this year what the feed has booked', () => {
    for (const day of DAYS) {
      const parts = feed
        .bookingsBetween(account, view, `${day.slice(0, 4)}-01-01`, day)
        .flatMap((one) => one.parts ?? []);
      const total = (of: (part: (typeof parts)[number]) => number) =>
        parts.reduce((all, part) => all + of(part), 0);
      const details = detailsAs('loan', account, day);
      const { taxThisYear = 0, insuranceThisYear = 0, escrowBalance = 0 } = details;

      expect(details.principalThisYear).toBe(total(({ principal }) => principal));
      expect(details.interestThisYear).toBe(total(({ interest }) => interest));
      expect(escrowBalance).toBe(taxThisYear + insuranceThisYear);
    }
  });

  it('has paid last and pays next what the feed books', () => {
    const { lastPayment, nextPayment } = detailsAs('loan', account, NOON_DAY);
    const coming = feed.bookingsBetween(account, view, '2024-05-16', '2024-06-30');
    const told = [lastPayment, nextPayment].map((one) => [one?.dueDay, one?.principal]);
    const booked = [...instalments(NOON_DAY).slice(-1), ...coming.slice(0, 1)];

    expect(told).toEqual(booked.map(({ day, amount }) => [day, amount]));
  });

  it('pays the interest of its whole term, now and to come', () => {
    const at = (day: string) => {
      const { interestTotal = 0, interestToCome = 0 } = detailsAs('loan', account, day);
      return interestTotal + interestToCome;
    };
    const first = at('2015-01-01');

    expect(DAYS.map((day) => at(day) - first)).toEqual(DAYS.map(() => 0));
  });
});

describe('a loan', () => {
  it('tells everything of a mortgage', () => {
    const { balance, principal, ...told } = detailsAs(
      'loan',
      accountAt(priya, 'mortgage'),
      NOON_DAY,
    );
    const { initialAmount = 0, interestTotal, interestToCome, payoffAmount, ...rest } = told;

    expect(balance).toBe(-(principal ?? 0));
    expect(initialAmount).toBeGreaterThan(principal ?? 0);
    expect([interestTotal, interestToCome, payoffAmount]).toEqual([8708830, 7093421, 16646178]);
    expect(rest).toEqual({
      family: 'loan',
      balanceDay: '2024-05-15',
      previousBalance: -16_666_481,
      owner: 'Priya Raman',
      bankNumber: '198741815',
      lender: 'FinBank',
      reference: '3673635130',
      lateFee: 4_900,
      taxOffice: 'Willow County Treasurer',
      openedDay: '2012-06-01',
      isMortgage: true,
      sort: 'mortgage',
      collateral: '4 Willow Creek Lane',
      interestRate: 0.0375,
      initialDay: '2012-06-01',
      firstPaymentDay: '2012-07-01',
      maturityDay: '2044-07-01',
      termMonths: 385,
      payments: 385,
      remainingPayments: 242,
      isPaidByOrder: true,
      nextPayment: {
        ...{ amount: 138_500, principal: 46_061, interest: 51_939, escrow: 40_500 },
        dueDay: '2024-06-03',
      },
      lastPayment: {
        ...{ amount: 138_500, principal: 45_917, interest: 52_083, escrow: 40_500 },
        dueDay: '2024-05-03',
      },
      principalThisYear: 228_160,
      interestThisYear: 261_840,
      taxThisYear: 155_000,
      insuranceThisYear: 47_500,
      escrowBalance: 202_500,
    });
  });

  it('owes nothing after its last instalment', () => {
    const mortgage = accountAt(priya, 'mortgage');
    const { remainingPayments, nextPayment, lastPayment, ...paidOff } = detailsAs(
      'loan',
      mortgage,
      '2050-01-01',
    );

    expect([remainingPayments, nextPayment]).toEqual([0, undefined]);
    expect(paidOff).toMatchObject({ principal: 0, payoffAmount: 0, interestToCome: 0 });
    expect(lastPayment?.principal).toBe(
      instalmentOf(mortgage, monthOf(lastPayment?.dueDay ?? '')).principal,
    );
  });
});
