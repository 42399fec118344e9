import type { WireFields } from '../../../core/http/wire.js';
import type { BankFacts } from './facts.js';
import type { BatchRunReport, InterfaceReport } from './report.js';
import type { Judgement, NamedVerdict, NumberedVerdict } from './rule.js';
import type { UserRun } from './run-world.js';
import type { TimetableLine } from './timetable.js';

/** Why a connection is or is not updated, as a support engineer reads it. */
export interface ExplainedConnection {
  readonly id: number;
  readonly name: string | undefined;
  readonly bank: Pick<BankFacts, 'id' | 'name'>;
  readonly busyUntil: string | undefined;
  /** ISO instant of the next run that looks at it. */
  readonly nextRun: string | undefined;
  readonly interfaces: readonly Judgement[];
}

export const explainedView = (connection: ExplainedConnection): WireFields => ({
  id: connection.id,
  name: connection.name,
  bank: { id: connection.bank.id, name: connection.bank.name },
  busyUntil: connection.busyUntil,
  nextRun: connection.nextRun,
  interfaces: connection.interfaces.map(judgementView),
});

export const timetableView = (lines: readonly TimetableLine[]): WireFields[] =>
  lines.map((line) => ({
    name: line.name,
    rhythm: line.rhythm,
    nextRun: line.nextRun,
    includedBanks: line.includedBanks,
    excludedBanks: line.excludedBanks,
  }));

const judgementView = (judged: Judgement): WireFields => ({
  bankingInterface: judged.bankingInterface,
  eligible: judged.eligible,
  leftBecause: judged.leftBecause,
  above: judged.above.map(verdictView),
  conditions: judged.conditions.map(conditionView),
});

const conditionView = (condition: NumberedVerdict): WireFields => ({
  number: condition.number,
  ...verdictView(condition),
});

const verdictView = ({ name, holds, because, source, wouldChange, note }: NamedVerdict) => ({
  name,
  holds,
  because,
  source,
  wouldChange,
  note,
});

export const runView = ({ userId, report }: UserRun): WireFields => ({
  userId,
  ...reportView(report),
});

export const reportView = ({ at, interfaces, unlisted }: BatchRunReport): WireFields => ({
  at,
  interfaces: interfaces.map(interfaceView),
  unlisted,
});

const interfaceView = (report: InterfaceReport): WireFields => ({
  connectionId: report.connectionId,
  bankingInterface: report.bankingInterface,
  outcome: report.outcome,
  because: report.because,
  result: report.result && { ...report.result },
  userActionRequired: report.userActionRequired,
});
