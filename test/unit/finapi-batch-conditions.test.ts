import type { ConnectionInterface } from '../../src/providers/finapi/bank-connections/schema.js';
import type {
  ClientFacts,
  MandatorLicense,
} from '../../src/providers/finapi/batch-update/facts.js';
import { judge } from '../../src/providers/finapi/batch-update/rule.js';
import {
  bank,
  candidate,
  client,
  facts,
  failing,
  rejected,
  source,
  stored,
} from '../support/batch-facts.js';

describe('condition 2: terms and conditions', () => {
  test.each<[MandatorLicense, number, boolean]>([
    ['UNLICENSED', 0, false],
    ['UNLICENSED', 1, false],
    ['UNLICENSED', 2, true],
    ['UNLICENSED', 3, true],
    ['PISP', 1, false],
    ['PISP', 2, true],
    ['AISP', 0, true],
    ['FULLY_LICENSED', 0, true],
  ])('%s with version %d of 2 accepted', (mandatorLicense, acceptedTermsVersion, holds) => {
    const judged = judge(
      candidate(),
      facts({
        client: { ...client, mandatorLicense, latestTermsVersion: 2 },
        user: { isAutoUpdateEnabled: true, acceptedTermsVersion },
      }),
    );

    expect(failing(judged)).toEqual(holds ? [] : [2]);
    expect(judged.eligible).toBe(holds);
  });
});

describe('condition 3: userActionRequired', () => {
  test.each([true, false])('%s', (userActionRequired) => {
    const judged = judge(candidate({ userActionRequired }), facts());

    expect(failing(judged)).toEqual(userActionRequired ? [3] : []);
  });
});

describe('condition 4: the previous update with the stored credentials', () => {
  const strict = { ...client, manualUpdateAfterRejection: true };
  const replaced = { ...stored, replacesRejected: true };
  const manual = (timestamp: string, result: 'OK' | 'BANK_SERVER_REJECTION' = 'OK') => ({
    storedCredentials: replaced,
    lastManualUpdate: { result, timestamp },
  });

  test.each<[string, Partial<ConnectionInterface>, ClientFacts, boolean]>([
    ['never happened', { storedCredentials: stored }, client, true],
    [
      'worked',
      {
        storedCredentials: stored,
        lastUpdateWithStoredCredentials: { ...rejected, result: 'OK', credentialsRejected: false },
      },
      client,
      true,
    ],
    [
      'failed because of them',
      { storedCredentials: stored, lastUpdateWithStoredCredentials: rejected },
      client,
      false,
    ],
    [
      'failed because of them by hand',
      {
        storedCredentials: stored,
        lastUpdateWithStoredCredentials: { ...rejected, automatic: false },
      },
      client,
      false,
    ],
    [
      'failed for another reason',
      {
        storedCredentials: stored,
        lastUpdateWithStoredCredentials: {
          ...rejected,
          result: 'INTERNAL_SERVER_ERROR',
          credentialsRejected: false,
        },
      },
      client,
      true,
    ],
    [
      'was refused by the bank for another reason',
      {
        storedCredentials: stored,
        lastUpdateWithStoredCredentials: { ...rejected, credentialsRejected: false },
      },
      client,
      true,
    ],
    [
      'is not the manual one with other credentials',
      {
        storedCredentials: stored,
        lastManualUpdate: { result: 'BANK_SERVER_REJECTION', timestamp: rejected.at },
      },
      client,
      true,
    ],
    ['is unknown to credentials stored since', { storedCredentials: replaced }, client, true],
    [
      'is unknown to credentials stored since, where a manual update is asked for',
      { storedCredentials: replaced },
      strict,
      false,
    ],
    [
      'was followed by a failing manual one',
      manual('2026-02-03T00:00:00.000Z', 'BANK_SERVER_REJECTION'),
      strict,
      false,
    ],
    [
      'was followed by a manual one before storing',
      manual('2026-01-31T00:00:00.000Z'),
      strict,
      false,
    ],
    ['was followed by a manual one', manual('2026-02-03T00:00:00.000Z'), strict, true],
    ['needs no manual one when nothing was replaced', { storedCredentials: stored }, strict, true],
  ])('%s', (_case, changes, by, holds) => {
    const judged = judge(candidate(changes), facts({ client: by }));

    expect(failing(judged)).toEqual(holds ? [] : [4]);
  });

  it('names apart the manual update that only a setting asks for', () => {
    const judged = judge(candidate({ storedCredentials: replaced }), facts());

    expect(judged.conditions[3]?.note).toMatch(/manualUpdateAfterRejection/);
  });
});

describe('condition 5: the bank is included', () => {
  test.each([
    { includedBanks: undefined, excludedBanks: [], holds: true },
    { includedBanks: undefined, excludedBanks: [280001], holds: false },
    { includedBanks: undefined, excludedBanks: [280002], holds: true },
    { includedBanks: [280001], excludedBanks: [], holds: true },
    { includedBanks: [280002], excludedBanks: [], holds: false },
    { includedBanks: [], excludedBanks: [], holds: false },
    { includedBanks: [280001], excludedBanks: [280001], holds: false },
  ])('of $includedBanks without $excludedBanks: $holds', ({ holds, ...lists }) => {
    const judged = judge(candidate(), facts({ client: { ...client, ...lists } }));

    expect(failing(judged)).toEqual(holds ? [] : [5]);
  });
});

describe('condition 6: a data source that the client may use', () => {
  const noScraping = { ...client, isWebScrapingEnabled: false };
  const scraper = source({ bankingInterface: 'WEB_SCRAPER' });
  const fints = source({ bankingInterface: 'FINTS_SERVER' });
  const paymentsOnly = source({ isAisSupported: false });

  test.each([
    ['XS2A', bank(source()), 'XS2A', noScraping, true],
    ['FINTS_SERVER', bank(fints), 'FINTS_SERVER', noScraping, true],
    ['web scraping alone, disabled', bank(scraper), 'WEB_SCRAPER', noScraping, false],
    ['web scraping alone, enabled', bank(scraper), 'WEB_SCRAPER', client, true],
    ['XS2A beside web scraping, disabled', bank(source(), scraper), 'XS2A', noScraping, true],
    ['XS2A for payments only', bank(paymentsOnly), 'XS2A', client, false],
    [
      'XS2A for payments only beside web scraping, disabled',
      bank(paymentsOnly, scraper),
      'XS2A',
      noScraping,
      false,
    ],
  ] as const)('%s', (_case, at, bankingInterface, by, holds) => {
    const judged = judge(candidate({ bankingInterface }), facts({ bank: at, client: by }));

    expect(failing(judged)).toEqual(holds ? [] : [6]);
    expect(judged.eligible).toBe(holds);
  });

  it('holds for an interface that is not usable itself, which is left all the same', () => {
    const judged = judge(
      candidate({ bankingInterface: 'WEB_SCRAPER' }),
      facts({ bank: bank(source(), scraper), client: noScraping }),
    );

    expect(failing(judged)).toEqual([]);
    expect(judged.conditions[5]?.note).toBe('WEB_SCRAPER is not among them.');
    expect(judged.eligible).toBe(false);
    expect(judged.leftBecause).toEqual([
      'The client may not use WEB_SCRAPER; at this bank it may use XS2A.',
    ]);
  });
});
