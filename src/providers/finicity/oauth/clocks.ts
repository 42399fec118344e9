/**
 * The two times by which a client's own stamps are judged, in epoch milliseconds: the world's,
 * and the host's, because no real client can be told of a world's clock.
 */
export interface Clocks {
  readonly world: number;
  readonly host: number;
}

/** Whether a stamp is right by one of the two clocks. */
export const byEither = ({ world, host }: Clocks, isRight: (now: number) => boolean): boolean =>
  isRight(world) || isRight(host);
