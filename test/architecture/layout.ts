import { posix } from 'node:path';

const BESIDE_ROUTES = ['service.ts', 'schema.ts', 'wire.ts'];
const EMPTY_WORDS = ['data', 'info', 'manager', 'util', 'utils', 'helper', 'helpers'];

const TOP_LEVEL = [
  ['.ci', '.editorconfig', '.gitignore', '.prettierignore', 'LICENSE', 'README.md'],
  ['fixtures', 'package-lock.json', 'package.json', 'scenarios', 'src', 'test', 'tsconfig.json'],
].flat();

/** What tools and editors leave behind, which git does not keep. */
const NOT_KEPT = /^(\.git|\.idea|\.vscode|\.DS_Store|node_modules|dist|data|coverage|.*\.tgz)$/;

/** Files that a resource folder of a provider lacks. */
export function missingResourceFiles(paths: readonly string[]): string[] {
  const known = new Set(paths);
  return paths
    .filter((path) => /^src\/providers\/[^/]+\/.+\/routes\.ts$/.test(path))
    .flatMap((routes) => BESIDE_ROUTES.map((name) => posix.join(posix.dirname(routes), name)))
    .filter((path) => !known.has(path));
}

/** Paths with a folder or file whose name, or the noun that it ends in, says nothing. */
export function emptyNames(paths: readonly string[]): string[] {
  return paths.filter((path) => path.split('/').some((name) => EMPTY_WORDS.includes(nounOf(name))));
}

/** Paths that are not kebab-case. */
export function misspeltNames(paths: readonly string[]): string[] {
  return paths.filter((path) =>
    path.split('/').some((name) => !/^[a-z0-9]+([-.][a-z0-9]+)*$/.test(name)),
  );
}

/** Entries in the root of the repository that nobody has agreed upon. */
export const strayEntries = (names: readonly string[]): string[] =>
  names.filter((name) => !TOP_LEVEL.includes(name) && !NOT_KEPT.test(name));

const nounOf = (name: string): string => {
  const [stem = ''] = name.toLowerCase().split('.');
  return stem.split(/[-_]/).at(-1) ?? stem;
};
