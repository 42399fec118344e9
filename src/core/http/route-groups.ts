import type { Method } from './endpoint.js';
import type { Door } from './exchange.js';

/** A route and what stands behind it. */
export interface Mounted {
  readonly method: Method;
  readonly path: string;
  readonly door: Door;
}

/**
 * Routes by their first path segment, which is cut off; the more literal path comes first, so
 * that `/banks/groups` is found before `/banks/:id`.
 */
export function groupByFirstSegment(routes: readonly Mounted[]): Map<string, Mounted[]> {
  const groups = new Map<string, Mounted[]>();
  for (const route of [...routes].sort(byLiteralness)) {
    const [prefix, rest] = split(route.path);
    groups.set(prefix, [...(groups.get(prefix) ?? []), { ...route, path: rest }]);
  }
  return groups;
}

function split(path: string): [prefix: string, rest: string] {
  const end = path.indexOf('/', 1);
  const first = end < 0 ? path : path.slice(0, end);
  if (first.startsWith('/:')) return ['', path];
  return [first, end < 0 ? '/' : path.slice(end)];
}

const byLiteralness = (a: Mounted, b: Mounted): number =>
  pattern(a.path) < pattern(b.path) ? -1 : 1;

/** Parameters sort behind every literal segment. */
const pattern = (path: string): string => path.replaceAll(/:[^/]+/g, '\uffff');
