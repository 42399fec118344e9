import { coveragePart, HERE } from './part.js';

/** How far tokens go, and what is guessed of them. */
export const tokens = coveragePart({
  guesses: {
    tokenErrors: [
      `${HERE}/authorization/service.ts`,
      'Bad client credentials are 401 invalid_client in the OAuth shape; bad user credentials 400 BAD_REQUEST, a bad refresh token 400 INVALID_TOKEN and a missing field 400 MISSING_FIELD in the usual shape.',
    ],
    unverifiedUser: [
      `${HERE}/authorization/service.ts`,
      'The password grant of an unverified user is 403 USER_NOT_VERIFIED, but only with the right password.',
    ],
    refreshing: [
      `${HERE}/authorization/service.ts`,
      'A refresh token stays good until it expires; refreshing returns no new one, and the same access token while that lives.',
    ],
    revoking: [
      `${HERE}/authorization/service.ts`,
      'A grant is all tokens of one user with one client; a token of another client is left alone with 200; an unknown hint is 400 BAD_REQUEST.',
    ],
    neverExpires: [
      `${HERE}/authorization/tokens.ts`,
      'expires_in counts down, is at least 1 while a token lives, and is 0 for a token that never expires.',
    ],
    lockingAttempt: [
      `${HERE}/authorization/passwords.ts`,
      'The wrong password that locks a user is still answered 400; from then on even the right one is 423.',
    ],
  },
  operations: {
    getToken: {
      guesses: ['tokenErrors', 'unverifiedUser', 'refreshing', 'neverExpires', 'lockingAttempt'],
    },
    revokeToken: { guesses: ['revoking'] },
  },
});
