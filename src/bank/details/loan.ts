import { monthOf, monthsLater, FIRST_DAY } from '../days.js';
import { instalmentOf, instalmentsNeeded, loanBalance, loanBalanceBefore } from '../feed/loan.js';
import type { Parts } from '../feed/booking.js';
import type { PersonaAccount } from '../persona.js';
import { between, randomOf } from '../random.js';
import { booked, dueIn, sharedDetails, yearStart } from './books.js';
import type { Books, Shared } from './books.js';

/** An instalment: `principal`, `interest` and `escrow` make up `amount`. */
export interface LoanPayment {
  readonly amount?: number | undefined;
  readonly principal?: number | undefined;
  readonly interest?: number | undefined;
  readonly escrow?: number | undefined;
  readonly dueDay?: string | undefined;
}

/** Of loans and mortgages. The balance is negative; amounts of the loan are positive. */
export interface LoanDetails extends Shared {
  readonly family: 'loan';
  readonly sort?: NonNullable<PersonaAccount['loan']>['sort'] | undefined;
  readonly collateral?: string | undefined;
  readonly isMortgage?: boolean | undefined;
  /** A year's share, the same for the whole time. */
  readonly interestRate?: number | undefined;
  readonly principal?: number | undefined;
  readonly initialAmount?: number | undefined;
  readonly initialDay?: string | undefined;
  readonly firstPaymentDay?: string | undefined;
  readonly maturityDay?: string | undefined;
  readonly termMonths?: number | undefined;
  /** All of the term, and those to come. */
  readonly payments?: number | undefined;
  readonly remainingPayments?: number | undefined;
  readonly nextPayment?: LoanPayment | undefined;
  readonly lastPayment?: LoanPayment | undefined;
  readonly isPaidByOrder?: boolean | undefined;
  /** What would end the loan on the day of the balance. */
  readonly payoffAmount?: number | undefined;
  readonly principalThisYear?: number | undefined;
  readonly interestThisYear?: number | undefined;
  /** Since the loan was given. */
  readonly interestTotal?: number | undefined;
  /** Still to be paid until the end. */
  readonly interestToCome?: number | undefined;
  /** Put aside this year, and passed on at its end. */
  readonly escrowBalance?: number | undefined;
  readonly taxThisYear?: number | undefined;
  /** Who has lent the money, and under which number of theirs. */
  readonly lender?: string | undefined;
  readonly reference?: string | undefined;
  /** What paying an instalment late would cost, which nobody here does. */
  readonly lateFee?: number | undefined;
  readonly guarantor?: string | undefined;
  /** Of a student: where the loan was given for, and where its owner studies now. */
  readonly school?: string | undefined;
  readonly presentSchool?: string | undefined;
  /** Whom the taxes that are put aside are paid to. */
  readonly taxOffice?: string | undefined;
  readonly insuranceThisYear?: number | undefined;
}

export function loanDetails(books: Books): LoanDetails {
  const shared = sharedDetails(books);
  const { loan } = books.account;
  const basics = {
    ...({ family: 'loan', ...shared } as const),
    isMortgage: books.account.kind === 'mortgage',
    principal: 0 - (shared.balance ?? 0),
  };
  if (!loan) return basics;
  return {
    ...basics,
    ...{ sort: loan.sort, collateral: loan.collateral, interestRate: loan.rate },
    ...contractOf(books, loan),
    ...beginningOf(books, loan),
    ...courseOf(books, loan, basics.principal),
    ...thisYear(books),
  };
}

type Terms = NonNullable<PersonaAccount['loan']>;

const LATE_SHARE = 0.05;

/** What stands in the contract beside amounts and days. */
function contractOf({ account }: Books, loan: Terms): Partial<LoanDetails> {
  const { persona, id, bankName } = account;
  const random = randomOf(`contract/${persona.id}/${id}`);
  return {
    lender: loan.lender ?? bankName,
    reference: String(between(random, 1e9, 9_999_999_999)),
    lateFee: Math.round(loan.instalment * LATE_SHARE),
    guarantor: loan.guarantor,
    school: loan.school,
    presentSchool: loan.presentSchool,
    taxOffice: loan.taxOffice,
  };
}

function beginningOf({ account }: Books, { paidBefore }: Terms): Partial<LoanDetails> {
  const initialDay = monthsLater(FIRST_DAY, -paidBefore - 1);
  const needed = instalmentsNeeded(account);
  const termMonths = needed === undefined ? undefined : paidBefore + needed;
  return {
    initialAmount: 0 - loanBalanceBefore(account, paidBefore),
    initialDay,
    openedDay: initialDay,
    firstPaymentDay: monthsLater(initialDay, 1),
    maturityDay: termMonths === undefined ? undefined : monthsLater(initialDay, termMonths),
    termMonths,
    payments: termMonths,
  };
}

/** Where the loan stands between its instalments. */
function courseOf(books: Books, terms: Terms, principal: number): Partial<LoanDetails> {
  const { account, day } = books;
  const due = dueDayOf(books);
  const month = monthOf(day);
  const isPaid = due === undefined || dueIn(month, due) <= day;
  const needed = instalmentsNeeded(account) ?? Infinity;
  const made = Math.min(needed, Math.max(0, month + Number(isPaid)));
  const daysSince = Number(day.slice(8));
  const accrued = Math.round((principal * terms.rate * daysSince) / 365);
  return {
    remainingPayments: needed === Infinity ? undefined : needed - made,
    nextPayment: made < needed ? paymentIn(account, made, due) : undefined,
    lastPayment: made > 0 ? paymentIn(account, made - 1, due) : undefined,
    isPaidByOrder: due !== undefined,
    payoffAmount: Math.max(0, principal + accrued),
    ...interestOf(account, terms, made, needed),
  };
}

/** Day of the month on which the persona pays it; `undefined` when nobody does. */
function dueDayOf({ feed, account }: Books): number | undefined {
  const inflows = feed.planOf(account).inflows.get(account.id) ?? [];
  const flow = inflows.map((inflow) => inflow.flow).find((one) => one.flow === 'instalment');
  return flow?.day;
}

function paymentIn(account: Books['account'], month: number, due: number | undefined): LoanPayment {
  const { principal, interest, escrow } = instalmentOf(account, month);
  const put = escrow && escrow.tax + escrow.insurance;
  const amount = principal + interest + (put ?? 0);
  return { amount, principal, interest, escrow: put, dueDay: dueIn(month, due ?? 1) };
}

/** Instalments are all alike but for the last, which pays what is left. */
function interestOf(
  account: Books['account'],
  { instalment, paidBefore }: Terms,
  made: number,
  needed: number,
): Pick<LoanDetails, 'interestTotal' | 'interestToCome'> {
  const given = 0 - loanBalanceBefore(account, paidBefore);
  const left = 0 - loanBalance(account, made);
  const lastOne: Parts | undefined =
    needed === Infinity || needed === 0 ? undefined : instalmentOf(account, needed - 1);
  const shortfall = lastOne ? instalment - lastOne.principal - lastOne.interest : 0;
  const paid = (paidBefore + made) * instalment - (made === needed ? shortfall : 0);
  const toPay = needed === Infinity ? undefined : (needed - made) * instalment - shortfall;
  return {
    interestTotal: paid - (given - left),
    interestToCome:
      toPay === undefined ? undefined : Math.max(0, made === needed ? 0 : toPay - left),
  };
}

/** What the feed has booked since the first of January. */
function thisYear(books: Books): Partial<LoanDetails> {
  const parts = booked(books, yearStart(books), books.day).flatMap((one) => one.parts ?? []);
  const sum = (of: (part: Parts) => number) => parts.reduce((total, part) => total + of(part), 0);
  const tax = sum(({ escrow }) => escrow?.tax ?? 0);
  const insurance = sum(({ escrow }) => escrow?.insurance ?? 0);
  const hasEscrow = books.account.loan?.escrow !== undefined;
  return {
    principalThisYear: sum(({ principal }) => principal),
    interestThisYear: sum(({ interest }) => interest),
    ...(hasEscrow && {
      ...{ taxThisYear: tax, insuranceThisYear: insurance, escrowBalance: tax + insurance },
    }),
  };
}
