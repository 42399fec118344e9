import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { reasonOf, SandboxError } from '../errors.js';
import { RingJournal } from '../journal/ring-journal.js';
import { KeptOutbox } from '../outbox/kept-outbox.js';
import type { AdapterFor } from '../store/adapter.js';
import { isMissing } from '../store/files.js';
import type { Document, DocumentKind } from '../store/kinds.js';
import { openStore } from '../store/open-store.js';
import type { Store } from '../store/store.js';
import { WorldClock, type Clock } from './clock.js';
import { LiveWorld, type WorldTemplate } from './live-world.js';
import { worldKind, worldRef, type WorldState } from './world-document.js';
import { WorldSlot } from './world-slot.js';
import type { World } from './world.js';

export const WORLD_NAME = /^[a-z0-9-]{1,64}$/;
export const DEFAULT_WORLD = 'default';

export interface WorldsOptions {
  /** Where worlds are kept, one folder each; `undefined` keeps them in memory. */
  readonly folder: string | undefined;
  readonly kinds: readonly DocumentKind[];
  readonly host: Clock;
  readonly template: WorldTemplate;
  readonly limit: number;
  /** Targets to which a provider may send call-backs at present; none when absent. */
  readonly callbackTargets?: (world: World, provider: string) => readonly string[];
  /** Where documents are kept, if not in files or in memory. */
  readonly adapterFor?: AdapterFor;
}

/** Raised when a world that is new cannot come to life. */
export class TooManyWorldsError extends SandboxError {
  override readonly name = 'TooManyWorldsError';
}

/** All worlds of one sandbox. A world comes to life when it is first named. */
export class Worlds {
  readonly #options: WorldsOptions;
  readonly #slots = new Map<string, WorldSlot>();
  /** Worlds with a folder of their own since the sandbox started. */
  readonly #kept: Set<string>;

  constructor(options: WorldsOptions) {
    this.#options = options;
    this.#kept = new Set(options.folder === undefined ? [] : keptWorlds(options.folder));
  }

  /** Steps into a world; whoever enters must leave. */
  enter(name: string): LiveWorld | Promise<LiveWorld> {
    const slot = this.#slots.get(name) ?? this.#awaken(name);
    if (slot.leaving) return slot.leaving.then(...both(() => this.enter(name)));
    slot.enter();
    return slot.world;
  }

  leave(name: string): void {
    this.#slots.get(name)?.leave();
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
    return [...new Set([DEFAULT_WORLD, ...this.#kept, ...this.#slots.keys()])].sort();
  }

  /** Worlds in memory, of which none is on its way in or out. */
  living(): LiveWorld[] {
    return [...this.#slots.values()].flatMap(({ world, leaving }) =>
      world instanceof Promise || leaving ? [] : [world],
    );
  }

  /** Takes a world away with all it has kept, once those inside have left. */
  async remove(name: string): Promise<void> {
    const slot = this.#slots.get(name) ?? (await this.#awakenToRemove(name));
    if (!slot) return;
    if (slot.leaving) return slot.leaving.then(...both(() => this.remove(name)));
    await slot.erase(() => {
      this.#slots.delete(name);
      this.#kept.delete(name);
    });
  }

  /** Waits until everything is written, and lets all worlds go. */
  async close(): Promise<void> {
    await Promise.all([...this.#slots.values()].map((slot) => slot.close()));
    this.#slots.clear();
  }

  /** What is neither alive nor kept needs no taking away; what cannot be read goes unread. */
  async #awakenToRemove(name: string): Promise<WorldSlot | undefined> {
    if (!this.#kept.has(name)) return undefined;
    try {
      return this.#awaken(name);
    } catch (error) {
      if (!(error instanceof SandboxError)) throw error;
      await this.#openStore(name).erase();
      this.#kept.delete(name);
      return undefined;
    }
  }

  #awaken(name: string): WorldSlot {
    if (!WORLD_NAME.test(name)) throw new SandboxError(`No world can be named "${name}".`);
    this.#makeRoom(name);
    const slot = new WorldSlot(this.#load(name), () => {
      if (this.#slots.get(name) === slot) this.#slots.delete(name);
    });
    this.#slots.set(name, slot);
    return slot;
  }

  #openStore(name: string): Store {
    const { kinds, adapterFor } = this.#options;
    return openStore({
      folder: this.#homeOf(name),
      kinds: [worldKind, ...kinds],
      ...(adapterFor && { adapterFor }),
    });
  }

  #homeOf(name: string): string | undefined {
    const { folder } = this.#options;
    return folder === undefined ? undefined : join(folder, name);
  }

  #load(name: string): LiveWorld | Promise<LiveWorld> {
    const { host, template, callbackTargets } = this.#options;
    const store = this.#openStore(name);
    const journal = new RingJournal();
    const opened = store.lease().open(worldRef);
    const live = (document: Document<WorldState>): LiveWorld => {
      const clock = new WorldClock(host, () => document.state.clock ?? template.clock);
      const outbox: KeptOutbox = new KeptOutbox(
        this.#homeOf(name),
        clock,
        (provider) => callbackTargets?.(world, provider) ?? [],
      );
      const world: LiveWorld = new LiveWorld({
        name,
        template,
        clock,
        store,
        journal,
        outbox,
        document,
      });
      return world;
    };
    return opened instanceof Promise ? opened.then(live) : live(opened);
  }

  /** A world that nobody has changed is forgotten before a new one is refused. */
  #makeRoom(name: string): void {
    const { limit } = this.#options;
    if (name === DEFAULT_WORLD || this.#kept.has(name) || this.names().length < limit) return;
    for (const [other, slot] of this.#slots) {
      if (other !== DEFAULT_WORLD && slot.isForgettable) {
        this.#slots.delete(other);
        return;
      }
    }
    throw new TooManyWorldsError(
      `World "${name}" cannot come to life: ${limit} worlds exist already. ` +
        'Take one away with DELETE /_sandbox/worlds/{world}.',
    );
  }
}

/** Goes on in the same way, whether what was waited for ended well or not. */
const both = <R>(next: () => R): [() => R, () => R] => [next, next];

function keptWorlds(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && WORLD_NAME.test(entry.name))
      .map((entry) => entry.name);
  } catch (error) {
    if (isMissing(error)) return [];
    throw new SandboxError(
      `The worlds in ${folder} cannot be read (${reasonOf(error)}). ` +
        'Make the folder readable, or choose another one with --data.',
    );
  }
}
