import { localImportsOf, type Source } from './source.js';

/** Circles of imports, types included, each written once as the path that it takes. */
export function cyclesIn(sources: readonly Source[]): string[] {
  const imports = new Map(sources.map((source) => [source.path, localImportsOf(source)]));
  const walked = new Set<string>();
  const cycles: string[] = [];

  const walk = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) cycles.push([...trail.slice(start), path].join(' -> '));
    if (start >= 0 || walked.has(path)) return;
    for (const target of imports.get(path) ?? []) walk(target, [...trail, path]);
    walked.add(path);
  };

  for (const path of imports.keys()) walk(path, []);
  return cycles;
}
