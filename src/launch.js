import process from 'node:process';

import { bench, browser, pack, readme, schema, start, test } from './launch/commands.js';
import { build } from './launch/build.js';
import { assertNodeIsNewEnough, installWhatIsMissing } from './launch/install.js';
import { Obstacle } from './launch/paths.js';

/** What `npm start`, `npm test` and the other scripts run. Needs nothing but Node. */
const COMMANDS = { start, test, browser, build, pack, bench, readme, schema };

const [name = 'start', ...flags] = process.argv.slice(2);

try {
  const command = COMMANDS[name];
  if (!command) throw new Obstacle(`"${name}" is none of ${Object.keys(COMMANDS).join(', ')}.`);
  assertNodeIsNewEnough(process.versions.node);
  installWhatIsMissing();
  await command(flags);
} catch (error) {
  if (!(error instanceof Obstacle)) throw error;
  process.stderr.write(`doppelbank: ${error.message}\n`);
  process.exitCode = 1;
}
