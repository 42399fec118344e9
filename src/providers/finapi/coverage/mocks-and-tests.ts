import { coveragePart, HERE } from './part.js';

/** How far mock updates go, and what is guessed of them. */
export const mocksAndTests = coveragePart({
  guesses: {
    mockOutsideDevelopment: [
      `${HERE}/mocks-and-tests/refusals.ts`,
      'A mock update outside of development mode is 403 FORBIDDEN.',
    ],
    mockBesideAutoUpdate: [
      `${HERE}/mocks-and-tests/refusals.ts`,
      'A mock update while the automatic update of the user is on is 422 ILLEGAL_ENTITY_STATE.',
    ],
    mockOfOtherInterface: [
      `${HERE}/mocks-and-tests/refusals.ts`,
      'A mock update by an interface that the connection does not have is 404 UNKNOWN_ENTITY.',
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
      guesses: [
        'mockOutsideDevelopment',
        'mockBesideAutoUpdate',
        'mockOfOtherInterface',
        'mockLimits',
        'mockTwins',
        'mockLoginError',
      ],
    },
  },
});
