import type { RingJournal } from '../journal/ring-journal.js';
import type { KeptOutbox } from '../outbox/kept-outbox.js';
import type { Document } from '../store/kinds.js';
import type { Store } from '../store/store.js';
import type { ClockState, WorldClock } from './clock.js';
import { DateHeader } from './date-header.js';
import { deriveId } from './ids.js';
import { Turns } from './turns.js';
import type { Advance, SettingsSection, World } from './world.js';
import type { WorldState } from './world-document.js';

export interface LiveWorldParts {
  readonly name: string;
  readonly template: WorldTemplate;
  readonly clock: WorldClock;
  readonly store: Store;
  readonly journal: RingJournal;
  readonly outbox: KeptOutbox;
  readonly document: Document<WorldState>;
}

/** What a world is that nobody has changed. */
export interface WorldTemplate {
  readonly seed: string;
  readonly clock: ClockState;
}

/** A world in memory, over its own document. */
export class LiveWorld implements World {
  readonly name: string;
  readonly store: Store;
  readonly journal: RingJournal;
  readonly outbox: KeptOutbox;
  readonly clock: WorldClock;
  readonly document: Document<WorldState>;
  readonly dateHeader = new DateHeader();
  /** The last move of the clock, for those who want to read all of it. */
  lastAdvance: Advance | undefined = undefined;
  /** Requests whose preparation others spoil prepare one after another. */
  readonly turns = new Turns();
  readonly #template: WorldTemplate;
  readonly #parsed = new Map<
    string,
    { readonly kept: object | undefined; readonly value: unknown }
  >();

  constructor({ name, template, clock, store, journal, outbox, document }: LiveWorldParts) {
    this.name = name;
    this.store = store;
    this.journal = journal;
    this.outbox = outbox;
    this.document = document;
    this.#template = template;
    this.clock = clock;
  }

  get seed(): string {
    return this.document.state.seed ?? this.#template.seed;
  }

  get fixtures(): unknown {
    return this.document.state.fixtures;
  }

  settings<T>(section: SettingsSection<T>): T {
    const kept = this.document.state.settings[section.name];
    const known = this.#parsed.get(section.name);
    if (known && known.kept === kept) return known.value as T;
    const value = section.schema.parse(kept ?? {});
    this.#parsed.set(section.name, { kept, value });
    return value;
  }

  changeSettings<T>(section: SettingsSection<T>, changes: Partial<T>): void {
    const kept = { ...this.document.state.settings[section.name], ...changes };
    section.schema.parse(kept);
    this.document.put('settings', section.name, kept);
  }

  /**
   * Writes what has changed in these documents, like `store.save`. With its first change a world
   * also keeps what it was made from: another template makes other worlds, not this one.
   */
  keep(documents: readonly Document[]): Promise<void> | undefined {
    if (this.store.touched || !documents.some(hasChanged)) return this.store.save(documents);
    this.store.transaction(() => {
      const { seed, clock } = this.document.state;
      if (seed === undefined) this.document.set('seed', this.#template.seed);
      if (clock === undefined) this.document.set('clock', this.#template.clock);
    });
    return this.store.save([...new Set<Document>([this.document, ...documents])]);
  }

  /** Takes away everything that the world has kept. */
  async erase(): Promise<void> {
    await this.outbox.close();
    await this.store.erase();
  }

  /** Resolves when everything is written. */
  async close(): Promise<void> {
    await this.outbox.close();
    await this.store.close();
  }

  deriveId(principal: string, kind: string, ordinal: number | string): number {
    return deriveId(this.seed, principal, kind, ordinal);
  }
}

const hasChanged = ({ revision }: Document): boolean => revision > 0;
