import type { Guess } from '../../../core/coverage.js';

const HERE = 'src/providers/finicity';

/** What is left open of batch files. */
export const FILE_GUESSES = {
  batchFiles: [
    `${HERE}/files/control.ts`,
    'That files exist in the facade is assumed. The control API puts them where the customer called like the batch finds them; what it does not give is the list of accounts in XML, packed.',
  ],
  ranges: [
    `${HERE}/files/range.ts`,
    'Several ranges in one, and what is no range at all, are 416 like a range beyond the end.',
  ],
} as const satisfies Record<string, Guess>;
