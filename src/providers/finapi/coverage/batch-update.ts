import { coveragePart, HERE } from './part.js';

/** How far the automatic batch update goes, and what is guessed of it. */
export const batchUpdate = coveragePart({
  guesses: {
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
      'A consent past its end means no update, and userActionRequired from the first run that would have been due; a run that the stored PIN lets in drops it.',
    ],
    timetable: [
      `${HERE}/settings.ts`,
      'One batch configuration, "nightly", updates all banks daily at 02:00 UTC (setting batchUpdate.configurations); each run keeps what it updates busy for two minutes.',
    ],
    newTerms: [
      `${HERE}/batch-update/new-terms.ts`,
      'NEW_TERMS_AND_CONDITIONS is told with the first run after the terms came, once for each version.',
    ],
    tooManyAccesses: [
      `${HERE}/batch-update/run.ts`,
      'A run that would be the fifth access of a day by a consent is BANK_SERVER_REJECTION and asks for nobody; the next day has accesses of its own.',
    ],
  },
  operations: {},
  behaviours: {
    'automatic batch update': {
      guesses: [
        'volatilePins',
        'unusableInterface',
        'rejectedCredentials',
        'failedUpdates',
        'endedConsent',
        'timetable',
        'newTerms',
        'tooManyAccesses',
      ],
    },
  },
});
