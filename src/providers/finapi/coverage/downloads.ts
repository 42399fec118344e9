import { coveragePart, HERE } from './part.js';

/** How far downloads from the bank go, whatever has caused them, and what is guessed of them. */
export const downloads = coveragePart({
  guesses: {
    accountTypes: [
      `${HERE}/downloads/account-type.ts`,
      'Of kinds of accounts that finAPI does not have, money market accounts and certificates are Savings, lines of credit are Loan, points are Membership.',
    ],
    duplicates: [
      `${HERE}/downloads/duplicates.ts`,
      'A booking that comes late is a potential duplicate when day, amount, counterpart and purpose are those of another one.',
    ],
    workTimes: [
      `${HERE}/settings.ts`,
      'A download and the categorisation after it take four seconds each, or two looks at the connection (setting downloads).',
    ],
  },
  operations: {},
  behaviours: {
    'download of accounts and transactions': {
      guesses: ['accountTypes', 'duplicates', 'workTimes'],
    },
  },
});
