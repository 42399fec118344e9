import { coveragePart, HERE } from './part.js';

/** How far mock updates go, and what is guessed of them. */
export const mocksAndTests = coveragePart({
  guesses: {
    mockRefusals: [
      `${HERE}/mocks-and-tests/refusals.ts`,
      'A mock update is 403 FORBIDDEN outside of development mode, 422 ILLEGAL_ENTITY_STATE while the automatic update of the user is on, and 404 UNKNOWN_ENTITY for an interface that the connection does not have.',
    ],
    mockLimits: [
      `${HERE}/mocks-and-tests/schema.ts`,
      'Texts of mocked transactions without a documented limit have at most 270 characters; amounts are rounded to two places.',
    ],
    mockTwins: [
      `${HERE}/mocks-and-tests/mock-account.ts`,
      'A mocked transaction is known when one that was there before has its day and amount; two new ones may be alike.',
    ],
    mockLoginError: [
      `${HERE}/mocks-and-tests/mock-update.ts`,
      'A simulated login error does not keep the next real run away.',
    ],
  },
  operations: {
    mockBatchUpdate: {
      guesses: ['mockRefusals', 'mockLimits', 'mockTwins', 'mockLoginError'],
    },
  },
});
