import type { Coverage, Guess } from '../../core/coverage.js';
import { EVERYWHERE_GUESSED, GUESSES } from './guesses.js';

const HERE = 'src/providers/finapi';

const OF_CLIENTS = {
  freshClient: [
    `${HERE}/settings.ts`,
    'A fresh client has account information, PFM, auto-verification, batch update and development mode on, a fully licensed mandator, tokens of an hour and no lock-out.',
  ],
  emptyConfiguration: [
    `${HERE}/client-configuration/service.ts`,
    'An edit of the client configuration that says nothing changes nothing and answers 200.',
  ],
  sharedConfiguration: [
    `${HERE}/client-configuration/service.ts`,
    'betaBanksEnabled and businessBanksEnabled hold for all clients of the mandator, as auto-verification does.',
  ],
  refusedSecret: [
    `${HERE}/mandator-administration/service.ts`,
    'An unknown client and a wrong old secret are both 422 ILLEGAL_FIELD_VALUE.',
  ],
  distortedIds: [
    `${HERE}/mandator-administration/shown-id.ts`,
    'A deleted id keeps its first and last character and has X between; of two characters the first stays, a single one becomes X.',
  ],
  deletedById: [
    `${HERE}/mandator-administration/lives.ts`,
    'The filter userId finds a deleted user by its distorted id alone; ids sort without regard to case.',
  ],
  manyUserIds: [
    `${HERE}/mandator-administration/schema.ts`,
    'deleteUsers takes at most 3,000 ids; more are 400 TOO_MANY_IDS.',
  ],
  flagsInAnyCase: [
    `${HERE}/mandator-administration/schema.ts`,
    'true and false are read in any case, and so are 1 and 0; a query parameter without a value counts as absent.',
  ],
  countedMonths: [
    `${HERE}/mandator-administration/monthly-stats.ts`,
    'Monthly statistics end with the present month.',
  ],
  orderInAnyCase: [
    `${HERE}/paging.ts`,
    'asc and desc are read in any case; an unknown property is 400 INVALID_FILTER_OPTIONS; a page behind the last is empty.',
  ],
} as const satisfies Record<string, Guess>;

const OF_BATCH_UPDATE = {
  volatilePins: [
    `${HERE}/batch-update/access.ts`,
    'A volatile PIN rules out the way by stored PIN alone: such a bank is still updated by consent.',
  ],
  unusableInterface: [
    `${HERE}/batch-update/rule.ts`,
    'Condition 6 asks for one usable source of the bank; an interface that is not usable itself is left all the same.',
  ],
  rejectedCredentials: [
    `${HERE}/batch-update/conditions/credentials.ts`,
    'New credentials count at once after refused ones; one manual update more is needed only with the setting manualUpdateAfterRejection.',
  ],
  failedUpdates: [
    `${HERE}/batch-update/update.ts`,
    'Refused credentials are BANK_SERVER_REJECTION and block by condition 4; strong authentication, a lock and a revoked consent ask for the user; everything else is INTERNAL_SERVER_ERROR and blocks nothing.',
  ],
  endedConsent: [
    `${HERE}/batch-update/run.ts`,
    'A consent past its end means no update, and userActionRequired from the first run that would have been due.',
  ],
  noTimetable: [
    `${HERE}/batch-update/control.ts`,
    'No run comes by itself: the control API causes them; each keeps what it updates busy for two minutes.',
  ],
} as const satisfies Record<string, Guess>;

const guesses = { ...GUESSES, ...OF_CLIENTS, ...OF_BATCH_UPDATE };

/** How far finAPI Access V2 is emulated. */
export const finapiCoverage: Coverage<keyof typeof guesses> = {
  guesses,
  everywhere: EVERYWHERE_GUESSED,
  operations: {
    getToken: {
      guesses: ['tokenErrors', 'unverifiedUser', 'refreshing', 'neverExpires', 'lockingAttempt'],
    },
    revokeToken: { guesses: ['revoking'] },
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
    getClientConfiguration: { guesses: ['freshClient'] },
    editClientConfiguration: {
      guesses: ['emptyConfiguration', 'sharedConfiguration'],
      missing: [
        'an effect of preferredConsentType, betaBanksEnabled, businessBanksEnabled, userNotificationCallbackUrl and the FinTS number, which are only kept',
      ],
    },
    getUserList: {
      guesses: ['distortedIds', 'deletedById', 'flagsInAnyCase', 'countedMonths', 'orderInAnyCase'],
    },
    deleteUsers: {
      guesses: ['manyUserIds', 'reusedId', 'announcedDeletion'],
      missing: ['deletion of consents at the bank'],
    },
    changeClientCredentials: { guesses: ['refusedSecret'] },
  },
  behaviours: {
    'automatic batch update': {
      guesses: [
        'volatilePins',
        'unusableInterface',
        'rejectedCredentials',
        'failedUpdates',
        'endedConsent',
        'noTimetable',
      ],
      missing: [
        'import of bank connections (the control API makes them)',
        'download of balances, transactions and positions',
        'notification rules',
      ],
    },
    'user synchronisation call-backs': {},
  },
};
