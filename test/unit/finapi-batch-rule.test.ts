import type { ConnectionInterface } from '../../src/providers/finapi/bank-connections/schema.js';
import type {
  BankFacts,
  BankInterfaceFacts,
  BatchFacts,
  ClientFacts,
  MandatorLicense,
} from '../../src/providers/finapi/batch-update/facts.js';
import { judge } from '../../src/providers/finapi/batch-update/rule.js';

const NOW = new Date('2026-03-01T12:00:00.000Z');

const field = (label: string, isSecret: boolean, isVolatile = false) => ({
  label,
  isSecret,
  isVolatile,
  isMandatory: true,
});

const source = (changes: Partial<BankInterfaceFacts> = {}): BankInterfaceFacts => ({
  bankingInterface: 'XS2A',
  isAisSupported: true,
  loginCredentials: [field('Onlinebanking-ID', false), field('PIN', true)],
  ...changes,
});

const bank = (...interfaces: BankInterfaceFacts[]): BankFacts => ({
  id: 280001,
  name: 'finAPI Test Bank',
  interfaces: interfaces.length > 0 ? interfaces : [source()],
});

const client: ClientFacts = {
  isAutomaticBatchUpdateEnabled: true,
  aisEnabled: true,
  isWebScrapingEnabled: true,
  mandatorLicense: 'FULLY_LICENSED',
  latestTermsVersion: 1,
  excludedBanks: [],
  manualUpdateAfterRejection: false,
};

const facts = (changes: Partial<BatchFacts> = {}): BatchFacts => ({
  bank: bank(),
  client,
  user: { isAutoUpdateEnabled: true, acceptedTermsVersion: 0 },
  now: NOW,
  ...changes,
});

const stored = {
  values: { 'Onlinebanking-ID': 'demo' },
  secrets: ['PIN'],
  match: {} as never,
  storedAt: '2026-02-01T00:00:00.000Z',
};

const rejected = {
  at: '2026-02-02T00:00:00.000Z',
  automatic: true,
  result: 'BANK_SERVER_REJECTION',
  credentialsRejected: true,
} as const;

const consent = (expiresAt?: string) => ({
  status: 'PRESENT' as const,
  givenAt: '2026-01-01T00:00:00.000Z',
  supportsImportNewAccounts: true,
  ...(expiresAt === undefined ? {} : { expiresAt }),
});

const candidate = (changes: Partial<ConnectionInterface> = {}): ConnectionInterface => ({
  bankingInterface: 'XS2A',
  consent: consent('2026-03-02T00:00:00.000Z'),
  userActionRequired: false,
  maxDaysForDownload: 0,
  ...changes,
});

const withoutConsent = (changes: Partial<ConnectionInterface> = {}): ConnectionInterface => {
  const { consent: _none, ...rest } = candidate(changes);
  return rest;
};

/** The numbers of the conditions that fail. */
const failing = (judged: ReturnType<typeof judge>): readonly number[] =>
  judged.conditions.filter((condition) => !condition.holds).map((condition) => condition.number);

describe('an interface for which everything holds', () => {
  const judged = judge(candidate(), facts());

  it('is eligible, and nothing is left to say', () => {
    expect(judged.eligible).toBe(true);
    expect(judged.leftBecause).toEqual([]);
  });

  it('lists three switches above six conditions in the order of finAPI', () => {
    expect(judged.above.map((verdict) => verdict.source)).toEqual([
      'settings.isAutomaticBatchUpdateEnabled',
      'settings.aisEnabled',
      'user.isAutoUpdateEnabled',
    ]);
    expect(judged.conditions.map((condition) => condition.number)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('says for each line why, where it was read and what would change it', () => {
    for (const line of [...judged.above, ...judged.conditions]) {
      expect([line.name, line.because, line.source, line.wouldChange]).not.toContain('');
      expect(line.because).toMatch(/\.$/);
    }
  });
});

describe('the switches above', () => {
  test.each([
    { client: { ...client, isAutomaticBatchUpdateEnabled: false }, off: 0 },
    { client: { ...client, aisEnabled: false }, off: 1 },
    { user: { isAutoUpdateEnabled: false, acceptedTermsVersion: 0 }, off: 2 },
  ])('switch $off alone keeps the interface out', ({ off, ...changes }) => {
    const judged = judge(candidate(), facts(changes));

    expect(judged.eligible).toBe(false);
    expect(judged.above.map(({ holds }) => holds)).toEqual([0, 1, 2].map((nr) => nr !== off));
    expect(failing(judged)).toEqual([]);
    expect(judged.leftBecause).toEqual([judged.above[off]?.because]);
  });
});

describe('condition 1: consent, or PIN stored and not volatile', () => {
  const volatile = bank(source({ loginCredentials: [field('PIN', true, true)] }));
  const twoSecrets = bank(source({ loginCredentials: [field('PIN', true), field('Code', true)] }));
  const nothingSecret = bank(source({ loginCredentials: [field('Onlinebanking-ID', false)] }));
  const volatileTan = bank(
    source({ loginCredentials: [field('PIN', true), field('TAN', false, true)] }),
  );
  const optional = { ...field('Hinweis', false, true), isMandatory: false };
  const volatileOptional = bank(source({ loginCredentials: [field('PIN', true), optional] }));

  const noConsent = withoutConsent();
  const deleted = candidate({ consent: { ...consent(), status: 'NOT_PRESENT' } });
  const expired = consent('2026-03-01T11:59:59.999Z');
  const storedOnly = withoutConsent({ storedCredentials: stored });

  test.each([
    ['a consent without an end', candidate({ consent: consent() }), bank(), true],
    [
      'a consent one millisecond before its end',
      candidate({ consent: consent('2026-03-01T12:00:00.001Z') }),
      bank(),
      true,
    ],
    [
      'a consent at its end',
      candidate({ consent: consent('2026-03-01T12:00:00.000Z') }),
      bank(),
      false,
    ],
    ['a consent past its end', candidate({ consent: expired }), bank(), false],
    [
      'a consent past its end with the PIN stored',
      candidate({ consent: expired, storedCredentials: stored }),
      bank(),
      true,
    ],
    ['no consent and no PIN', noConsent, bank(), false],
    ['a deleted consent', deleted, bank(), false],
    [
      'a deleted consent with the PIN stored',
      { ...deleted, storedCredentials: stored },
      bank(),
      true,
    ],
    ['the PIN stored without a consent', storedOnly, bank(), true],
    [
      'only the login name stored',
      withoutConsent({ storedCredentials: { ...stored, secrets: [] } }),
      bank(),
      false,
    ],
    ['one of two secret fields stored', storedOnly, twoSecrets, false],
    [
      'both secret fields stored',
      withoutConsent({ storedCredentials: { ...stored, secrets: ['PIN', 'Code'] } }),
      twoSecrets,
      true,
    ],
    ['a stored PIN where PINs are volatile', storedOnly, volatile, false],
    ['a consent where PINs are volatile', candidate(), volatile, true],
    ['a stored PIN with a volatile field that is needed', storedOnly, volatileTan, false],
    ['a stored PIN with a volatile field that is optional', storedOnly, volatileOptional, true],
    ['no secret field and no consent', storedOnly, nothingSecret, false],
    ['no secret field and a consent', candidate(), nothingSecret, true],
  ])('%s', (_case, given, at, holds) => {
    const judged = judge(given, facts({ bank: at }));

    expect(failing(judged)).toEqual(holds ? [] : [1]);
    expect(judged.eligible).toBe(holds);
  });
});

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

describe('interfaces of one connection', () => {
  it('are judged one by one', () => {
    const at = bank(source(), source({ bankingInterface: 'FINTS_SERVER' }));
    const interfaces = [
      candidate({ userActionRequired: true }),
      withoutConsent({ bankingInterface: 'FINTS_SERVER', storedCredentials: stored }),
      withoutConsent({ bankingInterface: 'FINTS_SERVER' }),
    ];

    const judged = interfaces.map((each) => judge(each, facts({ bank: at })));

    expect(judged.map(({ eligible }) => eligible)).toEqual([false, true, false]);
    expect(judged.map(failing)).toEqual([[3], [], [1]]);
  });

  it('add up all that fails', () => {
    const judged = judge(
      withoutConsent({
        userActionRequired: true,
        storedCredentials: { ...stored, secrets: [] },
        lastUpdateWithStoredCredentials: rejected,
      }),
      facts({
        bank: bank(source({ isAisSupported: false })),
        client: { ...client, mandatorLicense: 'PISP', includedBanks: [], aisEnabled: false },
        user: { isAutoUpdateEnabled: false, acceptedTermsVersion: 0 },
      }),
    );

    expect(failing(judged)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(judged.leftBecause).toHaveLength(8);
  });
});
