import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { SandboxError } from '../errors.js';
import { RingJournal } from '../journal/ring-journal.js';
import { KeptOutbox } from '../outbox/kept-outbox.js';
import type { Document, DocumentKind } from '../store/kinds.js';
import { openStore } from '../store/open-store.js';
import { WorldClock, type Clock } from './clock.js';
import { LiveWorld, type WorldTemplate } from './live-world.js';
import { worldKind, worldRef, type WorldState } from './world-document.js';

export const WORLD_NAME = /^[a-z0-9-]{1,64}$/;

export interface WorldsOptions {
  /** Where worlds are kept, one folder each; `undefined` keeps them in memory. */
  readonly folder: string | undefined;
  readonly kinds: readonly DocumentKind[];
  readonly host: Clock;
  readonly template: WorldTemplate;
  readonly limit: number;
}

/** Raised when a world that is new cannot come to life. */
export class TooManyWorldsError extends SandboxError {
  override readonly name = 'TooManyWorldsError';
}

/** A world and how many exchanges are inside it. */
interface Slot {
  world: Promise<LiveWorld> | LiveWorld;
  inside: number;
  /** Set while the world is being taken away; resolves when its name is free again. */
  leaving?: Promise<void>;
  emptied?: () => void;
}

/** All worlds of one sandbox. A world comes to life when it is first named. */
export class Worlds {
  readonly #options: WorldsOptions;
  readonly #slots = new Map<string, Slot>();
  readonly #kept: Set<string>;

  constructor(options: WorldsOptions) {
    this.#options = options;
    this.#kept = new Set(options.folder === undefined ? [] : keptWorlds(options.folder));
  }

  /** Steps into a world; whoever enters must leave. */
  enter(name: string): LiveWorld | Promise<LiveWorld> {
    const slot = this.#slots.get(name) ?? this.#awaken(name);
    if (slot.leaving) return slot.leaving.then(() => this.enter(name));
    slot.inside += 1;
    return slot.world;
  }

  leave(name: string): void {
    const slot = this.#slots.get(name);
    if (!slot) return;
    slot.inside -= 1;
    if (slot.inside === 0) slot.emptied?.();
  }

  /** Steps in, works, and leaves whatever happens. */
  async within<R>(name: string, work: (world: LiveWorld) => Promise<R> | R): Promise<R> {
    const world = await this.enter(name);
    try {
      return await work(world);
    } finally {
      this.leave(name);
    }
  }

  /** Names of all worlds that live or are kept, sorted. `default` is always among them. */
  names(): string[] {
    return [...new Set(['default', ...this.#kept, ...this.#slots.keys()])].sort();
  }

  /** Takes a world away with all it has kept, once those inside have left. */
  async remove(name: string): Promise<void> {
    const { world, slot } = await this.#settled(name);
    slot.leaving = this.#emptied(slot).then(async () => {
      await world.store.erase();
      this.#slots.delete(name);
      this.#kept.delete(name);
    });
    await slot.leaving;
  }

  /** Waits until everything is written, and lets all worlds go. */
  async close(): Promise<void> {
    await Promise.all(
      [...this.#slots.values()].map(async (slot) => {
        const world = await slot.world;
        await this.#emptied(slot);
        await world.close();
      }),
    );
    this.#slots.clear();
  }

  async #settled(name: string): Promise<{ world: LiveWorld; slot: Slot }> {
    const slot = this.#slots.get(name) ?? this.#awaken(name);
    if (slot.leaving) {
      await slot.leaving;
      return this.#settled(name);
    }
    return { world: await slot.world, slot };
  }

  #emptied(slot: Slot): Promise<void> {
    if (slot.inside === 0) return Promise.resolve();
    return new Promise((resolve) => {
      slot.emptied = resolve;
    });
  }

  #awaken(name: string): Slot {
    this.#makeRoom(name);
    const slot: Slot = { world: this.#load(name), inside: 0 };
    this.#slots.set(name, slot);
    if (slot.world instanceof Promise) {
      slot.world.then(
        (world) => (slot.world = world),
        () => this.#slots.delete(name),
      );
    }
    return slot;
  }

  #load(name: string): LiveWorld | Promise<LiveWorld> {
    const { folder, kinds, host, template } = this.#options;
    const home = folder === undefined ? undefined : join(folder, name);
    const store = openStore({ folder: home, kinds: [worldKind, ...kinds] });
    const journal = new RingJournal();
    const opened = store.lease().open(worldRef);
    const live = (document: Document<WorldState>): LiveWorld => {
      const clock = new WorldClock(host, () => document.state.clock ?? template.clock);
      const outbox = new KeptOutbox(home, clock);
      return new LiveWorld({ name, template, clock, store, journal, outbox, document });
    };
    return opened instanceof Promise ? opened.then(live) : live(opened);
  }

  /** A world that nobody has changed is forgotten before a new one is refused. */
  #makeRoom(name: string): void {
    const { limit } = this.#options;
    if (this.#kept.has(name) || this.names().length < limit) return;
    for (const [other, slot] of this.#slots) {
      if (isForgettable(other, slot)) {
        this.#slots.delete(other);
        return;
      }
    }
    throw new TooManyWorldsError(
      `World "${name}" cannot come to life: ${String(limit)} worlds exist already. ` +
        'Take one away with DELETE /_sandbox/worlds/{world}.',
    );
  }
}

const isForgettable = (name: string, { world, inside, leaving }: Slot): boolean =>
  name !== 'default' &&
  inside === 0 &&
  !leaving &&
  !(world instanceof Promise) &&
  !world.store.touched;

function keptWorlds(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && WORLD_NAME.test(entry.name))
      .map((entry) => entry.name);
  } catch {
    return [];
  }
}
