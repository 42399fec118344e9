import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';

import { inRoot, Obstacle, ROOT } from './paths.js';

const MAIN = inRoot('dist/cli/main.js');
const STAMP = inRoot('dist/.built-from');
const CHUNKS = 'chunks';
const SOURCES = ['src', 'package.json', 'package-lock.json', 'tsconfig.json'];
const DAY = 24 * 60 * 60 * 1000;

/** Builds `dist` unless it was built from the sources as they are. */
export async function build() {
  const sources = fingerprint(SOURCES);
  if (fs.existsSync(MAIN) && stampOf() === sources) return;
  const outputs = await bundle(['src/cli/main.ts', 'src/testing/index.ts'], 'src', 'dist');
  fs.chmodSync(MAIN, 0o755);
  for (const name of BUNDLED) {
    fs.copyFileSync(inRoot('node_modules', name, 'LICENSE'), inRoot('dist', `LICENSE.${name}`));
  }
  sweep(inRoot('dist', CHUNKS), outputs);
  fs.writeFileSync(STAMP, sources);
}

/** Changes whenever a file below these paths is added, removed, edited or moved. */
export function fingerprint(paths, root = ROOT) {
  const hash = createHash('sha256');
  for (const path of paths.flatMap((start) => filesBelow(start, root))) {
    const { size, mtimeMs } = fs.statSync(join(root, path));
    hash.update(`${path} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** Loaded from its hundred files it takes a fifth of the start; all others are not bundled. */
const BUNDLED = ['zod'];

/**
 * Bundles our own sources, and of our dependencies the one that gains by it; answers with the
 * paths that it has written.
 *
 * Shared code lands in a folder of its own, so that all of `dist` lies as deep in the package as
 * `src/cli` does and finds `fixtures` and `scenarios` by the same relative path.
 */
export async function bundle(entryPoints, outbase, outdir) {
  const { outputFiles } = await esbuild({
    entryPoints,
    outbase,
    outdir: inRoot(outdir),
    absWorkingDir: ROOT,
    bundle: true,
    chunkNames: `${CHUNKS}/[hash]`,
    format: 'esm',
    external: packagesToInstall(),
    // Less to read at the start; names stay, and lines are short enough to be told in a trace.
    lineLimit: 100,
    minifySyntax: true,
    minifyWhitespace: true,
    platform: 'node',
    sourcemap: true,
    splitting: true,
    target: 'node20',
    write: false,
  });
  for (const { path, contents } of chunksFirst(outputFiles)) writeWhole(path, contents);
  return outputFiles.map(({ path }) => path);
}

function packagesToInstall() {
  const { dependencies } = JSON.parse(fs.readFileSync(inRoot('package.json'), 'utf8'));
  return Object.keys(dependencies).filter((name) => !BUNDLED.includes(name));
}

async function esbuild(options) {
  const { build: run } = await import('esbuild');
  try {
    return await run(options);
  } catch {
    throw new Obstacle('The build failed; what esbuild says stands above.');
  }
}

function stampOf() {
  return fs.existsSync(STAMP) ? fs.readFileSync(STAMP, 'utf8') : undefined;
}

function filesBelow(start, root) {
  if (!fs.statSync(join(root, start)).isDirectory()) return [start];
  return fs
    .readdirSync(join(root, start), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(root, '/').length))
    .sort();
}

/** Entry points name the chunks that they need, so they come last. */
function chunksFirst(files) {
  const isChunk = ({ path }) => basename(dirname(path)) === CHUNKS;
  return [...files.filter(isChunk), ...files.filter((file) => !isChunk(file))];
}

/** A process that loads this file meanwhile sees the old one or the new one. */
function writeWhole(path, contents) {
  fs.mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}`;
  fs.writeFileSync(draft, contents);
  fs.renameSync(draft, path);
}

/** A sandbox that runs may still have to load a chunk of its build: those stay for a day. */
function sweep(folder, outputs) {
  if (!fs.existsSync(folder)) return;
  const leftOvers = fs.readdirSync(folder).map((name) => join(folder, name));
  for (const path of leftOvers.filter((name) => !outputs.includes(name))) {
    if (Date.now() - fs.statSync(path).mtimeMs > DAY) fs.rmSync(path);
  }
}
