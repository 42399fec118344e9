import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of the installed package: `src/cli` and `dist/cli` lie equally deep in it. */
const HOME = join(import.meta.dirname, '../..');

export const FIXTURES = join(HOME, 'fixtures');
export const SCENARIOS = join(HOME, 'scenarios');

const { version } = JSON.parse(readFileSync(join(HOME, 'package.json'), 'utf8')) as {
  version: string;
};

export const VERSION = version;
