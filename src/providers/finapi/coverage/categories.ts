import { coveragePart, HERE } from './part.js';

/** How far categories go, and what is guessed of them. */
export const categories = coveragePart({
  guesses: {
    globalCategories: [
      `${HERE}/categories/global-categories.ts`,
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
    pfmRefusal: [
      `${HERE}/pfm/refusals.ts`,
      'A client without PFM services gets 403 FORBIDDEN from each of them, before anything else of the request is looked at.',
    ],
  },
  operations: {
    getAndSearchAllCategories: { guesses: ['globalCategories', 'categoryIds', 'pfmRefusal'] },
    getCategory: { guesses: ['globalCategories', 'categoryIds'] },
    createCategory: { guesses: ['categoryNames', 'categoryLimit'] },
    editCategory: { guesses: ['categoryNames', 'globalRefusal'] },
    deleteCategory: { guesses: ['globalRefusal', 'deletedCategory'] },
    deleteAllCategories: { guesses: ['deletedCategory'] },
  },
});
