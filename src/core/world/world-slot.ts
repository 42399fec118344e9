import type { LiveWorld } from './live-world.js';

/** The place of one world in memory, and how many exchanges are inside it. */
export class WorldSlot {
  world: LiveWorld | Promise<LiveWorld>;
  /** Set while the world is being taken away; resolves when its name is free again. */
  leaving: Promise<void> | undefined = undefined;
  #inside = 0;
  #waiting: (() => void)[] = [];

  /** `onStillborn` is told when the world could not be loaded. */
  constructor(world: LiveWorld | Promise<LiveWorld>, onStillborn: () => void) {
    this.world = world;
    if (world instanceof Promise) {
      world.then((loaded) => (this.world = loaded), onStillborn);
    }
  }

  enter(): void {
    this.#inside += 1;
  }

  leave(): void {
    this.#inside -= 1;
    if (this.#inside > 0 || this.#waiting.length === 0) return;
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  /** Nobody is inside, and nobody has ever changed anything. */
  get isForgettable(): boolean {
    const { world } = this;
    const isAlive = !(world instanceof Promise) && !this.leaving;
    return isAlive && this.#inside === 0 && !world.store.touched;
  }

  /** Takes away what the world has kept; `onGone` frees its name in the same moment. */
  erase(onGone: () => void): Promise<void> {
    this.leaving = this.#eraseOnceEmpty(onGone).finally(() => {
      this.leaving = undefined;
    });
    return this.leaving;
  }

  /** Waits for those inside, and lets the world go as it is. */
  async close(): Promise<void> {
    await this.leaving?.catch(() => undefined);
    const world = await Promise.resolve(this.world).catch(() => undefined);
    await this.#emptied();
    await world?.close();
  }

  async #eraseOnceEmpty(onGone: () => void): Promise<void> {
    const world = await this.world;
    await this.#emptied();
    await world.erase();
    onGone();
  }

  #emptied(): Promise<void> {
    if (this.#inside === 0) return Promise.resolve();
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
    });
  }
}
