import type { z } from 'zod';

import type { Journal } from '../journal/journal.js';
import type { Document, DocumentRef, IndexEntry } from '../store/kinds.js';
import type { Store } from '../store/store.js';
import type { Outbox } from '../outbox/outbox.js';
import type { WorldClock } from './clock.js';
import type { WorldState } from './world-document.js';

/** A private universe: its own clock, seed, settings, records and journal. */
export interface World {
  /** `[a-z0-9-]{1,64}`. */
  readonly name: string;
  readonly seed: string;
  readonly clock: WorldClock;
  readonly store: Store;
  readonly journal: Journal;
  readonly outbox: Outbox;
  /** Named facts that were added to this world alone, as they were given. */
  readonly fixtures: unknown;
  /** The knobs of one section, complete with their defaults. Never keep it across a call. */
  settings<T>(section: SettingsSection<T>): T;
  /** Replaces knobs of one section; call inside `Store.transaction` and save `document`. */
  changeSettings<T>(section: SettingsSection<T>, changes: Partial<T>): void;
  /** The world's own document: settings and clock. */
  readonly document: Document<WorldState>;
  /**
   * An id of 52 bits that is the same on every run: seed, principal, kind, and an ordinal or whatever
   * else tells things of that kind apart.
   */
  deriveId(principal: string, kind: string, ordinal: number | string): number;
}

/** The knobs of one provider, or of the bank, in a world. Every field has a default. */
export interface SettingsSection<T> {
  readonly name: string;
  readonly schema: z.ZodType<T>;
}

/** Something that the world did by itself, as `advance` reports it. */
export interface Happening {
  /** ISO instant of the world at which it happened. */
  readonly at: string;
  readonly principal: string;
  /** Kind of happening, `finicity.aggregation` for instance. */
  readonly what: string;
  /** One sentence for a person. */
  readonly story: string;
}

/** What a move of the clock has brought about. */
export interface Advance {
  /** ISO instants of the world. */
  readonly from: string;
  readonly to: string;
  /** How often each kind of happening occurred. */
  readonly counts: Readonly<Record<string, number>>;
  readonly total: number;
  /** In the order in which documents were settled; within a document in the order of time. */
  readonly happenings: readonly Happening[];
}

/** Work that falls due in documents of one kind, settled there before anybody sees them. */
export interface DueWork<T extends object> {
  /** Earliest instant (epoch milliseconds) at which something falls due, from the document. */
  due(state: Readonly<T>, world: World): number | undefined;
  /**
   * The same from the entry of the kind's index, so that `advance` need not load documents in
   * which nothing falls due. Without it every document is loaded.
   */
  dueOf?(entry: IndexEntry, world: World): number | undefined;
  /** How it is settled; loaded when something has fallen due. */
  settling(): Settling<T> | Promise<Settling<T>>;
}

/** What settles the work that is due in documents of one kind. */
export interface Settling<T extends object> {
  /** Other documents that settling reads. */
  needs(state: Readonly<T>, world: World): readonly DocumentRef[];
  /**
   * Settles all that is due until `until`, in the order of its instants, each at its own instant.
   * Runs inside a transaction.
   */
  settle(document: Document<T>, until: number, context: SettleContext): readonly Happening[];
}

export interface SettleContext {
  readonly world: World;
  /** One of the documents that `needs` named. */
  document<D extends object>(ref: DocumentRef<D>): Document<D>;
  /** Runs once the changes are kept: call-backs, outbox. */
  afterwards(effect: Effect): void;
}

/** What is done once changes are kept. */
export type Effect = () => Promise<void> | void;
