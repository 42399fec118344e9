import type { ConnectionInterface } from '../../src/providers/finapi/bank-connections/schema.js';
import type {
  BankFacts,
  BankInterfaceFacts,
  BatchFacts,
  ClientFacts,
} from '../../src/providers/finapi/batch-update/facts.js';
import type { judge } from '../../src/providers/finapi/batch-update/rule.js';

export const NOW = new Date('2026-03-01T12:00:00.000Z');

export const field = (label: string, isSecret: boolean, isVolatile = false) => ({
  label,
  isSecret,
  isVolatile,
  isMandatory: true,
});

export const source = (changes: Partial<BankInterfaceFacts> = {}): BankInterfaceFacts => ({
  bankingInterface: 'XS2A',
  isAisSupported: true,
  loginCredentials: [field('Onlinebanking-ID', false), field('PIN', true)],
  ...changes,
});

export const bank = (...interfaces: BankInterfaceFacts[]): BankFacts => ({
  id: 280001,
  name: 'finAPI Test Bank',
  interfaces: interfaces.length > 0 ? interfaces : [source()],
});

export const client: ClientFacts = {
  isAutomaticBatchUpdateEnabled: true,
  aisEnabled: true,
  isWebScrapingEnabled: true,
  mandatorLicense: 'FULLY_LICENSED',
  latestTermsVersion: 1,
  configurations: [{ name: 'nightly', dailyAt: '02:00Z', excludedBanks: [] }],
  excludedBanks: [],
  manualUpdateAfterRejection: false,
};

export const facts = (changes: Partial<BatchFacts> = {}): BatchFacts => ({
  bank: bank(),
  client,
  user: { isAutoUpdateEnabled: true, acceptedTermsVersion: 0 },
  now: NOW,
  ...changes,
});

export const stored = {
  values: { 'Onlinebanking-ID': 'demo' },
  secrets: ['PIN'],
  match: {} as never,
  storedAt: '2026-02-01T00:00:00.000Z',
};

export const rejected = {
  at: '2026-02-02T00:00:00.000Z',
  automatic: true,
  result: 'BANK_SERVER_REJECTION',
  credentialsRejected: true,
} as const;

export const consent = (expiresAt?: string) => ({
  status: 'PRESENT' as const,
  givenAt: '2026-01-01T00:00:00.000Z',
  supportsImportNewAccounts: true,
  ...(expiresAt === undefined ? {} : { expiresAt }),
});

export const candidate = (changes: Partial<ConnectionInterface> = {}): ConnectionInterface => ({
  bankingInterface: 'XS2A',
  consent: consent('2026-03-02T00:00:00.000Z'),
  userActionRequired: false,
  maxDaysForDownload: 0,
  ...changes,
});

export const withoutConsent = (changes: Partial<ConnectionInterface> = {}): ConnectionInterface => {
  const rest: Partial<ConnectionInterface> = { ...candidate(changes) };
  Reflect.deleteProperty(rest, 'consent');
  return rest as ConnectionInterface;
};

/** The numbers of the conditions that fail. */
export const failing = (judged: ReturnType<typeof judge>): readonly number[] =>
  judged.conditions.filter((condition) => !condition.holds).map((condition) => condition.number);
