import type { SignIn } from '../../../bank/sign-in.js';
import { isBusy } from '../bank-connections/busy.js';
import { isOverdrawn } from '../bank-connections/ledger.js';
import type { Connection, ConnectionInterface, UpdateResult } from '../bank-connections/schema.js';
import { consentState, wayIn } from './access.js';
import { endedLedger, ledgerAfter, withoutEndedConsent } from './consent-after.js';
import type { BatchFacts } from './facts.js';
import { endOfRun, type InterfaceReport } from './report.js';
import { judge, type Judgement } from './rule.js';
import {
  attemptUpdate,
  technical,
  tooManyAccesses,
  type Attempt,
  type BankAccess,
  type WayIn,
} from './update.js';

export interface RunOptions {
  readonly facts: BatchFacts;
  /** Absent when the bank no longer knows the login. */
  readonly access: BankAccess | undefined;
  /** World time for which a run keeps the connection busy. */
  readonly durationSeconds: number;
  /** Accesses without the user that banks allow by one consent on one day. */
  readonly accessesPerDay: number;
}

/** What a run made of one connection, for its caller to keep. */
export interface ConnectionRun {
  /** The same object when nothing in it has changed. */
  readonly connection: Connection;
  readonly reports: readonly InterfaceReport[];
  /** What the bank has to take note of. */
  readonly signIns: readonly SignIn[];
}

interface InterfaceRun {
  readonly candidate: ConnectionInterface;
  readonly report: InterfaceReport;
  readonly signIn?: SignIn | undefined;
}

/**
 * Updates what is eligible in one connection, as of `facts.now`, and says why the rest was left.
 *
 * The result goes to `lastAutoUpdate`, never to `lastManualUpdate`. Pure: the caller keeps what
 * comes back.
 */
export function runConnection(connection: Connection, options: RunOptions): ConnectionRun {
  const { now } = options.facts;
  const runs = connection.interfaces.map((candidate) =>
    isBusy(connection, now)
      ? left(connection, candidate, [`The connection is busy up to ${connection.busyUntil ?? ''}.`])
      : runInterface(connection, candidate, options),
  );
  const isChanged = runs.some((run, index) => run.candidate !== connection.interfaces[index]);
  const isUpdated = runs.some(({ report }) => report.outcome !== 'left');
  return {
    connection: isChanged
      ? {
          ...connection,
          interfaces: runs.map(({ candidate }) => candidate),
          ...(isUpdated ? { busyUntil: endOfRun(now, options.durationSeconds) } : {}),
        }
      : connection,
    reports: runs.map(({ report }) => report),
    signIns: runs.flatMap(({ signIn }) => (signIn ? [signIn] : [])),
  };
}

function runInterface(
  connection: Connection,
  candidate: ConnectionInterface,
  { facts, access, accessesPerDay }: RunOptions,
): InterfaceRun {
  const judged = judge(candidate, facts);
  if (!judged.eligible) {
    return endedByConsent(candidate, judged, facts)
      ? leftForTheUser(connection, candidate, judged)
      : left(connection, candidate, judged.leftBecause);
  }
  const way = wayIn(candidate, facts);
  const current = way.consent ? candidate : withoutEndedConsent(candidate);
  const attempt = isOverdrawn(current, accessesPerDay, facts.now)
    ? tooManyAccesses
    : attemptOf(current, way, access, facts.now);
  return attempted(connection, current, way, attempt, facts.now);
}

/** What banks do beyond their accesses of a day is not documented: the run is refused. */
const attemptOf = (
  candidate: ConnectionInterface,
  way: WayIn,
  access: BankAccess | undefined,
  now: Date,
): Attempt =>
  access
    ? attemptUpdate(candidate, way, access, now)
    : technical('The bank does not know the login of this connection.');

/** Nothing but a consent past its end keeps the interface out of a run that was due. */
function endedByConsent(
  candidate: ConnectionInterface,
  judged: Judgement,
  { now }: BatchFacts,
): boolean {
  const failing = [...judged.above, ...judged.conditions].filter(({ holds }) => !holds);
  const isOnlyAccess = judged.leftBecause.length === 1 && failing[0] === judged.conditions[0];
  return isOnlyAccess && consentState(candidate, now) === 'expired';
}

const left = (
  connection: Connection,
  candidate: ConnectionInterface,
  because: readonly string[],
): InterfaceRun => ({
  candidate,
  report: {
    connectionId: connection.id,
    bankingInterface: candidate.bankingInterface,
    outcome: 'left',
    because,
  },
});

function leftForTheUser(
  connection: Connection,
  candidate: ConnectionInterface,
  judged: Judgement,
): InterfaceRun {
  const { report } = left(connection, candidate, judged.leftBecause);
  return {
    candidate: {
      ...candidate,
      userActionRequired: true,
      ...endedLedger(candidate),
    },
    report: { ...report, userActionRequired: true },
  };
}

function attempted(
  connection: Connection,
  candidate: ConnectionInterface,
  way: WayIn,
  attempt: Attempt,
  now: Date,
): InterfaceRun {
  const result: UpdateResult = {
    result: attempt.result,
    timestamp: now.toISOString(),
    ...(attempt.errorType ? { errorMessage: attempt.story, errorType: attempt.errorType } : {}),
  };
  return {
    candidate: candidateAfter(candidate, way, attempt, result),
    report: reportOf(connection, candidate, attempt, result),
    signIn: attempt.signIn,
  };
}

function candidateAfter(
  candidate: ConnectionInterface,
  way: WayIn,
  attempt: Attempt,
  result: UpdateResult,
): ConnectionInterface {
  const now = new Date(result.timestamp);
  return {
    ...candidate,
    userActionRequired: attempt.userActionRequired,
    lastAutoUpdate: result,
    ...ledgerAfter(candidate, attempt, now),
    ...(way.pin && attempt.signIn
      ? { lastUpdateWithStoredCredentials: usedCredentials(attempt, now) }
      : {}),
  };
}

const reportOf = (
  connection: Connection,
  { bankingInterface }: ConnectionInterface,
  attempt: Attempt,
  result: UpdateResult,
): InterfaceReport => ({
  connectionId: connection.id,
  bankingInterface,
  outcome: attempt.result === 'OK' ? 'updated' : 'failed',
  because: [attempt.story],
  result,
  ...(attempt.userActionRequired ? { userActionRequired: true } : {}),
  ...(attempt.credentialsRejected ? { credentialsRejected: true } : {}),
});

const usedCredentials = (
  { result, credentialsRejected }: Attempt,
  now: Date,
): NonNullable<ConnectionInterface['lastUpdateWithStoredCredentials']> => ({
  at: now.toISOString(),
  automatic: true,
  result,
  credentialsRejected,
});
