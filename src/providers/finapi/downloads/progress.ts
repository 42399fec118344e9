import { isBusy } from '../bank-connections/busy.js';
import { replaceConnection } from '../bank-connections/put.js';
import type { BackgroundWork, Connection, DownloadOrder } from '../bank-connections/schema.js';
import { categoriseSince } from '../categorization/background.js';
import { endMockUpdate } from '../mocks-and-tests/mock-update.js';
import { finapiSettings } from '../settings.js';
import { TransactionBook, type UserDocuments } from '../transactions/book.js';
import { without } from '../without.js';
import { adoptAccounts, type Adoption } from './adoption.js';
import { deliveryOf } from './delivery.js';
import type { DownloadDocuments } from './documents.js';
import { downloadNow } from './download.js';

/**
 * Begins what goes on after an import or an update has been answered: accounts that are new are
 * there at once, their content comes when the download ends. Answers with the connection as it is
 * kept from now on. Call it in a transaction.
 */
export function beginDownload(
  documents: DownloadDocuments,
  connection: Connection,
  order: DownloadOrder,
  now: Date,
  adoption: Adoption,
): Connection {
  const delivery = deliveryOf(documents, connection, now);
  if (delivery) adoptAccounts(documents, connection, order, delivery, adoption);
  const { downloadSeconds, polls } = documents.world.settings(finapiSettings).downloads;
  const endsAt = later(now, downloadSeconds);
  const waiting = connection.work?.firstTransaction;
  const work: BackgroundWork = {
    stage: 'download',
    endsAt,
    polls,
    order,
    ...(waiting !== undefined && { firstTransaction: waiting }),
  };
  return kept(documents, { ...connection, busyUntil: endsAt, work });
}

/**
 * Puts the transactions of a connection from an id on into the queue for categorisation, whatever
 * the client's settings say. Answers with the connection as it is kept from now on. Call it in a
 * transaction.
 */
export function beginCategorization(
  documents: UserDocuments,
  connection: Connection,
  firstTransaction: number,
  now: Date,
): Connection {
  const work = nextStage(documents, { firstTransaction }, 'categorizationPending', now);
  return kept(documents, { ...connection, work });
}

/** Ends all stages of a connection that are over by an instant, each at its own. */
export function settleWork(
  documents: DownloadDocuments,
  connection: Connection,
  until: number,
): Connection {
  let current = connection;
  while (current.work && Date.parse(current.work.endsAt) <= until) {
    current = endStage(documents, current, new Date(current.work.endsAt));
  }
  return current;
}

/**
 * Somebody asks how far a connection is: a stage that is asked for often enough ends. A mock update
 * waits for its time where nobody could be told of it.
 */
export function lookAt(
  documents: DownloadDocuments,
  connection: Connection,
  now: Date,
): Connection {
  const { work } = connection;
  if (!work || (work.stage === 'mock' && !documents.told)) return connection;
  const polls = work.polls - 1;
  if (polls === 0) return endStage(documents, connection, now);
  return kept(documents, { ...connection, work: { ...work, polls } });
}

/** Work that holds a connection until it ends. */
const isHeld = ({ work }: Connection): boolean =>
  work?.stage === 'download' || work?.stage === 'mock';

/** Whether balances, transactions and positions are being downloaded. */
export const updateStatusOf = (connection: Connection, now: Date): 'IN_PROGRESS' | 'READY' =>
  isBusy(connection, now) || isHeld(connection) ? 'IN_PROGRESS' : 'READY';

export function categorizationStatusOf(
  connection: Connection,
  now: Date,
): 'PENDING' | 'IN_PROGRESS' | 'READY' {
  if (updateStatusOf(connection, now) === 'IN_PROGRESS') return 'PENDING';
  if (!connection.work) return 'READY';
  return connection.work.stage === 'categorization' ? 'IN_PROGRESS' : 'PENDING';
}

function endStage(documents: DownloadDocuments, connection: Connection, at: Date): Connection {
  const { work } = connection;
  if (!work) return connection;
  switch (work.stage) {
    case 'download':
      return endDownload(documents, connection, work, at);
    case 'mock': {
      const free = without(connection, 'busyUntil', 'work');
      return kept(documents, endMockUpdate(documents, free, work.firstTransaction, at));
    }
    case 'categorizationPending':
      return kept(documents, {
        ...connection,
        work: nextStage(documents, work, 'categorization', at),
      });
    case 'categorization':
      categoriseSince(documents, connection, work.firstTransaction ?? 0);
      return kept(documents, without(connection, 'work'));
  }
}

function endDownload(
  documents: DownloadDocuments,
  connection: Connection,
  work: BackgroundWork,
  at: Date,
): Connection {
  const first = work.firstTransaction ?? new TransactionBook(documents).nextId;
  if (work.order) downloadNow(documents, connection, work.order, at);
  const free = without(connection, 'busyUntil');
  if (!documents.world.settings(finapiSettings).isAutoCategorizationEnabled) {
    return kept(documents, without(free, 'work'));
  }
  const waiting = { ...work, firstTransaction: first };
  return kept(documents, {
    ...free,
    work: nextStage(documents, waiting, 'categorizationPending', at),
  });
}

/** What waits its turn does so for a second; what is worked on takes the time of the settings. */
function nextStage(
  { world }: Pick<UserDocuments, 'world'>,
  work: Pick<BackgroundWork, 'order' | 'firstTransaction'>,
  stage: BackgroundWork['stage'],
  at: Date,
): BackgroundWork {
  const { categorizationSeconds, polls } = world.settings(finapiSettings).downloads;
  return stage === 'categorization'
    ? { ...work, stage, endsAt: later(at, categorizationSeconds), polls }
    : { ...work, stage, endsAt: later(at, 1), polls: 1 };
}

function kept({ user }: Pick<UserDocuments, 'user'>, connection: Connection): Connection {
  replaceConnection(user, connection);
  return connection;
}

const later = (now: Date, seconds: number): string =>
  new Date(now.getTime() + seconds * 1_000).toISOString();
