/** Whether a value is among those wanted; everything is where nothing, or an empty list, is. */
export function among<T>(wanted: readonly T[] | undefined): (value: T) => boolean {
  if (wanted === undefined || wanted.length === 0) return () => true;
  const set = new Set(wanted);
  return (value) => set.has(value);
}
