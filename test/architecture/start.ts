import { staticImportsOf, type Source } from './source.js';

/** Files that are loaded together with one of them: what it imports, and what that imports. */
export function loadedWith(path: string, sources: readonly Source[]): string[] {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const loaded = new Set<string>();
  const load = (next: string): void => {
    const source = byPath.get(next);
    if (!source || loaded.has(next)) return;
    loaded.add(next);
    staticImportsOf(source).forEach(load);
  };
  load(path);
  return [...loaded].sort();
}
