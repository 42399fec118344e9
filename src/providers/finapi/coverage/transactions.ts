import { coveragePart, HERE } from './part.js';

const FOLDER = `${HERE}/transactions`;

/** How far transactions go, and what is guessed of them. */
export const transactions = coveragePart({
  guesses: {
    emptyRanges: [
      `${FOLDER}/query-schema.ts`,
      'A lower bound above its upper bound is 400 INVALID_FILTER_OPTIONS.',
    ],
    restrictedCategories: [
      `${FOLDER}/restrictions.ts`,
      'A client with categoryRestrictions gets 403 FORBIDDEN for other categories, also for a single transaction of one.',
    ],
    restrictedChildren: [
      `${FOLDER}/restrictions.ts`,
      'Sub-categories of those that categoryRestrictions list are allowed.',
    ],
    negativeSpending: [
      `${FOLDER}/wire.ts`,
      'In a list of transactions spending is negative, and balance is the sum of both.',
    ],
    emptyEdit: [
      `${FOLDER}/refusals.ts`,
      'An edit of transactions that gives nothing to edit is 400 MISSING_FIELD.',
    ],
    idsNeeded: [
      `${FOLDER}/refusals.ts`,
      'A category or labels for transactions that no ids name are 400 BAD_REQUEST.',
    ],
    noIds: [
      `${FOLDER}/edit.ts`,
      'An empty list of ids names no transaction; unknown ids are left out in silence.',
    ],
    transactionLabels: [`${FOLDER}/body-schema.ts`, 'A transaction takes at most 1,000 labels.'],
    mostParts: [`${FOLDER}/body-schema.ts`, 'A transaction is split into at most 1,000 parts.'],
    partLengths: [
      `${FOLDER}/body-schema.ts`,
      'The IBAN of a part has at most 34 characters, a BIC 11 and a BLZ 8.',
    ],
    partsInherit: [`${FOLDER}/split.ts`, 'A part has dates, flags and importDate of the whole.'],
    neverSplit: [
      `${FOLDER}/split.ts`,
      'To restore a transaction that was never split changes nothing.',
    ],
    partsStay: [
      `${FOLDER}/refusals.ts`,
      'A part cannot be deleted alone (422 ILLEGAL_ENTITY_STATE); with the whole its parts go.',
    ],
    deletionDates: [
      `${FOLDER}/refusals.ts`,
      'A date of a deletion that lies in the future is 400 BAD_REQUEST; minImportDate beside maxDeletionDate, safeMode or rememberDeletion is 400 INVALID_FILTER_OPTIONS.',
    ],
    comingAgain: [
      `${FOLDER}/deletion.ts`,
      'What was deleted comes again with the next update while the bank still delivers it; a potential duplicate that was deleted singly does not. Nothing else of a deletion needs an adjusting entry.',
    ],
  },
  operations: {
    getAndSearchAllTransactions: {
      guesses: ['emptyRanges', 'restrictedCategories', 'restrictedChildren', 'negativeSpending'],
    },
    getTransaction: {
      guesses: ['restrictedCategories'],
      missing: [
        'paypalData, certisData, compensationAmount, fees, different debtors and ISO 20022 codes, which the simulated bank does not have',
      ],
    },
    editTransaction: { guesses: ['emptyEdit', 'transactionLabels'] },
    editMultipleTransactions: {
      guesses: ['emptyEdit', 'idsNeeded', 'noIds', 'transactionLabels'],
    },
    deleteTransaction: { guesses: ['partsStay', 'comingAgain'] },
    deleteAllTransactions: { guesses: ['deletionDates', 'comingAgain', 'partsStay'] },
    splitTransaction: {
      guesses: ['partsInherit', 'mostParts', 'partLengths', 'transactionLabels'],
    },
    restoreTransaction: { guesses: ['neverSplit'] },
  },
});
