import { toTimestamp } from '../dates.js';

/** `2020-11-19T16:54:06.854+0100`: unlike Access, Web Form 2.0 writes its offsets without a colon. */
export const toFormTimestamp = (instant: Date | string): string =>
  toTimestamp(instant).replace(/:(\d\d)$/, '$1');
