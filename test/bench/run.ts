import { availableParallelism, cpus } from 'node:os';

import type { Bench, Figure } from './bench.js';
import { start } from './start.js';
import { tableOf } from './table.js';

const BENCHES: Readonly<Record<string, Bench>> = { start };

const words = process.argv.slice(2);
const quick = words.includes('--quick');
const asked = words.filter((word) => word !== '--quick');
const unknown = asked.find((name) => !(name in BENCHES));

if (unknown === undefined) {
  process.stdout.write(machine());
  process.stdout.write(tableOf(await figuresOf(asked.length > 0 ? asked : Object.keys(BENCHES))));
} else {
  const known = Object.keys(BENCHES).join(', ');
  process.stderr.write(`There is no bench "${unknown}". There are: ${known}; and --quick.\n`);
  process.exitCode = 2;
}

async function figuresOf(names: readonly string[]): Promise<[string, Figure][]> {
  const figures: [string, Figure][] = [];
  for (const name of names) {
    process.stderr.write(`${name} ...\n`);
    const found = (await BENCHES[name]?.({ quick })) ?? [];
    figures.push(...found.map((figure): [string, Figure] => [name, figure]));
  }
  return figures;
}

function machine(): string {
  const cores = `${availableParallelism()} x ${cpus()[0]?.model ?? 'unknown processor'}`;
  return `Node ${process.versions.node}, ${process.platform} ${process.arch}, ${cores}\n\n`;
}
