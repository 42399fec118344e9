import { coveragePart, HERE } from './part.js';

/** How far accounts, their balances, positions and pending transactions go. */
export const accounts = coveragePart({
  guesses: {
    funds: [
      `${HERE}/accounts/funds.ts`,
      'overdraft is how far the balance lies below zero, availableFunds balance and overdraftLimit together; both are absent where either of these is not known.',
    ],
    payingAccounts: [
      `${HERE}/accounts/capabilities.ts`,
      'A checking account with an IBAN can do what the interface of its bank can; other accounts can only be downloaded.',
    ],
    holderId: [
      `${HERE}/accounts/shown.ts`,
      'accountHolderId is shown to mandators with the licence AISP or FULLY_LICENSED.',
    ],
    aisRefusal: [
      `${HERE}/account-information.ts`,
      'Account information for a client with aisEnabled off is 403 FORBIDDEN.',
    ],
    balanceRange: [
      `${HERE}/accounts/day-range.ts`,
      'Daily balances go from a date to the same date a year later at the most; 422 for a bad range is ILLEGAL_FIELD_VALUE.',
    ],
    balanceHistory: [
      `${HERE}/accounts/balance-history.ts`,
      'Daily balances list a split transaction itself, not its parts; without a known balance transactions end at zero; internalAdjustingEntries are what skipped positions and deleted recent transactions leave open.',
    ],
    securitiesLeftOut: [
      `${HERE}/accounts/balances-of-user.ts`,
      'A securities account that is named among the accountIds of getDailyBalances is left out.',
    ],
  },
  operations: {
    getAndSearchAllAccounts: {
      guesses: ['funds', 'payingAccounts', 'holderId', 'aisRefusal'],
      missing: ['seized accounts'],
    },
    getAccount: {
      guesses: ['funds', 'payingAccounts', 'holderId', 'aisRefusal'],
      missing: ['seized accounts'],
    },
    editAccount: { guesses: ['nothingGiven', 'aisRefusal'] },
    deleteAccount: {
      guesses: ['aisRefusal'],
      missing: ['deletion of consents at the bank'],
    },
    deleteAllAccounts: {
      guesses: ['aisRefusal'],
      missing: ['deletion of consents at the bank'],
    },
    getDailyBalances: {
      guesses: ['balanceRange', 'balanceHistory', 'securitiesLeftOut', 'pfmRefusal'],
    },
    getAndSearchAllSecurities: { guesses: ['orderOfWords', 'aisRefusal'] },
    getSecurity: { guesses: ['aisRefusal'] },
    getAndSearchAllPendingTransactions: { guesses: ['orderOfWords', 'aisRefusal'] },
    getPendingTransaction: { guesses: ['aisRefusal'] },
  },
});
