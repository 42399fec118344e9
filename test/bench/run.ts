import { availableParallelism, cpus } from 'node:os';

import { aggregation } from './aggregation.js';
import { holds, type Bench, type Effort, type Figure } from './bench.js';
import { codec } from './codec.js';
import { finapiBatch } from './finapi-batch.js';
import { finapiTransactions } from './finapi-transactions.js';
import { memory } from './memory.js';
import { read } from './read.js';
import { start } from './start.js';
import { Stock } from './stock.js';
import { tableOf } from './table.js';
import { transactions } from './transactions.js';
import { write } from './write.js';
import { xmlRequests } from './xml-requests.js';

const BENCHES: Readonly<Record<string, Bench>> = {
  start,
  read,
  write,
  memory,
  codec,
  aggregation,
  transactions,
  'finapi-batch': finapiBatch,
  'finapi-transactions': finapiTransactions,
  'xml-requests': xmlRequests,
};
const EXIT = { missed: 1, usage: 2, interrupted: 130 } as const;

const words = process.argv.slice(2);
const quick = words.includes('--quick');
const asked = words.filter((word) => word !== '--quick');
const unknown = asked.find((name) => !(name in BENCHES));

if (unknown === undefined) {
  // To end is to stop all servers and to remove all folders.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => process.exit(EXIT.interrupted));
  }
  process.stdout.write(machine());
  const effort = { quick, stock: new Stock() };
  const figures = await figuresOf(asked.length > 0 ? asked : Object.keys(BENCHES), effort);
  process.stdout.write(tableOf(figures));
  if (!figures.every(([, figure]) => holds(figure))) process.exitCode = EXIT.missed;
} else {
  const known = Object.keys(BENCHES).join(', ');
  process.stderr.write(`There is no bench "${unknown}". There are: ${known}; and --quick.\n`);
  process.exitCode = EXIT.usage;
}

async function figuresOf(names: readonly string[], effort: Effort): Promise<[string, Figure][]> {
  const figures: [string, Figure][] = [];
  for (const name of names) {
    process.stderr.write(`${name} ...\n`);
    const found = (await BENCHES[name]?.(effort)) ?? [];
    figures.push(...found.map((figure): [string, Figure] => [name, figure]));
  }
  return figures;
}

function machine(): string {
  const cores = `${availableParallelism()} x ${cpus()[0]?.model ?? 'unknown processor'}`;
  return `Node ${process.versions.node}, ${process.platform} ${process.arch}, ${cores}\n\n`;
}
