import type { Guess } from '../../core/coverage.js';

const HERE = 'src/providers/finicity';

/** What is left open for every operation: signing, formats, failures. */
const EVERYWHERE = {
  problemWords: [
    `${HERE}/oauth/problems.ts`,
    'Of the words in oauth_problem only token_rejected is documented; the others are those of OAuth Problem Reporting.',
  ],
  timestampWindow: [
    `${HERE}/oauth/nonces.ts`,
    "oauth_timestamp may lie five minutes from the world's clock or from the host's; a nonce counts once in that time.",
  ],
  errorCodes: [
    `${HERE}/errors.ts`,
    'Dotted error codes but api.database.account.notfound, api.max.customers and api.max.accounts, and all messages but theirs and that of 103, are made in the style of the known ones; wrong paths, methods, media types and sizes are 404, 405, 415 and 413 with a Status body.',
  ],
  otherCustomers: [
    `${HERE}/accounts/service.ts`,
    'Logins and accounts of another customer are 404, like those that never were.',
  ],
  correlation: [
    `${HERE}/index.ts`,
    'Every answer carries intuit_tid (the correlationId of a failure) and no-cache headers, as the service of Intuit did.',
  ],
  formats: [
    `${HERE}/formats.ts`,
    'Accept is weighed with its qualities; a tie, and a type that is neither, is XML.',
  ],
  zone: [
    `${HERE}/wire/zone.ts`,
    'XML writes all instants at -07:00, the whole year; the day of a balance is the one there, so that it never lies ahead of the clock.',
  ],
  relaxed: [
    `${HERE}/identify.ts`,
    'The setting relaxedAuthentication lets X-Doppelbank-Customer name the customer; the real API knows nothing like it.',
  ],
} as const satisfies Record<string, Guess>;

/** What is left open of tokens. */
const TOKENS = {
  assertionSkew: [
    `${HERE}/oauth/assertion-content.ts`,
    'Either end of an assertion may be a minute off, by either clock.',
  ],
  assertionSize: [
    `${HERE}/oauth/assertion.ts`,
    'An assertion may have 16 KiB once decoded; real ones have two to five.',
  ],
  userNames: [
    `${HERE}/oauth/problems.ts`,
    'A user name against the rules is refused at the token call, with 401 parameter_rejected.',
  ],
  tokenLife: [`${HERE}/settings.ts`, 'A token lives one hour (setting tokenSeconds).'],
  manyTokens: [
    `${HERE}/token/service.ts`,
    'Each call gives a new token and earlier ones live on, 100 of them at most.',
  ],
} as const satisfies Record<string, Guess>;

/** What is left open of institutions and accounts. */
const LISTS = {
  testBanks: [
    'fixtures/institutions/finicity-testing.json',
    'Of five testing institutions only the number is known: names, keys and logins (demo/go, as at FinBank) are invented.',
  ],
  finbankLogins: [
    'fixtures/personas/finbank.json',
    'The test logins of FinBank are those of the present table, not of 2016; the slow one takes five minutes.',
  ],
  ccbankLogins: [
    'fixtures/personas/ccbank.json',
    'CCBank takes any password but bad; request_error fails with 102; what is odd about the data of wrong_zip, null_amt, Opayee_0dd and the like is made up from these names.',
  ],
  institutionOrder: [
    `${HERE}/institutions/service.ts`,
    'Institutions come in the order of their numbers.',
  ],
  rewardsType: [
    `${HERE}/wire/account-list.ts`,
    'The JSON type of a rewards account is rewardsAccount.',
  ],
  plan401k: [
    `${HERE}/wire/investment-account.ts`,
    'JSON writes the investment type 401K as $401K, as the service of Intuit did.',
  ],
  plainNumbers: [`${HERE}/accounts/wire.ts`, 'Account numbers are not masked.'],
} as const satisfies Record<string, Guess>;

/** What is left open of bodies that go to a login. */
const BODIES = {
  otherMediaTypes: [
    `${HERE}/bodies.ts`,
    'A body that is neither JSON nor XML, or says nothing of its type, is 415.',
  ],
  bothInOne: [`${HERE}/logins/schema.ts`, 'credentials and challengeResponses together are 400.'],
  otherMembers: [
    `${HERE}/logins/schema.ts`,
    'Other members of a login body are 400; null and empty members are absent; numbers are taken where text is meant.',
  ],
  credentialNames: [
    `${HERE}/aggregation/credentials.ts`,
    'Keys with displayFlag true have to be there, once and by exact name, and nothing else; lengths are left to the bank.',
  ],
  imageChoice: [
    `${HERE}/wire/challenges.ts`,
    'A choice among images carries image in place of text, before val.',
  ],
  challengeNode: [
    `${HERE}/logins/routes.ts`,
    'Challenges carry challengeNodeId, always the same address; it is ignored as input.',
  ],
  sessionLife: [
    `${HERE}/settings.ts`,
    'A challenge waits ten minutes for its answers (setting mfaSessionSeconds).',
  ],
  sessionRounds: [
    `${HERE}/mfa/answering.ts`,
    'All rounds of a challenge share one session id, and each has the full time.',
  ],
  answerCount: [
    `${HERE}/mfa/answering.ts`,
    'Too many or too few answers are 400 and leave the session open.',
  ],
  manySessions: [
    `${HERE}/mfa/session.ts`,
    'A customer has 16 open sessions at most; the oldest makes room.',
  ],
} as const satisfies Record<string, Guess>;

export const GUESSES = { ...EVERYWHERE, ...TOKENS, ...LISTS, ...BODIES };
export const EVERYWHERE_GUESSED = Object.keys(EVERYWHERE) as (keyof typeof EVERYWHERE)[];
export const BODIES_GUESSED = Object.keys(BODIES) as (keyof typeof BODIES)[];
