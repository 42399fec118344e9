import type { Connection } from '../../src/providers/finapi/bank-connections/schema.js';
import { entryOf, userKind, type UserState } from '../../src/providers/finapi/users/document.js';
import type { UserRecord } from '../../src/providers/finapi/users/schema.js';

const JANE: UserRecord = {
  id: 'Jane',
  passwordHash: 'scrypt$...',
  isAutoUpdateEnabled: true,
  isVerified: true,
  registeredAt: '2024-01-31T23:30:00.000Z',
  lastActiveDate: '2024-03-01',
  failedLogins: 3,
  isLocked: true,
};
const HISTORY = {
  months: [{ month: '2024-02', min: 0, max: 1, last: 0 }],
  latestImport: '2024-02-02',
  latestDeletion: '2024-02-03',
};
const FORMER = {
  id: 'jane',
  registeredAt: '2023-01-01T12:00:00.000Z',
  deletedAt: '2023-12-31T23:30:00.000Z',
  connectionHistory: { months: [] },
};
const FORMER_LIFE = {
  userId: 'jane',
  registrationDate: '2023-01-01',
  deletionDate: '2024-01-01',
};
const stateWith = (fields: Partial<UserState>): UserState => ({ ...userKind.blank(), ...fields });

describe('what the list of users knows', () => {
  it('is nothing of an id that was never used', () => {
    expect(entryOf(userKind.blank())).toBeUndefined();
  });

  it('is a user and those before it', () => {
    const state = stateWith({ user: JANE, connectionHistory: HISTORY, formerLives: [FORMER] });

    expect(entryOf(state)).toEqual({
      userId: 'Jane',
      registrationDate: '2024-02-01',
      lastActiveDate: '2024-03-01',
      latestBankConnectionImportDate: '2024-02-02',
      latestBankConnectionDeletionDate: '2024-02-03',
      isLocked: true,
      months: HISTORY.months,
      formerLives: [FORMER_LIFE],
    });
  });

  it('is of which banks the connections are, one number a connection', () => {
    const connection = (id: number, bankId: number): Connection => ({
      id,
      bankId,
      importedAt: '2024-02-02T12:00:00.000Z',
      login: { institution: 'finapi-test-bank', name: 'demo' },
      interfaces: [],
    });
    const connections = { 7: connection(7, 280002), 8: connection(8, 5), 9: connection(9, 280002) };

    expect(entryOf(stateWith({ user: JANE, connections }))).toMatchObject({
      bankConnectionCount: 3,
      bankIds: '5 280002 280002',
    });
  });

  it('is the last one who had the id', () => {
    const second = { ...FORMER, id: 'JANE' };

    expect(entryOf(stateWith({ formerLives: [FORMER, second] }))).toEqual({
      ...FORMER_LIFE,
      userId: 'JANE',
      formerLives: [FORMER_LIFE],
    });
  });
});

it.each([
  ['Jane.DOE', 'jane.doe'],
  ['\u212A', '\u212A'],
])('the id %s is compared as %s', (id, normalized) => {
  expect(userKind.normalize?.(id)).toBe(normalized);
});
