import type { Guess, Remarks } from '../../../core/coverage.js';

export const HERE = 'src/providers/finapi';

/** What one area of the API says of its coverage. */
export interface CoveragePart<G extends string> {
  readonly guesses: Readonly<Record<G, Guess>>;
  /** Operations that are emulated. */
  readonly operations: Readonly<Record<string, Remarks>>;
  readonly behaviours?: Readonly<Record<string, Remarks>>;
}

/** Gives a part its type; its remarks may name what other parts list. */
export const coveragePart = <const G extends string>(part: CoveragePart<G>): CoveragePart<G> =>
  part;
