/** Which bytes of a file are wanted; both ends are included. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

const RANGE = /^(?:bytes\s*=\s*)?(\d{0,15})-(\d{0,15})$/i;

/**
 * Reads a `Range` header: `bytes=0-1023`, or `0-1023` as the official SDK writes it; `500-` and
 * `-500` mean the rest and the end. Undefined where it names no bytes of the file. Not documented:
 * several ranges at once, and what is no range at all, are refused like ranges beyond the end.
 */
export function readRange(header: string, size: number): ByteRange | undefined {
  const [, from, to] = RANGE.exec(header.trim()) ?? [];
  if (from === undefined || to === undefined || from + to === '') return undefined;
  const range = from === '' ? lastBytes(Number(to), size) : fromTo(Number(from), to, size);
  return range.first <= range.last && range.first < size ? range : undefined;
}

const lastBytes = (count: number, size: number): ByteRange => ({
  first: Math.max(0, size - count),
  last: size - 1,
});

const fromTo = (first: number, to: string, size: number): ByteRange => ({
  first,
  last: to === '' ? size - 1 : Math.min(Number(to), size - 1),
});
