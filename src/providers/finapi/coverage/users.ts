import { coveragePart, HERE } from './part.js';

/** How far users go, and what is guessed of them. */
export const users = coveragePart({
  guesses: {
    derivedIds: [
      `${HERE}/users/user-ids.ts`,
      "A user without an id of its own gets one of 36 characters in the shape of a UUID, derived from the world's seed.",
    ],
    madePassword: [`${HERE}/users/routes.ts`, 'A generated password is a random UUID.'],
    anyPassword: [`${HERE}/patterns.ts`, 'A password may hold any character.'],
    nothingGiven: [
      `${HERE}/users/refusals.ts`,
      'An edit in which every field is null or absent is 400 MISSING_FIELD.',
    ],
    absentFlag: [
      `${HERE}/users/service.ts`,
      'An absent isAutoUpdateEnabled leaves the flag alone, whatever default its description names.',
    ],
    unacceptedTerms: [
      `${HERE}/users/service.ts`,
      'isAutoUpdateEnabled may be set while terms are not accepted; the update leaves the user out.',
    ],
    verificationCodes: [
      `${HERE}/users/service.ts`,
      'The 422 for a verified user is USER_ALREADY_VERIFIED, that for an unverified one USER_NOT_VERIFIED.',
    ],
    reusedId: [`${HERE}/users/deletion.ts`, 'The id of a deleted user is free at once.'],
    announcedDeletion: [
      `${HERE}/users/deletion.ts`,
      'deleteUnverifiedUser and deleteUsers announce deletions just as deleteAuthorizedUser does.',
    ],
    changeToken: [
      `${HERE}/users/password-change.ts`,
      'A new request puts an end to the earlier token; a wrong or expired one is 400 INVALID_TOKEN.',
    ],
    changeTokenLife: [
      `${HERE}/settings.ts`,
      'A password change token lives one hour (setting passwordChangeTokenSeconds).',
    ],
    encryption: [
      `${HERE}/encryption/data-decryption-key.ts`,
      'The key is 32 hexadecimal digits; their 16 bytes are salt and initialisation vector, the result is standard base64.',
    ],
  },
  operations: {
    createUser: { guesses: ['derivedIds', 'madePassword', 'anyPassword', 'unacceptedTerms'] },
    getAuthorizedUser: {},
    editAuthorizedUser: { guesses: ['nothingGiven', 'absentFlag', 'unacceptedTerms'] },
    deleteAuthorizedUser: {
      guesses: ['reusedId'],
      missing: ['deletion of consents at the bank'],
    },
    deleteUnverifiedUser: { guesses: ['verificationCodes', 'reusedId', 'announcedDeletion'] },
    verifyUser: { guesses: ['verificationCodes'] },
    getVerificationStatus: {},
    requestPasswordChange: {
      guesses: ['verificationCodes', 'changeToken', 'changeTokenLife', 'encryption'],
    },
    executePasswordChange: { guesses: ['anyPassword', 'changeToken', 'changeTokenLife'] },
  },
  behaviours: {
    'user synchronisation call-backs': {},
  },
});
