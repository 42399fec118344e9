import {
  isOverdrawn,
  unattendedAccesses,
  withAccess,
  withConsent,
  withoutConsent,
} from '../../src/providers/finapi/bank-connections/ledger.js';
import type {
  AccessLedger,
  ConnectionInterface,
} from '../../src/providers/finapi/bank-connections/schema.js';

const NOW = new Date('2026-03-02T23:30:00Z');

const access = (at: string, attended = false) => ({ at, automatic: true, attended });

const own = (
  ledger: AccessLedger,
  kind: 'XS2A' | 'FINTS_SERVER' = 'XS2A',
): ConnectionInterface => ({
  bankingInterface: kind,
  userActionRequired: false,
  maxDaysForDownload: 0,
  consent: {
    status: 'PRESENT',
    givenAt: '2026-03-01T00:00:00.000Z',
    expiresAt: '2026-05-30T00:00:00.000Z',
    supportsImportNewAccounts: true,
  },
  ledger,
});

describe('accesses', () => {
  const ledger = [
    access('2026-03-02T22:30:00.000Z'),
    access('2026-03-02T23:10:00.000Z'),
    access('2026-03-02T23:20:00.000Z', true),
  ].reduce<AccessLedger | undefined>(withAccess, undefined);

  it('count by the day in Berlin, and only without the customer', () => {
    expect(unattendedAccesses(own(ledger ?? { consents: [], accesses: [] }), NOW)).toBe(1);
  });

  it.each([
    ['XS2A', 1, true],
    ['XS2A', 2, false],
    ['FINTS_SERVER', 0, false],
  ] as const)('of %s are too many at a limit of %d: %s', (kind, limit, expected) => {
    const candidate = own(ledger ?? { consents: [], accesses: [] }, kind);

    expect(isOverdrawn(candidate, limit, NOW)).toBe(expected);
  });

  it('are kept as far as a day may need them', () => {
    const many = Array.from({ length: 40 }, (_, n) => access(new Date(n).toISOString()));
    const kept = many.reduce<AccessLedger | undefined>(withAccess, undefined);

    expect(kept?.accesses).toHaveLength(12);
    expect(kept?.accesses.at(-1)).toEqual(many.at(-1));
  });
});

describe('a consent', () => {
  const given = { type: 'RECURRING', givenAt: '2026-03-01T00:00:00.000Z' } as const;

  it('ends once, in the interface and in the ledger', () => {
    const ended = withoutConsent(own(withConsent(undefined, given)), 'revoked', NOW);

    expect(ended.consent).toEqual({
      status: 'NOT_PRESENT',
      givenAt: given.givenAt,
      supportsImportNewAccounts: true,
    });
    expect(ended.ledger?.consents).toEqual([
      { ...given, end: 'revoked', endedAt: NOW.toISOString() },
    ]);
    expect(withoutConsent(ended, 'deleted', NOW)).toBe(ended);
  });
});
