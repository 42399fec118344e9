import { loginRefOf } from '../../../bank/login.js';
import { noteSignIn } from '../../../bank/sign-in.js';
import { bankSideOf } from '../bank-connections/bank-side.js';
import type { Connection } from '../bank-connections/schema.js';
import type { DownloadDocuments } from '../downloads/documents.js';
import type { ConnectionEvents, UpdateEvents } from '../notification-rules/events.js';
import { finapiSettings } from '../settings.js';
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

/** When a run that began at an instant is over for the user, and its rules are evaluated. */
export const endOf = ({ report: { endsAt } }: UserRunResult, at: Date): Date =>
  endsAt === undefined ? at : new Date(endsAt);

/** What a run came to for one connection. */
export interface ConnectionResult {
  readonly reports: readonly InterfaceReport[];
  readonly events: ConnectionEvents;
  /** It was like the one before it, and nothing of it needs to be told. */
  readonly isCalm?: boolean;
}

/** Which connections a run is for, and how each is updated. */
export interface RunCourse {
  readonly isFor: (connection: Connection) => boolean;
  readonly update: (connection: Connection) => ConnectionResult;
}

/**
 * One run of the automatic batch update for one user at an instant: updates what is eligible among
 * the connections that the run is for, and keeps in the user's document why the rest was left.
 * Call it inside a transaction.
 */
export function runBatchUpdate(
  documents: DownloadDocuments,
  at: Date,
  course: RunCourse = {
    isFor: () => true,
    update: (connection) => updateConnection(documents, connection, at),
  },
): UserRunResult | undefined {
  const { user, world } = documents;
  const { user: record, connections } = user.state;
  if (!record) return undefined;
  const settings = world.settings(finapiSettings);
  const results = Object.values(connections)
    .filter((connection) => course.isFor(connection))
    .map((connection) => course.update(connection));
  const reports = results.flatMap((result) => result.reports);
  const report = batchRunReport(at, reports, settings.batchUpdate.durationSeconds);
  if (results.length > 0 && !results.every(({ isCalm }) => isCalm))
    user.set('lastBatchRun', report);
  return {
    report,
    events: {
      connections: results.map(({ events }) => events),
      ...newTermsOf(user.state, record, settings),
    },
  };
}

/** One connection in one run. */
export function updateConnection(
  documents: DownloadDocuments,
  connection: Connection,
  at: Date,
): ConnectionResult {
  const { bank, world } = documents;
  const { user } = documents.user.state;
  const side = bankSideOf(bank, world, connection);
  const login = side && {
    rule: side.rule,
    document: documents.document(loginRefOf(side.rule)),
  };
  const facts = factsOf(bank, world, user, connection, at);
  const settings = world.settings(finapiSettings);
  const run = runConnection(connection, {
    facts,
    access: login && { rule: login.rule, state: login.document.state, seed: world.seed },
    durationSeconds: settings.batchUpdate.durationSeconds,
    accessesPerDay: settings.consents.unattendedAccessesPerDay,
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
