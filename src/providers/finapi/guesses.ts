import type { Guess } from '../../core/coverage.js';

const HERE = 'src/providers/finapi';

/** What finAPI's description leaves open for every operation. */
const EVERYWHERE = {
  errorTypes: [
    `${HERE}/error-codes.ts`,
    'Each error code has one usual status; an error is BUSINESS when an end user can act on it, else TECHNICAL.',
  ],
  complaints: [
    `${HERE}/bodies.ts`,
    'All wrong fields are reported at once, 20 at most: MISSING_FIELD, ILLEGAL_FIELD_VALUE for a body value out of bounds, else BAD_REQUEST, all with 400.',
  ],
  bodyWithoutType: [`${HERE}/bodies.ts`, 'A body without a Content-Type is read as JSON.'],
  unknownMembers: [
    `${HERE}/users/schema.ts`,
    'Members of a body and query parameters that the API does not know are ignored.',
  ],
  nullRequest: [`${HERE}/patterns.ts`, 'null in a request counts as absent.'],
  absentMembers: [
    `${HERE}/errors.ts`,
    'A member without a value is left out of every answer, errors included; null is never written.',
  ],
  authContext: [
    `${HERE}/errors.ts`,
    'authContext is 1/NUMBER for a user (derived from its id), 1/- for a client, and -/- where the caller is not known.',
  ],
  authenticateHeader: [
    `${HERE}/errors.ts`,
    'Each 401 carries WWW-Authenticate: Bearer realm="finapi".',
  ],
  wrongRole: [
    `${HERE}/authorization/refusals.ts`,
    'A token of the wrong role gets 403 UNAUTHORIZED_ACCESS.',
  ],
  noOperation: [
    `${HERE}/failures.ts`,
    'An unknown path is 404 UNKNOWN_ENTITY, a wrong method 405 METHOD_NOT_ALLOWED, a wrong media type 415 UNSUPPORTED_MEDIA_TYPE, a body over 1 MiB 413 BAD_REQUEST. 429 is never answered.',
  ],
  timeZone: [
    `${HERE}/dates.ts`,
    'Timestamps carry the offset of Berlin, summer time included; days are Berlin days.',
  ],
  languages: [
    `${HERE}/languages.ts`,
    'Business errors for Czech or Slovak readers are in English; quality weights count.',
  ],
  methodOverride: [
    `${HERE}/headers.ts`,
    'X-HTTP-Method-Override with anything but PATCH or DELETE is ignored, and errors name the method that it means; an X-Request-Id comes back byte for byte, one of more than 255 is 400 BAD_REQUEST.',
  ],
  preflight: [
    `${HERE}/headers.ts`,
    'A browser of an allowed origin may send any header; the permission holds for 30 minutes.',
  ],
} as const satisfies Record<string, Guess>;

/** What it leaves open of tokens. */
const TOKENS = {
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
} as const satisfies Record<string, Guess>;

/** What it leaves open of users. */
const USERS = {
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
} as const satisfies Record<string, Guess>;

export const GUESSES = { ...EVERYWHERE, ...TOKENS, ...USERS };
export const EVERYWHERE_GUESSED = Object.keys(EVERYWHERE) as (keyof typeof EVERYWHERE)[];
