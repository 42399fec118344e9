import { once } from 'node:events';
import { cpSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import { createBank, type Bank } from '../../src/bank/bank.js';
import { loadFixtures } from '../../src/bank/fixtures.js';
import { bankLogin } from '../../src/bank/login.js';
import { openStore } from '../../src/core/store/open-store.js';
import type { Store } from '../../src/core/store/store.js';
import { openedDocument } from '../../src/core/world/due-work.js';
import { accountsOf } from '../../src/providers/finicity/aggregation/attempt.js';
import { bankRefs, bankSideOf } from '../../src/providers/finicity/aggregation/bank-side.js';
import { snapshotsOf } from '../../src/providers/finicity/aggregation/snapshot.js';
import { customerKind, customerRef } from '../../src/providers/finicity/customer.js';
import { createSandbox } from '../../src/sandbox.js';
import type { Bench, Effort, Figure } from './bench.js';
import { advanceBy, discover, relaxAuthentication } from './discovered.js';
import { interleave, median } from './interleave.js';
import { spawnSandbox, withServers } from './servers.js';
import type { Spawned } from './spawned.js';

const CUSTOMERS = 100;
const SEED = 'doppelbank';
const START = '2025-01-06T12:00:00.000Z';
const ONE_YEAR = 'P1Y';
const TWO_YEARS = 'P2Y';
const TEN_YEARS = 10;
const HOLDER = { pid: process.pid, startedAt: 0, isRunning: () => true };

/** A year of nightly aggregation by one move of the clock, three accounts a customer. */
export const aggregation: Bench = async (effort) => [
  ...(await inTime(effort)),
  ...(await inMemory(effort)),
];

async function inTime({ quick, stock }: Effort): Promise<readonly Figure[]> {
  const few = await stockedWith(stock.emptyFolder(), CUSTOMERS);
  const many = await stockedWith(stock.emptyFolder(), 2 * CUSTOMERS);
  const on = (template: string, work: (folder: string) => Promise<number>) => () => {
    const folder = stock.emptyFolder();
    cpSync(template, folder, { recursive: true });
    return work(folder);
  };
  const variants = {
    loop: on(few, loopTime),
    year: on(few, (folder) => advanceTime(folder, ONE_YEAR)),
    twice: on(many, (folder) => advanceTime(folder, ONE_YEAR)),
    twoYears: on(few, (folder) => advanceTime(folder, TWO_YEARS)),
  };
  await interleave(variants, 2);
  const { loop, year, ...longer } = await interleave(variants, quick ? 5 : 15);
  return [
    { what: 'loop over 100 customers, same feed', value: loop, unit: 'ms' },
    { what: 'advance of a year, 100 customers', value: year, unit: 'ms' },
    { what: 'advance over the loop', value: year / loop, atMost: 3 },
    { what: '200 customers over 100', value: longer.twice / year, atMost: 2.4 },
    { what: 'two years over one', value: longer.twoYears / year, atMost: 2.4 },
  ];
}

/** Makes a data folder with customers who have just added their accounts. */
async function stockedWith(folder: string, count: number): Promise<string> {
  await withSandbox(folder, async (url) => {
    await relaxAuthentication(url);
    await discover(url, count);
  });
  return folder;
}

const advanceTime = (folder: string, by: string): Promise<number> =>
  withSandbox(folder, (url) => advanceBy(url, by));

/** A sandbox in this process, so that it and the loop run on equally warm code. */
async function withSandbox<R>(path: string, work: (url: URL) => Promise<R>): Promise<R> {
  const sandbox = createSandbox({
    folder: { path, holder: HOLDER },
    fixtures: ['fixtures'],
    clock: START,
    version: 'bench',
  });
  await sandbox.loaded;
  await once(sandbox.server.listen(0, '127.0.0.1'), 'listening');
  try {
    const { port } = sandbox.server.address() as AddressInfo;
    return await work(new URL(`http://127.0.0.1:${port}`));
  } finally {
    await sandbox.close();
  }
}

/** Milliseconds to load and write each customer once, with the feed that an advance generates. */
async function loopTime(folder: string): Promise<number> {
  const bank = createBank(loadFixtures(['fixtures'])).checked();
  const store = openStore({
    folder: join(folder, 'worlds/default'),
    kinds: [customerKind, bankLogin],
  });
  const at = new Date(START);
  at.setUTCFullYear(at.getUTCFullYear() + 1);
  const started = performance.now();
  for (const { key } of [...(await store.index(customerKind)).entries()]) {
    await aggregateOnce({ store, bank, at }, key);
  }
  const took = performance.now() - started;
  await store.close();
  return took;
}

interface LoopParts {
  readonly store: Store;
  readonly bank: Bank;
  readonly at: Date;
}

async function aggregateOnce({ store, bank, at }: LoopParts, key: string): Promise<void> {
  const lease = store.lease();
  const customer = await lease.open(customerRef(key));
  for (const login of Object.values(customer.state.logins)) {
    const { institutionId, credentials } = login;
    const address = { institutionId, bankLogin: credentials.bankLogin };
    for (const ref of bankRefs(bank, address)) await lease.open(ref);
    const side = bankSideOf(bank, address, (ref) => openedDocument(lease, ref));
    const snapshots = side ? snapshotsOf(bank, side, at, SEED) : [];
    store.transaction(() => {
      customer.put('logins', String(login.id), { ...login, succeededAt: at.toISOString() });
      for (const account of accountsOf(customer.state, login.id)) {
        const snapshot = snapshots.find(({ bankAccount }) => bankAccount === account.bankAccount);
        customer.put('accounts', String(account.id), { ...account, ...snapshot });
      }
    });
  }
  await store.save(lease.documents);
  lease.release();
}

/**
 * Resident memory of a sandbox of its own, after ten years and after ten more: until then Node has
 * not once looked for garbage that has become old.
 */
async function inMemory({ quick, stock }: Effort): Promise<readonly Figure[]> {
  const rounds = Array.from({ length: quick ? 1 : 3 }, () => stock.emptyFolder());
  const samples: { readonly first: number; readonly last: number; readonly before: number }[] = [];
  for (const folder of rounds) samples.push(await withServers([spawnSandbox(folder)], residence));
  const middle = (key: 'before' | 'first' | 'last'): number =>
    median(samples.map((sample) => sample[key]));
  return [
    { what: 'resident before the first advance', value: middle('before'), unit: 'MB' },
    { what: 'resident after ten years', value: middle('first'), unit: 'MB' },
    { what: 'resident after ten years more', value: middle('last'), unit: 'MB' },
    { what: 'ten years more over ten', value: middle('last') / middle('first'), atMost: 1.2 },
  ];
}

async function residence(
  sandbox: Spawned,
): Promise<{ before: number; first: number; last: number }> {
  const { url } = sandbox;
  await relaxAuthentication(url);
  await discover(url, CUSTOMERS);
  const before = sandbox.residentMegabytes();
  const afterTenYears = async (): Promise<number> => {
    for (let year = 0; year < TEN_YEARS; year += 1) await advanceBy(url, ONE_YEAR);
    return sandbox.residentMegabytes();
  };
  return { before, first: await afterTenYears(), last: await afterTenYears() };
}
