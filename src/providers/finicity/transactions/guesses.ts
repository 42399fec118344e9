import type { Guess } from '../../../core/coverage.js';

const HERE = 'src/providers/finicity';

/** What is left open of accounts in full, of transactions and of positions. */
export const BOOKING_GUESSES = {
  rates: [
    `${HERE}/wire/units.ts`,
    'Rates and yields are written in per cent: 4.25 is four and a quarter.',
  ],
  detailDays: [
    `${HERE}/accounts/details-wire.ts`,
    'The postedDate of an account is the day of its balance; statements end with a month, and every loan has one rate and equal monthly instalments.',
  ],
  detailFields: [
    `${HERE}/accounts/wire.ts`,
    'description names the kind of account, bankId is a bank code or a routing number that nobody has, and texts of loans are made of what is lent for.',
  ],
  deferredMatch: [
    `${HERE}/accounts/details-wire.ts`,
    "What is not vested of an employer's contributions is deferred (empMatchDefer...).",
  ],
  segments: [
    `${HERE}/accounts/details-wire.ts`,
    'Each booking of points of an airline is a segment (segmentYtd).',
  ],
  wholePersona: [
    'fixtures/personas/priya-raman.json',
    'A customer with an account of every kind is invented.',
  ],
  noRefresh: [
    `${HERE}/transactions/routes.ts`,
    'getAccountTransactions refreshes nothing; notRefreshedReason follows the status code, and is NOT_NECESSARY for 0 beyond the hour, too.',
  ],
  periods: [
    `${HERE}/transactions/schema.ts`,
    'An end before the start is 400; one in the future is none. Bookings reach back 183 days before the activation.',
  ],
  pendingLists: [
    `${HERE}/transactions/service.ts`,
    'Pending transactions are sent whatever the period, since they have no posted date; their categorization is empty.',
  ],
  bankNumbers: [
    `${HERE}/transactions/list-wire.ts`,
    "institutionTransactionId is the bank's own number; transactions come in the order of their ids; lists without entries are absent from JSON; an account of unknown kind has BankingTransaction.",
  ],
  loanAmounts: [
    `${HERE}/transactions/wire.ts`,
    'The amount of a LoanTransaction is what the balance moves by, so that interest and escrow stand beside it.',
  ],
  corrections: [
    `${HERE}/transactions/service.ts`,
    'A booking that was put right comes as another with REPLACE; a deleted one as a further entry with DELETE and another id, as often as its period is asked for.',
  ],
  noPositions: [
    `${HERE}/positions/service.ts`,
    'An account that holds no securities has an empty list of positions, whatever its kind.',
  ],
  securityWords: [
    `${HERE}/positions/security-wire.ts`,
    'The words for classes, types and kinds of securities that the schema leaves open are those of OFX.',
  ],
} as const satisfies Record<string, Guess>;
