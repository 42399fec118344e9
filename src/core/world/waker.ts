import { settleDocuments } from './advance.js';
import type { DueWorks } from './due-work.js';
import type { LiveWorld } from './live-world.js';
import type { World } from './world.js';
import type { Worlds } from './worlds.js';

export interface WakerOptions {
  readonly worlds: Worlds;
  readonly dueWorks: DueWorks;
  /** Whether call-backs of a world may really leave at present. */
  readonly sends: (world: World) => boolean;
  readonly onBug: (error: unknown, what: string) => void;
}

/** At most so late does a call-back leave that nobody has caused by asking. */
const ROUND_MS = 1_000;

/**
 * Looks into worlds that somebody outside waits for: what falls due is settled when it is looked
 * at, and a receiver of call-backs never looks. Only worlds whose clock runs, and whose call-backs
 * may really leave, are visited; all others sleep until they are asked.
 */
export class Waker {
  readonly #options: WakerOptions;
  #timer: NodeJS.Timeout | undefined;
  #round: Promise<void> | undefined;

  constructor(options: WakerOptions) {
    this.#options = options;
  }

  start(): void {
    this.#timer ??= setInterval(() => {
      this.#round ??= this.round().finally(() => {
        this.#round = undefined;
      });
    }, ROUND_MS).unref();
  }

  /** Resolves when no round is under way. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#timer = undefined;
    await this.#round;
  }

  /** Settles once, in each world that is waited for, what has fallen due by now. */
  async round(): Promise<void> {
    const { worlds } = this.#options;
    const awaited = worlds.living().filter((world) => this.#isAwaited(world));
    await Promise.all(awaited.map(({ name }) => this.#visit(name)));
  }

  #isAwaited(world: LiveWorld): boolean {
    return world.clock.state.mode === 'running' && this.#options.sends(world);
  }

  async #visit(name: string): Promise<void> {
    const { worlds, dueWorks, onBug } = this.#options;
    try {
      await worlds.within(name, async (world) => {
        const now = world.clock.now();
        await settleDocuments(world, now, dueWorks);
        await world.outbox.opened();
        if (world.outbox.isDue(now)) await world.outbox.settle(now);
      });
    } catch (error) {
      onBug(error, `what fell due in world ${name}`);
    }
  }
}
