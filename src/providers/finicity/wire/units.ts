import { startOfDay } from './zone.js';

/** An amount as the wire has it. */
export const major = (minor: number | undefined): number | undefined =>
  minor === undefined ? undefined : minor / 100;

/** Not documented: rates and yields are written in per cent. */
export const percent = (share: number | undefined): number | undefined =>
  share === undefined ? undefined : Math.round(share * 1_000_000) / 10_000;

/** A day of the bank (`YYYY-MM-DD`). */
export const instant = (day: string | undefined): string | undefined =>
  day === undefined ? undefined : startOfDay(day);
