/** Whatever tells the time to a part of the sandbox. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
}

/** The time of the machine. Nothing else in `src/` may read it. */
export const hostClock: Clock = {
  now: () => Date.now(),
};

/** How a world's clock is kept: it runs with an offset to the host's, or it stands still. */
export type ClockState =
  | { readonly mode: 'running'; readonly offset: number }
  | { readonly mode: 'frozen'; readonly at: string };

/** The clock of one world: real time by default; it can be frozen, set and advanced, forward only. */
export class WorldClock implements Clock {
  readonly #host: Clock;
  readonly #state: () => ClockState;

  constructor(host: Clock, state: () => ClockState) {
    this.#host = host;
    this.#state = state;
  }

  get state(): ClockState {
    return this.#state();
  }

  now(): number {
    const state = this.#state();
    return state.mode === 'frozen' ? Date.parse(state.at) : this.#host.now() + state.offset;
  }

  /** The time of the machine that the sandbox runs on, for stamps that clients make themselves. */
  hostNow(): number {
    return this.#host.now();
  }

  /** The state in which this clock stands at `instant` and goes on, or not, as it does now. */
  movedTo(instant: number): ClockState {
    const state = this.#state();
    return state.mode === 'frozen'
      ? { mode: 'frozen', at: new Date(instant).toISOString() }
      : { mode: 'running', offset: instant - this.#host.now() };
  }

  frozen(): ClockState {
    return { mode: 'frozen', at: new Date(this.now()).toISOString() };
  }

  released(): ClockState {
    return { mode: 'running', offset: this.now() - this.#host.now() };
  }
}
