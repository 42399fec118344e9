import type { Bank } from '../../../bank/bank.js';
import { loginRefOf, type BankLoginState } from '../../../bank/login.js';
import { noteSignIn } from '../../../bank/sign-in.js';
import type { Document, DocumentRef } from '../../../core/store/kinds.js';
import type { World } from '../../../core/world/world.js';
import { bankSideOf } from '../bank-connections/bank-side.js';
import type { Connection } from '../bank-connections/schema.js';
import { finapiSettings } from '../settings.js';
import type { UserState } from '../users/document.js';
import type { UserRecord } from '../users/schema.js';
import { factsOf } from './facts-of.js';
import { batchRunReport, type BatchRunReport, type InterfaceReport } from './report.js';
import { runConnection } from './run.js';

export interface RunContext {
  readonly bank: Bank;
  readonly world: World;
  /** One of the documents that `loginRefs` names for the user's connections. */
  document(ref: DocumentRef<BankLoginState>): Document<BankLoginState>;
}

/**
 * One run of the automatic batch update for one user at an instant: updates what is eligible and
 * keeps in the user's document why the rest was left. Call it inside a transaction.
 */
export function runBatchUpdate(
  user: Document<UserState>,
  context: RunContext,
  at: Date,
): BatchRunReport | undefined {
  const { user: record } = user.state;
  if (!record) return undefined;
  const reports = Object.values(user.state.connections).flatMap((connection) =>
    updateConnection(user, record, connection, context, at),
  );
  const report = batchRunReport(at, reports);
  user.set('lastBatchRun', report);
  return report;
}

function updateConnection(
  document: Document<UserState>,
  user: UserRecord,
  connection: Connection,
  context: RunContext,
  at: Date,
): readonly InterfaceReport[] {
  const { bank, world } = context;
  const side = bankSideOf(bank, world, connection);
  const login = side && { rule: side.rule, document: context.document(loginRefOf(side.rule)) };
  const run = runConnection(connection, {
    facts: factsOf(bank, world, user, connection, at),
    access: login && { rule: login.rule, state: login.document.state, seed: world.seed },
    durationSeconds: world.settings(finapiSettings).batchUpdate.durationSeconds,
  });
  if (run.connection !== connection) {
    document.put('connections', String(connection.id), run.connection);
  }
  if (login)
    run.signIns.forEach((signIn) => {
      noteSignIn(login.document, login.rule, signIn, at);
    });
  return run.reports;
}
