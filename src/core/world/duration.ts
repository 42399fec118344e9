const DURATION =
  /^P(?=\d|T\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d{1,3})?)S)?)?$/;

/** Places in a duration. */
const [YEARS, MONTHS, WEEKS, DAYS, HOURS, MINUTES, SECONDS] = [0, 1, 2, 3, 4, 5, 6] as const;

export const isDuration = (text: string): boolean => DURATION.test(text) && !text.endsWith('T');

/**
 * The instant that lies an ISO 8601 duration (`P90D`, `PT37M`, `P1M`) after another, both in epoch
 * milliseconds. Years and months are those of the UTC calendar; a day that the month does not
 * have becomes its last.
 */
export function after(instant: number, duration: string): number {
  const [, ...parts] = DURATION.exec(duration) ?? [];
  const amountOf = (part: number): number => Number(parts[part] ?? 0);
  const start = addMonths(new Date(instant), amountOf(YEARS) * 12 + amountOf(MONTHS));
  const inDays = amountOf(WEEKS) * 7 + amountOf(DAYS);
  const inMinutes = (inDays * 24 + amountOf(HOURS)) * 60 + amountOf(MINUTES);
  return start + Math.round((inMinutes * 60 + amountOf(SECONDS)) * 1000);
}

/** The shortest way to write a span of milliseconds: `PT37M`, `P2DT3H`. */
export function asDuration(milliseconds: number): string {
  const total = Math.ceil(milliseconds / 1000);
  const days = Math.floor(total / 86_400);
  const time = [
    [Math.floor(total / 3600) % 24, 'H'],
    [Math.floor(total / 60) % 60, 'M'],
    [total % 60, 'S'],
  ] as const;
  const clock = time
    .filter(([amount]) => amount > 0)
    .map(([amount, unit]) => `${String(amount)}${unit}`)
    .join('');
  const date = days > 0 ? `${String(days)}D` : '';
  return date + clock === '' ? 'PT0S' : `P${date}${clock === '' ? '' : `T${clock}`}`;
}

function addMonths(date: Date, months: number): number {
  if (months === 0) return date.getTime();
  const moved = new Date(date);
  moved.setUTCDate(1);
  moved.setUTCMonth(moved.getUTCMonth() + months);
  const lastDay = new Date(
    Date.UTC(moved.getUTCFullYear(), moved.getUTCMonth() + 1, 0),
  ).getUTCDate();
  moved.setUTCDate(Math.min(date.getUTCDate(), lastDay));
  return moved.getTime();
}
