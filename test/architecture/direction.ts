import { LAYERS, layerOf } from '../tooling/layers.js';
import { importsOf, localImportsOf, type Source } from './source.js';

const ALLOWED: Readonly<Record<string, readonly string[]>> = LAYERS;
const MAY_USE_EXPRESS = ['src/core/http/', 'src/control/', 'src/sandbox.ts'];

/** Imports that point outwards, and files that belong to no layer. */
export function strayImports(sources: readonly Source[]): string[] {
  return sources.flatMap((source) => {
    const layer = layerBelowSrc(source.path);
    if (layer === undefined) return [`${source.path} belongs to no layer`];
    return localImportsOf(source)
      .filter((target) => !isAllowed(layer, target))
      .map((target) => `${source.path} imports ${target}`);
  });
}

/** Files that import Express and may not. */
export function strayExpress(sources: readonly Source[]): string[] {
  return sources
    .filter((source) => importsOf(source).some((name) => /^express(-|$)/.test(name)))
    .map(({ path }) => path)
    .filter((path) => !MAY_USE_EXPRESS.some((place) => path.startsWith(place)));
}

/** Imports whose target is known only when they run, which no check can follow. */
export function computedImports(sources: readonly Source[]): string[] {
  return sources.filter(({ text }) => /\bimport\s*\(\s*[^'"\s]/.test(text)).map(({ path }) => path);
}

/** Facts of a provider's own lie among the fixtures; they import nothing. */
const isFixtureOf = (layer: string, target: string): boolean =>
  layer.startsWith('providers/') && /^fixtures\/.+\.json$/.test(target);

function isAllowed(layer: string, target: string): boolean {
  if (isFixtureOf(layer, target)) return true;
  const other = layerBelowSrc(target);
  return other !== undefined && (ALLOWED[layer] ?? []).includes(other);
}

function layerBelowSrc(path: string): string | undefined {
  return path.startsWith('src/') ? layerOf(path.slice('src/'.length)) : undefined;
}
