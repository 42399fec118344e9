import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import process from 'node:process';

import { inRoot, Obstacle, ROOT } from './paths.js';

const OLDEST = [20, 19];

export function assertNodeIsNewEnough(version) {
  const [major, minor] = version.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
  throw new Obstacle(`Node ${OLDEST.join('.')} or newer is needed; this is Node ${version}.`);
}

/** npm's own words go to standard error: the first line on standard output is the server's. */
export function installWhatIsMissing() {
  if (isInstalled(packagesIn('package-lock.json'), packagesIn('node_modules/.package-lock.json'))) {
    return;
  }
  process.stderr.write('Installing what is missing (npm ci) ...\n');
  const { error, status } = npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', ...WHOLE]);
  if (error) throw new Obstacle(`npm could not be started (${error.message}); is it installed?`);
  if (status !== 0) {
    throw new Obstacle(`npm ci failed (exit code ${status}); what it says stands above.`);
  }
}

/** Whatever the caller's settings leave out, building and testing need it. */
const WHOLE = ['--include=dev', '--include=optional'];

/**
 * `installed` is what npm noted down when it last finished making node_modules.
 *
 * @param {Record<string, object>} locked
 * @param {Record<string, object>} installed
 * @param {{ platform: string, arch: string }} machine
 */
export function isInstalled(locked, installed, { platform, arch } = process) {
  return Object.entries(locked)
    .filter(([path, entry]) => path !== '' && isForMachine(entry, platform, arch))
    .every(([path, { version }]) => installed[path] && installed[path].version === version);
}

/** Optional packages name their platform; which C library a machine has only npm can tell. */
function isForMachine({ optional, os, cpu, libc }, platform, arch) {
  if (!optional) return true;
  return !libc && isListed(os, platform) && isListed(cpu, arch) && Boolean(os || cpu);
}

const isListed = (names, name) => !names || names.includes(name);

function packagesIn(path) {
  if (!existsSync(inRoot(path))) return path.startsWith('node_modules') ? {} : missing(path);
  return JSON.parse(readFileSync(inRoot(path), 'utf8')).packages;
}

function missing(path) {
  throw new Obstacle(`${path} is missing; is this a whole clone?`);
}

/** The npm that runs this script, if it does, else the one on the path. */
function npm(args) {
  const options = { cwd: ROOT, stdio: ['ignore', 2, 2] };
  const running = process.env.npm_execpath;
  if (running && running.endsWith('npm-cli.js')) {
    return spawnSync(process.execPath, [running, ...args], options);
  }
  return spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
}
