import { isBusy } from '../bank-connections/busy.js';
import { replaceConnection } from '../bank-connections/put.js';
import type { BackgroundWork, Connection } from '../bank-connections/schema.js';
import { finapiSettings, type FinapiSettings } from '../settings.js';
import type { UserDocuments } from '../transactions/book.js';
import type { UserState } from '../users/document.js';
import { mockRef } from './document.js';
import * as refusals from './refusals.js';
import type { MockedAccount, MockBankConnectionUpdate, MockBatchUpdateParams } from './schema.js';

/** For each account. */
const MOST_TRANSACTIONS = 1_000;
const HIGHEST_TYPE = 999;

/**
 * Starts mock updates of some bank connections: each is locked for as long as a download takes, and
 * then has the content that was given. Nothing starts when anything of it is refused.
 */
export function startMockUpdates(
  documents: UserDocuments,
  { mockBankConnectionUpdates, triggerNotifications }: MockBatchUpdateParams,
  now: Date,
): void {
  const { user, world } = documents;
  const settings = world.settings(finapiSettings);
  if (!settings.isDevelopmentModeEnabled) throw refusals.noDevelopment();
  if (user.state.user?.isAutoUpdateEnabled === true) throw refusals.autoUpdateIsOn();
  for (const update of mockBankConnectionUpdates) assertPossible(user.state, update, now);
  const mocks = documents.document(mockRef(user));
  for (const [id, updates] of byConnection(mockBankConnectionUpdates)) {
    mocks.put('updates', String(id), { triggerNotifications, updates });
    const connection = knownConnection(user.state, id);
    replaceConnection(user, lockedForMock(connection, updates, settings, now));
  }
}

function byConnection(
  updates: readonly MockBankConnectionUpdate[],
): ReadonlyMap<number, readonly MockBankConnectionUpdate[]> {
  const grouped = new Map<number, MockBankConnectionUpdate[]>();
  for (const update of updates) {
    const known = grouped.get(update.bankConnectionId);
    if (known) known.push(update);
    else grouped.set(update.bankConnectionId, [update]);
  }
  return grouped;
}

function lockedForMock(
  connection: Connection,
  updates: readonly MockBankConnectionUpdate[],
  { downloads: { downloadSeconds, polls } }: FinapiSettings,
  now: Date,
): Connection {
  const endsAt = new Date(now.getTime() + downloadSeconds * 1000).toISOString();
  const [{ bankingInterface } = { bankingInterface: 'XS2A' as const }] = updates;
  const waiting = connection.work?.firstTransaction;
  const work: BackgroundWork = {
    stage: 'mock',
    endsAt,
    polls,
    order: { bankingInterface },
    ...(waiting !== undefined && { firstTransaction: waiting }),
  };
  return { ...connection, busyUntil: endsAt, work };
}

function assertPossible(state: UserState, update: MockBankConnectionUpdate, now: Date): void {
  const { bankConnectionId: id, bankingInterface, mockAccountsData = [] } = update;
  const connection = knownConnection(state, id);
  const own = connection.interfaces.find((one) => one.bankingInterface === bankingInterface);
  if (!own) throw refusals.unknownInterface(id, bankingInterface);
  if (isBusy(connection, now)) throw refusals.connectionLocked(id, connection.busyUntil);
  if ((own.storedCredentials?.secrets ?? []).length === 0) throw refusals.noStoredPin(id);
  for (const mocked of mockAccountsData) assertAccount(state, connection, mocked);
}

function knownConnection({ connections }: UserState, id: number): Connection {
  const connection = connections[String(id)];
  if (!connection) throw refusals.unknownConnection(id);
  return connection;
}

function assertAccount(
  { accounts }: UserState,
  connection: Connection,
  { accountId, newTransactions = [] }: MockedAccount,
): void {
  const account = accounts[String(accountId)];
  if (account?.connectionId !== connection.id) {
    throw refusals.unknownAccount(accountId, connection.id);
  }
  if (account.type === 'Security') throw refusals.securityAccount(accountId);
  if (newTransactions.length > MOST_TRANSACTIONS) {
    throw refusals.tooManyTransactions(MOST_TRANSACTIONS);
  }
  const wrong = newTransactions.find(({ typeId = 1 }) => typeId < 1 || typeId > HIGHEST_TYPE);
  if (wrong?.typeId !== undefined) throw refusals.badType(wrong.typeId);
}
