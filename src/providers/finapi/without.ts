/** A record without some of its fields. */
export function without<T extends object, F extends keyof T>(
  record: T,
  ...fields: readonly F[]
): Omit<T, F> {
  const left = Object.entries(record).filter(([name]) => !fields.includes(name as F));
  return Object.fromEntries(left) as Omit<T, F>;
}
