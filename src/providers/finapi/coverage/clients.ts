import { coveragePart, HERE } from './part.js';

/** How far the configuration of clients and their administration go, and what is guessed of them. */
export const clients = coveragePart({
  guesses: {
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
      `${HERE}/patterns.ts`,
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
  },
  operations: {
    getClientConfiguration: { guesses: ['freshClient'] },
    editClientConfiguration: {
      guesses: ['emptyConfiguration', 'sharedConfiguration'],
      missing: ['an effect of the FinTS number, which is only kept'],
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
});
