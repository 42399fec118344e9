import { cpSync } from 'node:fs';

import { createBank } from '../../src/bank/bank.js';
import { loadFixtures } from '../../src/bank/fixtures.js';
import type { LiveWorld } from '../../src/core/world/live-world.js';
import { after } from '../../src/core/world/duration.js';
import { downloadNow } from '../../src/providers/finapi/downloads/download.js';
import type { DownloadDocuments } from '../../src/providers/finapi/downloads/documents.js';
import type { Bench, Effort, Figure } from './bench.js';
import { START, stockUsers, userIds, withSandbox, withUser } from './connected-users.js';
import { advanceBy } from './discovered.js';
import { interleave, median } from './interleave.js';
import { spawnSandbox, withServers } from './servers.js';

const DAYS = 'P90D';
const TWICE = 'P180D';
/** So many moves of the clock until a heap has found its size, and as many again. */
const MOVES = 6;
const FOR_MEMORY = 100;

const freshBank = () => createBank(loadFixtures(['fixtures'])).checked();

/** Nightly batch updates over ninety days by one move of the clock, two connections a user. */
export const finapiBatch: Bench = async (effort) => [
  ...(await inTime(effort)),
  ...(await inMemory(effort)),
];

async function inTime({ quick, stock }: Effort): Promise<readonly Figure[]> {
  const users = quick ? 100 : 1_000;
  const few = await stockedWith(stock.emptyFolder(), users / 2);
  const many = await stockedWith(stock.emptyFolder(), users);
  const on = (template: string, work: (folder: string) => Promise<number>) => () => {
    const folder = stock.emptyFolder();
    cpSync(template, folder, { recursive: true });
    return work(folder);
  };
  const variants = {
    loop: on(many, (folder) => loopTime(folder, users)),
    advance: on(many, (folder) => advanceTime(folder, DAYS)),
    half: on(few, (folder) => advanceTime(folder, DAYS)),
    longer: on(few, (folder) => advanceTime(folder, TWICE)),
  };
  if (quick) await interleave(variants, 1);
  const { loop, advance, half, longer } = await interleave(variants, 3);
  return [
    { what: `loop over ${users} users, same feed`, value: loop, unit: 'ms' },
    { what: `advance of 90 days, ${users} users`, value: advance, unit: 'ms' },
    { what: 'advance over the loop', value: advance / loop, atMost: 3 },
    { what: 'twice the users over once', value: advance / half, atMost: 2.4 },
    { what: '180 days over 90', value: longer / half, atMost: 2.4 },
  ];
}

async function stockedWith(folder: string, count: number): Promise<string> {
  await withSandbox(folder, ({ worlds }) =>
    worlds.within('default', (world) => stockUsers(world, freshBank(), count)),
  );
  return folder;
}

const advanceTime = (folder: string, by: string): Promise<number> =>
  withSandbox(folder, (_sandbox, url) => advanceBy(url, by));

/** Milliseconds to load and write each user once, with the feed that an advance generates. */
const loopTime = (folder: string, count: number): Promise<number> =>
  withSandbox(folder, ({ worlds }) =>
    worlds.within('default', async (world: LiveWorld) => {
      const bank = freshBank();
      const at = new Date(after(Date.parse(START), DAYS));
      const started = performance.now();
      for (const id of userIds(count)) {
        await withUser(world, bank, id, (documents) => {
          downloadOnce(documents, at);
        });
      }
      return performance.now() - started;
    }),
  );

function downloadOnce(documents: DownloadDocuments, at: Date): void {
  for (const connection of Object.values(documents.user.state.connections)) {
    downloadNow(documents, connection, { bankingInterface: 'XS2A' }, at);
    documents.user.put('connections', String(connection.id), {
      ...connection,
      busyUntil: at.toISOString(),
    });
  }
}

/** Resident memory of a sandbox of its own, after six moves of ninety days and after six more. */
async function inMemory({ quick, stock }: Effort): Promise<readonly Figure[]> {
  const template = await stockedWith(stock.emptyFolder(), FOR_MEMORY);
  const samples: { readonly first: number; readonly last: number }[] = [];
  for (let round = 0; round < (quick ? 1 : 3); round += 1) {
    const folder = stock.emptyFolder();
    cpSync(template, folder, { recursive: true });
    samples.push(
      await withServers([spawnSandbox(folder)], async (sandbox) => {
        const move = async (): Promise<number> => {
          for (let turn = 0; turn < MOVES; turn += 1) await advanceBy(sandbox.url, DAYS);
          return sandbox.residentMegabytes();
        };
        return { first: await move(), last: await move() };
      }),
    );
  }
  const first = median(samples.map((sample) => sample.first));
  const last = median(samples.map((sample) => sample.last));
  return [
    { what: 'resident after 540 days', value: first, unit: 'MB' },
    { what: 'resident after 540 days more', value: last, unit: 'MB' },
    { what: '540 days more over 540', value: last / first, atMost: 1.2 },
  ];
}
