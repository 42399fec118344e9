import { loginRefOf } from '../../../bank/login.js';
import { noteSignIn } from '../../../bank/sign-in.js';
import { bankSideOf } from '../bank-connections/bank-side.js';
import type { Connection } from '../bank-connections/schema.js';
import type { DownloadDocuments } from '../downloads/documents.js';
import type { ConnectionEvents, UpdateEvents } from '../notification-rules/events.js';
import { finapiSettings } from '../settings.js';
import type { UserRecord } from '../users/schema.js';
import { bringHome } from './bring-home.js';
import { factsOf } from './facts-of.js';
import { newTermsOf } from './new-terms.js';
import { batchRunReport, type BatchRunReport, type InterfaceReport } from './report.js';
import { runConnection } from './run.js';

/** What a run came to for one user. */
export interface UserRunResult {
  readonly report: BatchRunReport;
  readonly events: UpdateEvents;
}

interface ConnectionResult {
  readonly reports: readonly InterfaceReport[];
  readonly events: ConnectionEvents;
}

/**
 * One run of the automatic batch update for one user at an instant: updates what is eligible among
 * the connections that the run is for, and keeps in the user's document why the rest was left.
 * Call it inside a transaction.
 */
export function runBatchUpdate(
  documents: DownloadDocuments,
  at: Date,
  isFor: (connection: Connection) => boolean = () => true,
): UserRunResult | undefined {
  const { user, world } = documents;
  const { user: record, connections } = user.state;
  if (!record) return undefined;
  const settings = world.settings(finapiSettings);
  const results = Object.values(connections)
    .filter(isFor)
    .map((connection) => updateConnection(documents, record, connection, at));
  const reports = results.flatMap((result) => result.reports);
  const report = batchRunReport(at, reports, settings.batchUpdate.durationSeconds);
  user.set('lastBatchRun', report);
  return {
    report,
    events: {
      connections: results.map(({ events }) => events),
      ...newTermsOf(user.state, record, settings),
    },
  };
}

function updateConnection(
  documents: DownloadDocuments,
  user: UserRecord,
  connection: Connection,
  at: Date,
): ConnectionResult {
  const { bank, world } = documents;
  const side = bankSideOf(bank, world, connection);
  const login = side && {
    rule: side.rule,
    document: documents.document(loginRefOf(side.rule)),
  };
  const facts = factsOf(bank, world, user, connection, at);
  const run = runConnection(connection, {
    facts,
    access: login && { rule: login.rule, state: login.document.state, seed: world.seed },
    durationSeconds: world.settings(finapiSettings).batchUpdate.durationSeconds,
  });
  if (run.connection !== connection) {
    documents.user.put('connections', String(connection.id), run.connection);
  }
  if (login)
    run.signIns.forEach((signIn) => {
      noteSignIn(login.document, login.rule, signIn, at);
    });
  return {
    reports: run.reports,
    events: {
      connection: run.connection,
      bankName: facts.bank.name,
      refused: run.reports
        .filter(({ credentialsRejected }) => credentialsRejected)
        .map(({ bankingInterface }) => bankingInterface),
      accounts: bringHome(documents, run.connection, run.reports, at),
    },
  };
}
