import { coveragePart, HERE } from './part.js';

/** How far categories go, and what is guessed of them. */
export const categories = coveragePart({
  guesses: {
    globalCategories: [
      'fixtures/finapi-categories.json',
      'The global categories are two levels of our own, with German names whatever language is asked for.',
    ],
    categoryIds: [
      `${HERE}/categories/catalogue.ts`,
      'Global categories have small ids that depend on the seed of the world.',
    ],
    categoryNames: [
      `${HERE}/categories/service.ts`,
      'Two categories of a level are the same only if their names are alike in case too.',
    ],
    categoryLimit: [
      `${HERE}/categories/service.ts`,
      'A user can have at most 1,000 categories of its own.',
    ],
    globalRefusal: [
      `${HERE}/categories/refusals.ts`,
      'To edit or delete a global category is 422 ILLEGAL_ENTITY_STATE.',
    ],
    deletedCategory: [
      `${HERE}/categories/service.ts`,
      'The transactions of a deleted category have none afterwards, and what was learnt for it is forgotten.',
    ],
    defaultRules: [
      `${HERE}/categorization/categorise.ts`,
      'Transactions are categorised by what the user has taught, then by merchant category code (in a check alone), words, type codes, the sort of the booking at the bank, and at last by the type of the account.',
    ],
    trainedMarks: [
      `${HERE}/categorization/trained-rule.ts`,
      "What was taught holds for the counterpart's IBAN, account and name, or for the words of the purpose where there is no counterpart; for money in and money out apart, and for accounts of all types.",
    ],
    forgotten: [
      `${HERE}/categorization/lessons.ts`,
      'To take a category away from a transaction is to forget what was taught.',
    ],
    rulesKept: [
      `${HERE}/categorization/lessons.ts`,
      'At most 2,000 rules of a user are kept; the oldest one goes first.',
    ],
    accountTypeIds: [
      `${HERE}/categorization/schema.ts`,
      'accountTypeId may be 8 (Bausparen), which is listed, although the greatest one is said to be 7; 6 is refused.',
    ],
    checkLimit: [
      `${HERE}/categorization/service.ts`,
      'checkCategorization takes at most 100 transactions, as trainCategorization does.',
    ],
    categorizationRefusals: [
      `${HERE}/categorization/refusals.ts`,
      'Too many transactions are 422 ILLEGAL_FIELD_VALUE; a locked bank connection, or none at all, is 422 ILLEGAL_ENTITY_STATE.',
    ],
    cashFlowTotals: [
      `${HERE}/categories/cash-flows.ts`,
      'The totals of cash flows count each transaction once.',
    ],
    mainCashFlows: [
      `${HERE}/categories/cash-flows.ts`,
      'With includeSubCashFlows a main category is there if any of its sub-categories has transactions.',
    ],
    cashFlowParts: [
      `${HERE}/categories/cash-flow-service.ts`,
      'Of a transaction that was split the parts count for cash flows, and restrictions to certain categories hold there too.',
    ],
    pfmRefusal: [
      `${HERE}/pfm/refusals.ts`,
      'A client without PFM services gets 403 FORBIDDEN from each of them, before anything else of the request is looked at.',
    ],
  },
  operations: {
    getAndSearchAllCategories: { guesses: ['globalCategories', 'categoryIds', 'pfmRefusal'] },
    getCategory: { guesses: ['globalCategories', 'categoryIds'] },
    getCashFlows: { guesses: ['cashFlowTotals', 'mainCashFlows', 'cashFlowParts'] },
    createCategory: { guesses: ['categoryNames', 'categoryLimit'] },
    editCategory: { guesses: ['categoryNames', 'globalRefusal'] },
    deleteCategory: { guesses: ['globalRefusal', 'deletedCategory'] },
    deleteAllCategories: { guesses: ['deletedCategory'] },
    trainCategorization: {
      guesses: [
        'trainedMarks',
        'forgotten',
        'rulesKept',
        'accountTypeIds',
        'categorizationRefusals',
      ],
    },
    checkCategorization: {
      guesses: ['defaultRules', 'accountTypeIds', 'checkLimit', 'categorizationRefusals'],
    },
    triggerCategorization: { guesses: ['defaultRules', 'categorizationRefusals'] },
  },
});
