import type { FieldsOf } from '../../../core/http/xml-fields.js';
import type { LoanAccount } from '../wire/loan-account.js';
import { instant, major, percent } from '../wire/units.js';
import type { DetailsOf } from './details-wire.js';

type LoanDetails = DetailsOf<'loan'>;
type LoanFields = FieldsOf<typeof LoanAccount>;

/** The balance is negative; everything else of a loan is positive. */
export const loanAccountFields = (details: LoanDetails): LoanFields => ({
  balanceAmount: major(details.balance),
  balancePreviousAmount: major(details.previousBalance),
  loanDescription: descriptionOf(details),
  loanType: loanTypeOf(details),
  postedDate: instant(details.balanceDay),
  holderName: details.owner,
  lateFeeAmount: major(details.lateFee),
  payoffAmount: major(details.payoffAmount),
  payoffAmountDate: details.payoffAmount === undefined ? undefined : instant(details.balanceDay),
  referenceNumber: details.reference,
  taxPayeeName: details.taxOffice,
  principalBalance: major(details.principal),
  escrowBalance: major(details.escrowBalance),
  interestRate: percent(details.interestRate),
  ...termFields(details),
  ...paymentFields(details),
  principalPaidYtd: major(details.principalThisYear),
  interestPaidYtd: major(details.interestThisYear),
  insurancePaidYtd: major(details.insuranceThisYear),
  taxPaidYtd: major(details.taxThisYear),
  autopayEnrolled: details.isPaidByOrder,
  collateral: details.collateral,
  currentSchool: details.presentSchool,
  guarantor: details.guarantor,
  firstMortgage: details.isMortgage ? true : undefined,
  originalSchool: details.school,
  lender: details.lender,
  // What was owed at the end of the last statement.
  endingBalanceAmount: major(
    details.previousBalance === undefined ? undefined : 0 - details.previousBalance,
  ),
  projectedInterest: major(details.interestToCome),
  interestPaidLtd: major(details.interestTotal),
});

const TYPES = {
  auto: 'AUTO',
  student: 'STUDENT',
  consumer: 'CONSUMER',
  business: 'SMB',
  mortgage: 'MORTGAGE',
} as const satisfies Record<NonNullable<LoanDetails['sort']>, string>;

/** What is lent against, or whom it is owed to. */
function descriptionOf(details: LoanDetails): string | undefined {
  const { collateral, lender, school } = details;
  const what = WORDS[loanTypeOf(details)];
  if (collateral !== undefined) return `${what} on ${collateral}`;
  if (school !== undefined) return `${what} for ${school}`;
  return lender === undefined ? undefined : `${what} of ${lender}`;
}

const WORDS: Readonly<Record<LoanType, string>> = {
  AUTO: 'Auto loan',
  STUDENT: 'Student loan',
  CONSUMER: 'Consumer loan',
  SMB: 'Business loan',
  MORTGAGE: 'Mortgage',
  LOAN: 'Loan',
};

type LoanType = (typeof TYPES)[keyof typeof TYPES] | 'LOAN';

function loanTypeOf({ sort, isMortgage }: LoanDetails): LoanType {
  if (sort) return TYPES[sort];
  return isMortgage ? 'MORTGAGE' : 'LOAN';
}

/** All loans here have one rate, and instalments that are alike, month by month. */
function termFields(details: LoanDetails): LoanFields {
  const { termMonths, interestRate } = details;
  const isTold = interestRate !== undefined;
  return {
    term: termMonths === undefined ? undefined : `${termMonths} months`,
    originalMaturityDate: instant(details.maturityDay),
    initialAmount: major(details.initialAmount),
    initialDate: instant(details.initialDay),
    firstPaymentDate: instant(details.firstPaymentDay),
    noOfPayments: details.payments,
    remainingPayments: details.remainingPayments,
    ...(isTold && { interestPeriod: 'MONTHLY', loanPaymentFreq: 'MONTHLY' }),
    ...(isTold && { interestRateType: 'FIXED', loanPaymentType: 'PRN_AND_INT' }),
    loanTermType: termMonths === undefined ? undefined : 'FIXED',
    // Nothing more can be drawn, and nothing is left for the last day.
    ...(isTold && { availableBalanceAmount: 0 }),
    ...(termMonths !== undefined && { balloonAmount: 0 }),
  };
}

const paymentFields = ({ nextPayment, lastPayment }: LoanDetails): LoanFields => ({
  ...(nextPayment && nextFields(nextPayment)),
  ...(lastPayment && lastFields(lastPayment)),
});

type Payment = NonNullable<LoanDetails['nextPayment']>;

const nextFields = ({ principal, interest, amount, dueDay }: Payment): LoanFields => ({
  nextPaymentPrincipalAmount: major(principal),
  nextPaymentInterestAmount: major(interest),
  nextPayment: major(amount),
  nextPaymentDate: instant(dueDay),
  paymentMinAmount: major(amount),
  recurringPaymentAmount: major(amount),
});

/** Whoever pays by order pays on the day that it is due. */
const lastFields = ({ principal, interest, escrow, amount, dueDay }: Payment): LoanFields => ({
  lastPaymentDueDate: instant(dueDay),
  lastPaymentReceiveDate: instant(dueDay),
  lastPaymentAmount: major(amount),
  lastPaymentPrincipalAmount: major(principal),
  lastPaymentInterestAmount: major(interest),
  lastPaymentEscrowAmount: major(escrow),
  ...(amount !== undefined && { lastPaymentLastFeeAmount: 0, lastPaymentLateCharge: 0 }),
});
