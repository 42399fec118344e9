import type { Coverage, Guess } from '../../core/coverage.js';
import { CHANGE_GUESSES } from './accounts/guesses.js';
import { FILE_GUESSES } from './files/guesses.js';
import { BODIES_GUESSED, EVERYWHERE_GUESSED, GUESSES } from './guesses.js';
import { SIGNING_GUESSES } from './oauth/guesses.js';
import { PLAN_GUESSES } from './plan/guesses.js';
import { BOOKING_GUESSES } from './transactions/guesses.js';

const HERE = 'src/providers/finicity';

/** What is left open of aggregation. */
const OF_AGGREGATION = {
  answersOfFacade: [
    `${HERE}/logins/routes.ts`,
    'Discovery is 201, a failed aggregation 503 with its number in a Status body, as in the service of Intuit.',
  ],
  sameLogin: [
    `${HERE}/logins/discovered.ts`,
    'The same user id at the same institution leads to the same login again; its accounts are merged.',
  ],
  askedAgain: [
    `${HERE}/logins/service.ts`,
    'Who discovers again is asked again, whatever was answered before.',
  ],
  withinTheHour: [
    `${HERE}/aggregation/course.ts`,
    'A refresh within the hour is 200 with an empty body, and leaves data and dates alone.',
  ],
  uncheckedLiftsBan: [
    `${HERE}/aggregation/course.ts`,
    'After 103 a refresh is 503 with 103 again, without asking the bank; credentials stored unchecked since then lift that.',
  ],
  blockingCodes: [
    `${HERE}/aggregation/codes.ts`,
    'Code 199 blocks a refresh as 103 does; nights leave 103, 185, 187 and 199 alone; 107 is an aggregation error, and the numbers from 900 on are 503.',
  ],
  wrongAccounts: [
    `${HERE}/aggregation/attempt.ts`,
    "Credentials that lead to somebody else's accounts leave code 106; a good attempt sets all accounts of the login to 0.",
  ],
  lockedLogin: [
    `${HERE}/aggregation/contact.ts`,
    'A login that is locked at the bank is code 108.',
  ],
  slowSignIn: [
    `${HERE}/aggregation/contact.ts`,
    'A sign-in that takes very long is answered at once with code 155.',
  ],
  nightTime: [
    `${HERE}/settings.ts`,
    'Background aggregation runs at 09:00 UTC (setting nightlyAggregationAt), two at night at -07:00.',
  ],
  translatePath: [
    `${HERE}/institutions/routes.ts`,
    'Path (setting translatePath adds another), method and answer of translateIntuitInstitutionId, and all numbers that Intuit had but that of CCBank, are invented; an unknown number is 404.',
  ],
} as const satisfies Record<string, Guess>;

const guesses = {
  ...GUESSES,
  ...OF_AGGREGATION,
  ...CHANGE_GUESSES,
  ...FILE_GUESSES,
  ...PLAN_GUESSES,
  ...SIGNING_GUESSES,
  ...BOOKING_GUESSES,
};

const OF_LOGINS = ['finbankLogins', 'ccbankLogins', 'answersOfFacade', ...BODIES_GUESSED] as const;
const OF_DISCOVERY = ['sameLogin', 'askedAgain', 'slowSignIn', 'lockedLogin'] as const;
const PLANNED = ['countedCalls', 'customerKinds', 'maxima'] as const;
const OF_DETAILS = ['detailDays', 'detailFields', 'deferredMatch', 'segments'] as const;
const OF_ACCOUNTS = ['rewardsType', 'plan401k', 'plainNumbers', 'rates', ...OF_DETAILS] as const;
const OF_BOOKINGS = ['bankNumbers', 'loanAmounts', 'corrections'] as const;
const OF_CODES = ['blockingCodes', 'lockedLogin'] as const;

/** How far Finicity's Financial Data API is emulated. */
export const finicityCoverage: Coverage<keyof typeof guesses> = {
  guesses,
  everywhere: [...EVERYWHERE_GUESSED, 'throttle', 'signedAddress'],
  operations: {
    getAccessTokenBySaml: {
      guesses: ['assertionSkew', 'assertionSize', 'userNames', 'tokenLife', 'manyTokens'],
    },
    getInstitutions: { guesses: ['testBanks', 'institutionOrder'] },
    getInstitutionDetails: { guesses: ['testBanks'] },
    discoverAndAddAccounts: {
      guesses: ['testBanks', ...OF_LOGINS, ...OF_DISCOVERY, ...PLANNED],
    },
    getCustomerAccounts: { guesses: OF_ACCOUNTS },
    getLoginAccounts: { guesses: OF_ACCOUNTS },
    getAccount: { guesses: OF_ACCOUNTS },
    getAccountTransactions: {
      guesses: ['noRefresh', 'periods', 'pendingLists', ...OF_BOOKINGS],
    },
    getInvestmentPositions: { guesses: ['wholePersona', 'noPositions', 'securityWords', 'rates'] },
    updateInstitutionLogin: {
      guesses: [...OF_LOGINS, 'withinTheHour', 'uncheckedLiftsBan', 'wrongAccounts', ...OF_CODES],
    },
    updateAccountType: { guesses: ['accountTypes'] },
    deleteAccount: { guesses: ['lastAccount'] },
    deleteCustomer: { guesses: ['goneCustomers'] },
    listFiles: { guesses: ['batchFiles'] },
    getFileData: { guesses: ['batchFiles', 'ranges'] },
    deleteFile: { guesses: ['batchFiles'] },
    translateIntuitInstitutionId: { guesses: ['translatePath'] },
  },
  notYet: {},
  behaviours: {
    'background aggregation': { guesses: ['nightTime', 'wrongAccounts', ...OF_CODES] },
  },
};
