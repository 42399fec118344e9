const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/**
 * finAPI writes its timestamps with the offset of its servers. All printed examples carry
 * +01:00 in winter, so we answer in Berlin time; dates without a time are Berlin days.
 */
const STANDARD_OFFSET = 60;
const SUMMER_OFFSET = 120;
const MARCH = 3;
const OCTOBER = 10;

/** `2020-11-19T16:54:06.854+01:00`. */
export function toTimestamp(instant: Date | string): string {
  const time = new Date(instant).getTime();
  const offset = offsetAt(time);
  const local = new Date(time + offset * MINUTE).toISOString().slice(0, -1);
  return `${local}+${String(offset / 60).padStart(2, '0')}:00`;
}

/** The day on which an instant falls, `YYYY-MM-DD`. */
export function dayOf(instant: Date | string): string {
  const time = new Date(instant).getTime();
  return new Date(time + offsetAt(time) * MINUTE).toISOString().slice(0, 10);
}

/** Summer time by the rule of the European Union: last Sunday of March to last Sunday of October. */
function offsetAt(time: number): number {
  const date = new Date(time);
  const month = date.getUTCMonth() + 1;
  const isBeforeChange =
    (month === MARCH || month === OCTOBER) && time < lastSundayOf(date.getUTCFullYear(), month);
  const isSummer = isBeforeChange ? month === OCTOBER : month >= MARCH && month < OCTOBER;
  return isSummer ? SUMMER_OFFSET : STANDARD_OFFSET;
}

/** The instant of the change: 01:00 UTC of the month's last Sunday. */
function lastSundayOf(year: number, month: number): number {
  const lastDay = Date.UTC(year, month, 0, 1);
  return lastDay - new Date(lastDay).getUTCDay() * DAY;
}
