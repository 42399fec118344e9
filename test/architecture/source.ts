import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/** A text file of the repository; `path` is relative to its root. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/** Files below a folder of the repository whose names end in one of `endings`. */
export function sourcesBelow(folder: string, endings: readonly string[] = ['.ts']): Source[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => sourceAt(relative(ROOT, join(entry.parentPath, entry.name))));
}

export function sourceAt(path: string): Source {
  return { path: path.split(sep).join('/'), text: readFileSync(join(ROOT, path), 'utf8') };
}

/** Names of what lies in the root of the repository. */
export const topLevelEntries = (): string[] => readdirSync(ROOT);

/** What a file imports, statically or not, as it is written there. */
export function importsOf({ text }: Source): string[] {
  const code = text.replace(COMMENT, '');
  return [...code.matchAll(IMPORT)].map(([, specifier = '']) => specifier);
}

/** What a file imports of our own, as paths from the root of the repository. */
export const localImportsOf = (source: Source): string[] => localPaths(source, importsOf(source));

/** The same without types, and without what is imported only when the program comes by. */
export function staticImportsOf(source: Source): string[] {
  const code = source.text.replace(COMMENT, '');
  const specifiers = [...code.matchAll(STATIC_IMPORT)].map(([, specifier = '']) => specifier);
  return localPaths(source, specifiers);
}

const localPaths = ({ path }: Source, specifiers: readonly string[]): string[] =>
  specifiers
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => posix.join(posix.dirname(path), specifier))
    .map((local) => local.replace(/\.js$/, '.ts'));

export const commentsOf = ({ text }: Source): string[] =>
  [...text.matchAll(COMMENT)].map(([comment]) => comment);

/** Neither `https://` nor a path in quotes begins a comment. */
const COMMENT = /\/\*[\s\S]*?\*\/|(?<![:'"`/\\])\/\/.*$/gm;

const IMPORT = /\b(?:from|import|require)\s*\(?\s*['"]([^'"]+)['"]/g;

const STATIC_IMPORT = /^(?:import|export)\b(?! type\b)(?:[^'";]*\bfrom)?\s*'([^'"]+)'/gm;
