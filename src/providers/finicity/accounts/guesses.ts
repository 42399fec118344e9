import type { Guess } from '../../../core/coverage.js';

const HERE = 'src/providers/finicity';

/** What is left open of changing and deleting accounts and customers. */
export const CHANGE_GUESSES = {
  accountTypes: [
    `${HERE}/accounts/choice.ts`,
    'updateAccountType exists in the facade as in the service of Intuit; it takes any case, and what clients write for schema names; an empty type of rewards is OTHER, of an investment any word goes; an account in its new form tells its balance and nothing more.',
  ],
  lastAccount: [
    `${HERE}/accounts/service.ts`,
    'A login disappears with its last account; a deleted account comes back by another discovery alone, under a new id.',
  ],
  goneCustomers: [
    `${HERE}/customers/service.ts`,
    'deleteCustomer is 404 until somebody has used the customer again, takes batch files as well, and frees it to be testing or real; every other use of a token brings the customer back, even one that fails.',
  ],
} as const satisfies Record<string, Guess>;
