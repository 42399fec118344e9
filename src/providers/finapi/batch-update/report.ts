import type { BankingInterface, UpdateResult } from '../bank-connections/schema.js';

/** What a run did with one interface, and why. */
export interface InterfaceReport {
  readonly connectionId: number;
  readonly bankingInterface: BankingInterface;
  readonly outcome: 'updated' | 'failed' | 'left';
  /** One sentence a reason. */
  readonly because: readonly string[];
  /** What was written to `lastAutoUpdate`; absent when the interface was left. */
  readonly result?: UpdateResult;
  /** Present when the run has turned `userActionRequired` to true. */
  readonly userActionRequired?: true;
  /** Present when the bank has refused the stored credentials. */
  readonly credentialsRejected?: true;
}

/** What a run did for one user. Only the latest is kept, in the user's document. */
export interface BatchRunReport {
  /** ISO instant at which the run began. */
  readonly at: string;
  /** ISO instant up to which it holds what it updates; absent when it has updated nothing. */
  readonly endsAt?: string;
  readonly interfaces: readonly InterfaceReport[];
  /** How many more interfaces there were than the report lists. */
  readonly unlisted?: number;
}

const MOST_LISTED = 200;

/** The ISO instant up to which a run holds what it updates. */
export const endOfRun = (at: Date, durationSeconds: number): string =>
  new Date(at.getTime() + durationSeconds * 1000).toISOString();

/** A report that is bounded, so that a user's document stays small. */
export function batchRunReport(
  at: Date,
  interfaces: readonly InterfaceReport[],
  durationSeconds: number,
): BatchRunReport {
  const unlisted = interfaces.length - MOST_LISTED;
  const hasUpdated = interfaces.some(({ outcome }) => outcome !== 'left');
  return {
    at: at.toISOString(),
    ...(hasUpdated ? { endsAt: endOfRun(at, durationSeconds) } : {}),
    interfaces: interfaces.slice(0, MOST_LISTED),
    ...(unlisted > 0 ? { unlisted } : {}),
  };
}
