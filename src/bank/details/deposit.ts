import { monthOf, monthsLater } from '../days.js';
import { booked, flowBookings, flowOf, heldBack, lastStatement, sharedDetails } from './books.js';
import { sumOf, yearStart } from './books.js';
import type { Books, Shared } from './books.js';

/** Of checking, savings and money market accounts and of certificates of deposit. */
export interface DepositDetails extends Shared {
  readonly family: 'deposit';
  /** The balance without what is announced; how far it may be overdrawn does not count. */
  readonly available?: number | undefined;
  /** How far it may be overdrawn. */
  readonly overdraftLimit?: number | undefined;
  readonly statementDay?: string | undefined;
  /** A year's share. */
  readonly interestRate?: number | undefined;
  /** Interest that was booked last. */
  readonly periodInterest?: number | undefined;
  /** Money in during the last complete month. */
  readonly periodDeposits?: number | undefined;
  readonly interestThisYear?: number | undefined;
  readonly interestLastYear?: number | undefined;
  /** Of a certificate: when its present term began and when it ends. */
  readonly termStartDay?: string | undefined;
  readonly maturityDay?: string | undefined;
  /** Balance and the interest of the last period. */
  readonly maturityAmount?: number | undefined;
}

export function depositDetails(books: Books): DepositDetails {
  const { account } = books;
  const shared = sharedDetails(books);
  const { balance = 0 } = shared;
  return {
    ...{ family: 'deposit', ...shared, available: balance - heldBack(books) },
    overdraftLimit: account.limit,
    statementDay: lastStatement(books),
    periodDeposits: depositsOfLastMonth(books),
    ...interestOf(books),
    ...termOf(books, balance),
  };
}

function depositsOfLastMonth(books: Books): number {
  const end = lastStatement(books);
  const month = booked(books, `${end.slice(0, 7)}-01`, end);
  return sumOf(month.filter(({ amount }) => amount > 0));
}

type Interest = Pick<
  DepositDetails,
  'interestRate' | 'periodInterest' | 'interestThisYear' | 'interestLastYear'
>;

/** As the feed books it; nothing is told of accounts that bear none. */
function interestOf(books: Books): Interest {
  const flow = flowOf(books, 'interest');
  if (!flow) return {};
  const january = yearStart(books);
  const bookings = flowBookings(books, 'interest', monthsLater(january, -12));
  const inYear = bookings.filter(({ day }) => day >= january);
  return {
    interestRate: flow.rate,
    periodInterest: bookings.at(-1)?.amount,
    interestThisYear: sumOf(inYear),
    interestLastYear: sumOf(bookings) - sumOf(inYear),
  };
}

const USUAL_TERM_MONTHS = 36;
/** Terms are counted from here unless the account says when it was opened. */
const FIRST_TERM = '2014-07-01';

type Term = Pick<DepositDetails, 'termStartDay' | 'maturityDay' | 'maturityAmount'>;

/** A certificate that ends is renewed for as long again. */
function termOf({ account, day }: Books, balance: number): Term {
  if (account.kind !== 'cd') return {};
  const { termMonths = USUAL_TERM_MONTHS, opened = FIRST_TERM } = account.described;
  const since = monthOf(day) - monthOf(opened);
  const isBeforeDay = day.slice(8) < opened.slice(8);
  const terms = Math.max(0, Math.floor((since - Number(isBeforeDay)) / termMonths));
  const flow = flowOf({ account }, 'interest');
  const lastInterest = flow ? Math.round((balance * flow.rate * flow.everyMonths) / 12) : 0;
  return {
    termStartDay: monthsLater(opened, terms * termMonths),
    maturityDay: monthsLater(opened, (terms + 1) * termMonths),
    maturityAmount: balance + lastInterest,
  };
}
