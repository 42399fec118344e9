import type { Happening } from '../../../core/world/world.js';
import type { ConnectionEvents } from '../notification-rules/events.js';
import type { InterfaceReport } from './report.js';
import type { UserRunResult } from './run-user.js';

const WHAT = 'finapi.batchUpdate';

/** Runs in a row that ended alike for one interface, so that a year of them is told once. */
interface Streak {
  readonly report: InterfaceReport;
  readonly bankName: string;
  readonly first: Date;
  runs: number;
  transactions: number;
}

/** Tells what runs have done, as a person wants to read it. */
export class Streaks {
  readonly #done: Streak[] = [];
  readonly #current = new Map<string, Streak>();

  add({ report, events }: UserRunResult, at: Date): void {
    const connections = new Map(events.connections.map((each) => [each.connection.id, each]));
    for (const told of report.interfaces) {
      const about = connections.get(told.connectionId);
      const streak = this.#streakOf(told, about?.bankName ?? 'its bank', at);
      streak.runs += 1;
      streak.transactions += broughtBy(told, about);
    }
  }

  /** In the order in which they began. */
  happenings(principal: string): readonly Happening[] {
    return [...this.#done]
      .sort((one, other) => one.first.getTime() - other.first.getTime())
      .map((streak) => ({
        at: streak.first.toISOString(),
        principal,
        what: WHAT,
        story: storyOf(streak),
      }));
  }

  #streakOf(report: InterfaceReport, bankName: string, at: Date): Streak {
    const place = `${String(report.connectionId)}/${report.bankingInterface}`;
    const current = this.#current.get(place);
    if (current && isAlike(current.report, report)) return current;
    const streak = { report, bankName, first: at, runs: 0, transactions: 0 };
    this.#current.set(place, streak);
    this.#done.push(streak);
    return streak;
  }
}

/** Reasons may name an instant that moves on with each run: the outcome counts. */
export const isAlike = (one: InterfaceReport, other: InterfaceReport): boolean =>
  one.outcome === other.outcome &&
  one.result?.result === other.result?.result &&
  one.because.length === other.because.length &&
  one.because.every((sentence, index) => sentence === other.because[index]);

const broughtBy = (
  { bankingInterface }: InterfaceReport,
  about: ConnectionEvents | undefined,
): number =>
  (about?.accounts ?? [])
    .filter((account) => account.bankingInterface === bankingInterface)
    .reduce((sum, { newTransactions }) => sum + newTransactions.length, 0);

function storyOf({ report, bankName, runs, transactions }: Streak): string {
  const { connectionId, bankingInterface, outcome, because } = report;
  const what = `Bank connection ${String(connectionId)} at ${bankName} (${bankingInterface})`;
  const times = runs === 1 ? '' : `, ${String(runs)} runs in a row`;
  switch (outcome) {
    case 'updated':
      return `${what} was updated${times}: ${counted(transactions)}.`;
    case 'failed':
      return `${what} could not be updated${times}: ${because.join(' ')}`;
    case 'left':
      return `${what} was left${times}: ${because.join(' ')}`;
  }
}

const counted = (transactions: number): string =>
  transactions === 1 ? '1 new transaction' : `${String(transactions)} new transactions`;
