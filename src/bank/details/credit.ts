import { dayText, monthEnd, monthOf } from '../days.js';
import { booked, dueIn, flowOf, heldBack, lastStatement, sharedDetails, sumOf } from './books.js';
import type { Books, Shared } from './books.js';

/** Of credit cards and lines of credit. What is owed is negative in balances, positive elsewhere. */
export interface CreditDetails extends Shared {
  readonly family: 'credit';
  readonly limit?: number | undefined;
  readonly available?: number | undefined;
  /** A year's share. */
  readonly interestRate?: number | undefined;
  readonly cashLimit?: number | undefined;
  readonly cashAvailable?: number | undefined;
  readonly cashBalance?: number | undefined;
  readonly cashRate?: number | undefined;
  /** End of the last statement, and what stood on it. */
  readonly statementDay?: string | undefined;
  readonly statementBalance?: number | undefined;
  /** Balance of the statement before. */
  readonly statementBefore?: number | undefined;
  readonly statementPurchases?: number | undefined;
  readonly statementPayments?: number | undefined;
  /** Interest, and a fee for paying late, which nobody here does. */
  readonly statementCharges?: number | undefined;
  readonly statementLateFee?: number | undefined;
  /** What is still to be paid at least of the statement, and until when. */
  readonly minimumPayment?: number | undefined;
  readonly paymentDueDay?: string | undefined;
  readonly pastDue?: number | undefined;
  readonly lastPayment?: number | undefined;
  readonly lastPaymentDay?: string | undefined;
}

export function creditDetails(books: Books): CreditDetails {
  const shared = sharedDetails(books);
  const due = dueOf(books);
  const statement = statementOf(books);
  const paid = sumOf(payments(books, firstOfMonth(books.day), books.day));
  const owed = Math.max(0, -(statement.statementBalance ?? 0));
  return {
    ...{ family: 'credit', ...shared, ...limitsOf(books, shared.balance ?? 0), ...statement },
    minimumPayment: Math.max(0, Math.min(owed, minimumOf(owed)) - paid),
    ...{ paymentDueDay: due, pastDue: 0, ...lastPaymentOf(books) },
  };
}

const SMALLEST_PAYMENT = 2_500;
const PAYMENT_SHARE = 0.02;

function minimumOf(owed: number): number {
  return Math.max(SMALLEST_PAYMENT, Math.round(owed * PAYMENT_SHARE));
}

const USUAL_RATE = 0.1899;
const CASH_SHARE = 0.2;
const CASH_SURCHARGE = 0.05;

type Limits = Pick<
  CreditDetails,
  | 'limit'
  | 'available'
  | 'interestRate'
  | 'cashLimit'
  | 'cashAvailable'
  | 'cashBalance'
  | 'cashRate'
>;

function limitsOf(books: Books, balance: number): Limits {
  const { account } = books;
  const { limit } = account;
  const rate = flowOf(books, 'interest')?.rate ?? account.described.rate ?? USUAL_RATE;
  if (limit === undefined) return { interestRate: rate };
  const available = Math.max(0, limit + balance - heldBack(books));
  const cashLimit = Math.round((limit * CASH_SHARE) / 10_000) * 10_000;
  return {
    ...{ limit, available, interestRate: rate, cashLimit },
    cashAvailable: Math.min(available, cashLimit),
    cashBalance: 0,
    cashRate: Math.round((rate + CASH_SURCHARGE) * 10_000) / 10_000,
  };
}

type Statement = Pick<
  CreditDetails,
  | 'statementDay'
  | 'statementBalance'
  | 'statementBefore'
  | 'statementPurchases'
  | 'statementPayments'
  | 'statementCharges'
  | 'statementLateFee'
>;

/** The statement before, less payments, plus purchases and charges, is the statement. */
function statementOf(books: Books): Statement {
  const { feed, account, view } = books;
  const statementDay = lastStatement(books);
  const before = dayText(monthEnd(monthOf(statementDay) - 1));
  const lines = booked(books, firstOfMonth(statementDay), statementDay);
  const charges = lines.filter(({ category, amount }) => category === 'interest' && amount < 0);
  const out = lines.filter(({ amount }) => amount < 0);
  return {
    statementDay,
    statementBalance: feed.balanceAt(account, view, statementDay),
    statementBefore: feed.balanceAt(account, view, before),
    statementPurchases: sumOf(charges) - sumOf(out),
    statementPayments: sumOf(lines) - sumOf(out),
    statementCharges: 0 - sumOf(charges),
    statementLateFee: 0,
  };
}

const USUAL_DUE_DAY = 25;

/** In the month after the statement: when it is settled, or a usual day. */
function dueOf({ feed, account, day }: Books): string {
  const inflows = feed.planOf(account).inflows.get(account.id) ?? [];
  const flow = inflows.map((inflow) => inflow.flow).find((one) => one.flow === 'settlement');
  return dueIn(monthOf(day), flow?.day ?? USUAL_DUE_DAY);
}

function payments(books: Books, from: string, to: string) {
  return booked(books, from, to).filter(({ amount }) => amount > 0);
}

const MONTHS_OF_LOOKING = 6;

type LastPayment = Pick<CreditDetails, 'lastPayment' | 'lastPaymentDay'>;

/** Looks back month by month, so that mostly one or two are needed. */
function lastPaymentOf(books: Books): LastPayment {
  let end = books.day;
  for (let looked = 0; looked <= MONTHS_OF_LOOKING; looked += 1) {
    const latest = payments(books, firstOfMonth(end), end).at(-1);
    if (latest) return { lastPayment: latest.amount, lastPaymentDay: latest.day };
    end = dayText(monthEnd(monthOf(end) - 1));
  }
  return {};
}

function firstOfMonth(day: string): string {
  return `${day.slice(0, 7)}-01`;
}
