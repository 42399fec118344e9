import { coveragePart, HERE } from './part.js';

/** How far labels go, and what is guessed of them. */
export const labels = coveragePart({
  guesses: {
    labelNames: [
      `${HERE}/labels/service.ts`,
      'Two labels are the same only if their names are alike in case too.',
    ],
    labelLimit: [`${HERE}/labels/service.ts`, 'A user can have at most 1,000 labels.'],
  },
  operations: {
    getAndSearchAllLabels: {},
    getLabel: {},
    createLabel: { guesses: ['labelNames', 'labelLimit'] },
    editLabel: { guesses: ['labelNames'] },
    deleteLabel: {},
    deleteAllLabels: {},
  },
});
