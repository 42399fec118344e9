import type { Position } from '../../../bank/holdings.js';

/** What was held at an aggregation, under the id that it has until the next one. */
export interface NumberedPosition extends Omit<Position, 'id'> {
  readonly id: number;
}
