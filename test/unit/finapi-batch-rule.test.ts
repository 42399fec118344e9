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
  withoutConsent,
} from '../support/batch-facts.js';

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
