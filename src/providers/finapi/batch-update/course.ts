import { loginRefOf } from '../../../bank/login.js';
import { nextChangeOf } from '../../../bank/standing.js';
import { bankSideOf } from '../bank-connections/bank-side.js';
import type { Connection } from '../bank-connections/schema.js';
import type { DownloadDocuments } from '../downloads/documents.js';
import { finapiSettings, type BatchConfiguration } from '../settings.js';
import { CalmDays } from './calm-days.js';
import type { InterfaceReport } from './report.js';
import type { ConnectionResult } from './run-user.js';
import { nextRun, runsADay } from './schedule.js';
import { isAlike } from './streaks.js';

type Update = (connection: Connection, at: Date) => ConnectionResult;

/**
 * How a bank connection fares run by run. A run that was let in, or two alike with no change at the
 * bank between them, leave the connection as it was, so the runs until the next change are like
 * them: these bring their bookings, and need no attempt each. The last of them is made in full.
 */
export class Course {
  readonly #documents: DownloadDocuments;
  readonly #configurations: readonly BatchConfiguration[];
  readonly #update: Update;
  readonly #until: number;
  #last: { readonly result: ConnectionResult; readonly at: Date } | undefined;
  #firstDay = '';
  /** Epoch milliseconds; no run before it differs from the last one. */
  #calmUntil = 0;
  #calm: CalmDays | undefined;

  /** `configurations` are those that update the bank; runs until `until` are to be settled. */
  constructor(
    documents: DownloadDocuments,
    configurations: readonly BatchConfiguration[],
    until: number,
    update: Update,
  ) {
    this.#documents = documents;
    this.#configurations = configurations;
    this.#until = until;
    this.#update = update;
  }

  /** `day` is that of the instant. */
  run(connection: Connection, at: Date, day: string): ConnectionResult {
    if (this.#isCalmAt(at, day)) return this.#passed(connection, at, day);
    const result = this.#update(this.#calm?.end() ?? connection, at);
    this.#calm = undefined;
    this.#calmUntil = this.#isSteady(result) ? this.#nextChange(result, at) : 0;
    this.#last = { result, at };
    this.#firstDay ||= day;
    return result;
  }

  /** True while another run follows that is like this one; accesses of a first day may be many. */
  #isCalmAt(at: Date, day: string): boolean {
    const following = nextRun(this.#configurations, at.getTime());
    return (
      following !== undefined &&
      following <= this.#until &&
      following < this.#calmUntil &&
      day > this.#firstDay
    );
  }

  #passed(connection: Connection, at: Date, day: string): ConnectionResult {
    const { result } = this.#last ?? {};
    if (!result) throw new TypeError('A course begins with a run in full');
    this.#calm ??= new CalmDays(this.#documents, connection, result, this.#last?.at ?? at);
    return this.#calm.pass(at, day);
  }

  /** A run that the bank has let in everywhere is like the next one; others show it by two alike. */
  #isSteady({ reports }: ConnectionResult): boolean {
    if (reports.every(({ outcome }) => outcome === 'updated')) return true;
    const before: readonly InterfaceReport[] = this.#last?.result.reports ?? [];
    return (
      before.length === reports.length &&
      before.every((report, index) => {
        const other = reports[index];
        return other !== undefined && isAlike(report, other);
      })
    );
  }

  /** The first instant at which a run may differ from one that was made at `at`. */
  #nextChange({ events: { connection } }: ConnectionResult, at: Date): number {
    const { bank, world } = this.#documents;
    const { batchUpdate, consents } = world.settings(finapiSettings);
    const gap = (nextRun(this.#configurations, at.getTime()) ?? Infinity) - at.getTime();
    const isHurried =
      gap < batchUpdate.durationSeconds * 1000 ||
      runsADay(this.#configurations) > consents.unattendedAccessesPerDay;
    const side = bankSideOf(bank, world, connection);
    if (!side || isHurried || connection.work) return 0;
    const { state } = this.#documents.document(loginRefOf(side.rule));
    return Math.min(nextChangeOf(state, at.getTime()), endOfConsents(connection, at));
  }
}

const endOfConsents = ({ interfaces }: Connection, at: Date): number =>
  Math.min(
    Infinity,
    ...interfaces
      .flatMap(({ consent }) => (consent?.expiresAt === undefined ? [] : [consent.expiresAt]))
      .map((end) => Date.parse(end))
      .filter((end) => end > at.getTime()),
  );
