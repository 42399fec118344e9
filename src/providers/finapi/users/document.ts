import type { DocumentKind, DocumentRef, IndexEntry, Table } from '../../../core/store/kinds.js';
import type { Account } from '../accounts/schema.js';
import type { PendingAuthentication } from '../authentication/schema.js';
import type { TokenHolder } from '../authorization/tokens.js';
import { noHistory, type ConnectionHistory } from '../bank-connections/history.js';
import type { Connection } from '../bank-connections/schema.js';
import type { BatchRunReport } from '../batch-update/report.js';
import { dayOf } from '../dates.js';
import type { NotificationRule } from '../notification-rules/schema.js';
import type { PendingTransaction } from '../pending-transactions/schema.js';
import type { Security } from '../securities/schema.js';
import { runsSince } from './runs-since.js';
import type { FormerLife, UserRecord } from './schema.js';

/** All that is kept of one user, and of those who had the same id before. */
export interface UserState extends TokenHolder {
  /** Absent before creation and after deletion. */
  readonly user?: UserRecord;
  /** By id. */
  readonly connections: Table<Connection>;
  readonly connectionHistory: ConnectionHistory;
  /** Of all connections, by id. */
  readonly accounts: Table<Account>;
  /** Ordinals of the transactions, which lie in pieces of their own: the first, and the next one. */
  readonly transactionRange: { readonly first: number; readonly next: number };
  /** Positions and announcements of the latest update of each account, by id. */
  readonly securities: Table<Security>;
  readonly pendingTransactions: Table<PendingTransaction>;
  /** Strong authentications that have begun, by hash. */
  readonly authentications: Table<PendingAuthentication>;
  /** By id. */
  readonly notificationRules: Table<NotificationRule>;
  /** What the latest automatic batch update did; absent before the first. */
  readonly lastBatchRun?: BatchRunReport;
  /** ISO instant up to which runs of the batch update by themselves are done with. */
  readonly batchRunsUntil?: string;
  /** The latest version of terms and conditions that a notification has told of. */
  readonly toldTermsVersion?: number;
  /** Users with this id who were deleted, oldest first: the list of users keeps them. */
  readonly formerLives: readonly FormerLife[];
  /** The next ordinal for derived ids, by kind; never goes back, not even for a new life. */
  readonly ordinals: Table<number>;
}

/**
 * One life of a user as the list of users tells it; days are `YYYY-MM-DD`. What is zero, false or
 * empty is left out: the list may be long, and all of it is read before its first page is shown.
 */
export interface UserLife extends IndexEntry {
  /** As it was created. */
  readonly userId: string;
  readonly registrationDate: string;
  readonly deletionDate?: string;
  readonly lastActiveDate?: string;
  readonly bankConnectionCount?: number;
  /** Of each bank connection the id of its bank, in order and with a space between. */
  readonly bankIds?: string;
  readonly latestBankConnectionImportDate?: string;
  readonly latestBankConnectionDeletionDate?: string;
  readonly isLocked?: true;
  /** ISO instant at which something falls due in the document; absent when nothing does. */
  readonly dueAt?: string;
  /** ISO instant after which runs of the batch update concern the user; absent when none does. */
  readonly runsSince?: string;
  /** Months in which the number of bank connections changed, oldest first. */
  readonly months?: readonly MonthEntry[];
}

/** A `MonthOfChange` of the connection history. */
export interface MonthEntry extends IndexEntry {
  readonly month: string;
  readonly min: number;
  readonly max: number;
  readonly last: number;
}

/** The latest life under an id, and those before it. */
export interface UserEntry extends UserLife {
  readonly formerLives?: readonly UserLife[];
}

export const userKind: DocumentKind<UserState> = {
  name: 'finapi.user',
  writeOrder: 90,
  normalize: (id) => id.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()),
  blank: () => ({
    tokens: {},
    connections: {},
    connectionHistory: noHistory,
    accounts: {},
    transactionRange: { first: 0, next: 0 },
    securities: {},
    pendingTransactions: {},
    authentications: {},
    notificationRules: {},
    formerLives: [],
    ordinals: {},
  }),
  indexed: (state) => entryOf(state),
};

/** The document of a user id, whose case does not matter. */
export const userRef = (id: string): DocumentRef<UserState> => ({ kind: userKind, key: id });

/** What the list of users knows of a document; nothing of an id that was never used. */
export function entryOf(state: UserState): UserEntry | undefined {
  const formerLives = state.formerLives.map(formerLife);
  const latest = state.user ? presentLife(state.user, state) : formerLives.pop();
  return latest && { ...latest, ...(formerLives.length > 0 && { formerLives }) };
}

function presentLife(user: UserRecord, state: UserState): UserLife {
  const bankConnectionCount = Object.keys(state.connections).length;
  return {
    userId: user.id,
    registrationDate: dayOf(user.registeredAt),
    ...(user.lastActiveDate !== undefined && { lastActiveDate: user.lastActiveDate }),
    ...(bankConnectionCount > 0 && { bankConnectionCount, bankIds: bankIdsOf(state) }),
    ...(user.isLocked && { isLocked: true }),
    ...dueOf(state),
    ...concernedOf(state),
    ...historyOf(state.connectionHistory),
  };
}

function dueOf({ connections }: UserState): Pick<UserLife, 'dueAt'> {
  const [dueAt] = Object.values(connections)
    .flatMap(({ work }) => (work ? [work.endsAt] : []))
    .sort();
  return dueAt === undefined ? {} : { dueAt };
}

function concernedOf(state: UserState): Pick<UserLife, 'runsSince'> {
  const since = runsSince(state);
  return since === undefined ? {} : { runsSince: since };
}

const bankIdsOf = ({ connections }: UserState): string =>
  Object.values(connections)
    .map(({ bankId }) => bankId)
    .sort((one, other) => one - other)
    .join(' ');

/** A user who was locked and then deleted is no longer locked. */
const formerLife = (life: FormerLife): UserLife => ({
  userId: life.id,
  registrationDate: dayOf(life.registeredAt),
  deletionDate: dayOf(life.deletedAt),
  ...(life.lastActiveDate !== undefined && { lastActiveDate: life.lastActiveDate }),
  ...historyOf(life.connectionHistory),
});

const historyOf = ({
  months,
  latestImport,
  latestDeletion,
}: ConnectionHistory): Pick<
  UserLife,
  'latestBankConnectionImportDate' | 'latestBankConnectionDeletionDate' | 'months'
> => ({
  ...(latestImport !== undefined && { latestBankConnectionImportDate: latestImport }),
  ...(latestDeletion !== undefined && { latestBankConnectionDeletionDate: latestDeletion }),
  ...(months.length > 0 && { months: months.map((month) => ({ ...month })) }),
});
