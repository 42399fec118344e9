import { spawn } from 'node:child_process';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { pathToFileURL } from 'node:url';

import { build, bundle } from './build.js';
import { inRoot, ROOT } from './paths.js';

const BENCH = 'node_modules/.cache/doppelbank-bench';
const README = 'node_modules/.cache/doppelbank-readme';
const SCHEMA = 'node_modules/.cache/doppelbank-schema';

/**
 * Builds what is stale and becomes the sandbox: signals and exit codes are its own. The script in
 * `package.json` says `exec` for the same reason: a shell in between would keep npm's SIGTERM.
 */
export async function start(flags) {
  await build();
  const main = inRoot('dist/cli/main.js');
  process.argv = [process.execPath, main, 'start', ...flags];
  await import(pathToFileURL(main).href);
}

/** Builds what is stale, which end-to-end tests start, and runs Jest as ES modules. */
export async function test(flags) {
  await build();
  await jest(flags);
}

/** Runs the tests that drive a browser, which `test` leaves out: not every machine has one. */
export async function browser(flags) {
  await jest(['--roots', 'test/browser', '--testPathIgnorePatterns', '/node_modules/', ...flags]);
}

const jest = (flags) =>
  run([
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    inRoot('node_modules/jest/bin/jest.js'),
    ...flags,
  ]);

/** Builds afresh, with type declarations, for the tarball. */
export async function pack() {
  rmSync(inRoot('dist'), { recursive: true, force: true });
  await build();
  await run([inRoot('node_modules/typescript/bin/tsc'), '-p', 'src'], ['inherit', 2, 2]);
}

/** Bundles the benches beside the packages that they import, and runs them. */
export async function bench(flags) {
  await build();
  const benches = readdirSync(inRoot('test/bench')).filter((name) => name.endsWith('.ts'));
  rmSync(inRoot(BENCH), { recursive: true, force: true });
  await bundle(
    benches.map((name) => `test/bench/${name}`),
    'test/bench',
    BENCH,
  );
  await run([inRoot(BENCH, 'run.js'), ...flags]);
}

/** Writes the tables of the README anew, from fixtures, settings and what coverage says. */
export async function readme() {
  rmSync(inRoot(README), { recursive: true, force: true });
  await bundle(['test/readme/write.ts'], 'test/readme', README);
  await run([inRoot(README, 'write.js')]);
}

/** Writes the schema that editors check scenario files with. */
export async function schema() {
  await bundle(['src/core/scenario/json-schema.ts'], 'src/core/scenario', SCHEMA);
  const { scenarioJsonSchema } = await import(pathToFileURL(inRoot(SCHEMA, 'json-schema.js')).href);
  const { format, resolveConfig } = await import('prettier');
  const file = inRoot('scenarios/scenario.schema.json');
  const style = { ...(await resolveConfig(file)), filepath: file };
  writeFileSync(file, await format(JSON.stringify(scenarioJsonSchema()), style));
}

/** Runs Node in the repository and ends as it ends. */
function run(args, stdio = 'inherit') {
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio });
  const pass = (signal) => child.kill(signal);
  process.on('SIGTERM', pass).on('SIGINT', leaveItToTheChild);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      process.off('SIGTERM', pass).off('SIGINT', leaveItToTheChild);
      process.exitCode = signal ? 1 : code;
      resolve();
    });
  });
}

function leaveItToTheChild() {
  // The terminal sends Ctrl-C to both of us.
}
