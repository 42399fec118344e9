import type { Method } from './endpoint.js';

/** What a route needs to be put in its place. */
export interface Placed {
  readonly method: Method;
  readonly path: string;
}

/**
 * Routes by their first path segment; the more literal path comes first, so that `/banks/groups`
 * is found before `/banks/:id`. Routes that begin with a parameter are the group `''`.
 */
export function groupByFirstSegment<R extends Placed>(routes: readonly R[]): Map<string, R[]> {
  const groups = new Map<string, R[]>();
  for (const route of [...routes].sort(byLiteralness)) {
    const segment = firstSegment(route.path);
    const name = segment.startsWith('/:') ? '' : segment;
    groups.set(name, [...(groups.get(name) ?? []), route]);
  }
  return groups;
}

/** `/users` of `/users/anna?view=all`. */
export function firstSegment(url: string): string {
  const query = url.indexOf('?');
  const end = query < 0 ? url.length : query;
  const slash = url.indexOf('/', 1);
  return url.slice(0, slash < 0 || slash > end ? end : slash);
}

/** Paths that the same requests match, whatever their parameters are called. */
export const pattern = (path: string): string => path.replaceAll(/:[^/]+/g, BEHIND_ALL);

/** Parameters sort behind every literal segment. */
const BEHIND_ALL = '\uffff';

function byLiteralness(a: Placed, b: Placed): number {
  const [first, second] = [pattern(a.path), pattern(b.path)];
  if (first === second) return 0;
  return first < second ? -1 : 1;
}
