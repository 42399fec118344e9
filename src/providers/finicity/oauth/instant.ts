const DATE_TIME = /^(\d{4}-\d\d-(\d\d)T(\d\d):\d\d:\d\d)(?:\.(\d{1,12}))?(Z|[+-]\d\d:[0-5]\d)?$/;
const FURTHEST_OFFSET_MS = 14 * 3_600_000;

/**
 * Epoch milliseconds of an xs:dateTime, or undefined if it is none. Fractions are cut after
 * milliseconds; without an offset it is read as UTC. A PHP client writes Swatch beats where the
 * fraction belongs (`:07.638Z`); three digits are three digits.
 */
export function readInstant(text: string): number | undefined {
  const match = DATE_TIME.exec(text.trim());
  if (!match) return undefined;
  const [, seconds = '', day, hour, fraction = '', zone = 'Z'] = match;
  const local = Date.parse(`${seconds}.${fraction.padEnd(3, '0').slice(0, 3)}Z`);
  if (Number.isNaN(local) || rollsOver(local, Number(day), Number(hour))) return undefined;
  const offset = offsetOf(zone);
  return Math.abs(offset) > FURTHEST_OFFSET_MS ? undefined : local - offset;
}

/** `Date.parse` turns 31 February into March; 24:00:00 is the next day rightly. */
const rollsOver = (instant: number, day: number, hour: number): boolean =>
  hour !== 24 && new Date(instant).getUTCDate() !== day;

function offsetOf(zone: string): number {
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4));
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}
