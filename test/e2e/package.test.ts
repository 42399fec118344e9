import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const PACKED = [
  ['fixtures', 'scenarios', 'src'],
  ['LICENSE', 'README.md', 'package-lock.json', 'package.json', 'tsconfig.json'],
].flat();

/** Packing compiles declarations, and installing may fetch: both take their time on a busy machine. */
const PATIENCE = 240_000;

interface Tarball {
  readonly filename: string;
  readonly files: readonly { readonly path: string; readonly mode: number }[];
}

/** A copy of the sources, so that packing does not pull `dist` from under other tests. */
function packCopy(scratch: string): Tarball {
  const copy = join(scratch, 'copy');
  mkdirSync(copy);
  for (const name of PACKED) cpSync(join(ROOT, name), join(copy, name), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  const out = npm(['pack', '--json', '--pack-destination', scratch], copy);
  const [tarball] = JSON.parse(out.slice(out.indexOf('['))) as [Tarball];
  return tarball;
}

function npm(args: readonly string[], cwd: string): string {
  return execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Folders and files of the tarball, without what lies inside `dist/…/` and the like. */
const topOf = ({ files }: Tarball): string[] =>
  [...new Set(files.map(({ path }) => path.split('/')[0] ?? ''))].sort();

describe('the packed tarball', () => {
  let scratch: string;
  let tarball: Tarball;

  beforeAll(() => {
    scratch = mkdtempSync(join(tmpdir(), 'doppelbank-'));
    tarball = packCopy(scratch);
  }, PATIENCE);

  afterAll(() => {
    rmSync(scratch, { recursive: true, force: true });
  });

  it('holds what runs, what is told, and nothing else', () => {
    expect(topOf(tarball)).toEqual([
      'LICENSE',
      'README.md',
      'dist',
      'fixtures',
      'package.json',
      'scenarios',
    ]);
    expect(tarball.files.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        'dist/cli/main.js',
        'dist/testing/index.js',
        'dist/testing/index.d.ts',
      ]),
    );
    expect(tarball.files.filter(({ path }) => /\.map$|built-from/.test(path))).toEqual([]);
  });

  it(
    'gives an empty folder the command doppelbank',
    () => {
      const folder = join(scratch, 'user');
      mkdirSync(folder);
      const file = join(scratch, tarball.filename);
      npm(
        ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', file],
        folder,
      );

      const help = execFileSync(join(folder, 'node_modules/.bin/doppelbank'), ['--help'], {
        cwd: folder,
        encoding: 'utf8',
      });

      expect(help).toContain('doppelbank');
      expect(readFileSync(join(folder, 'package.json'), 'utf8')).toContain(tarball.filename);
    },
    PATIENCE,
  );
});
