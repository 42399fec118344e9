import { Agent } from 'node:http';
import { randomInt } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { documentsOf, unreadableFiles } from '../support/data-folder.js';
import { credentials, FINBANK, FinicityClient, type Answer } from '../support/finicity-client.js';
import { spawningGrounds, type SpawnedSandbox } from '../support/spawned-sandbox.js';

const grounds = spawningGrounds();

const CUSTOMERS = 40;
const LOGINS = 6;

/** The customer of FinBank's test logins; all are found at each discovery. */
const FINBANK_CUSTOMER = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../fixtures/personas/finbank.json'), 'utf8'),
) as { readonly accounts: readonly unknown[] };
const ACCOUNTS = FINBANK_CUSTOMER.accounts.length;

/** Logins that count failed sign-ins, so that a good one changes the bank's document, too. */
const FORGETFUL_CUSTOMER = {
  ...FINBANK_CUSTOMER,
  id: 'forgetful-customer',
  logins: Array.from({ length: LOGINS }, (_, index) => ({
    institutions: ['finbank'],
    userid: `forgetful-${index}`,
    password: 'right',
    lockAfter: 100,
  })),
};

function fixtures(): string {
  const folder = grounds.folder();
  mkdirSync(join(folder, 'personas'));
  writeFileSync(
    join(folder, 'personas/forgetful-customer.json'),
    JSON.stringify(FORGETFUL_CUSTOMER),
  );
  return folder;
}

interface Found {
  readonly accountId: number;
  readonly institutionLoginId: number;
}

const foundIn = ({ json }: Answer): Found[] =>
  (json as { accounts: readonly Found[] }).accounts.map(({ accountId, institutionLoginId }) => ({
    accountId,
    institutionLoginId,
  }));

interface Discovered {
  readonly customer: string;
  readonly accounts: readonly Found[];
}

/** Signs in wrongly, then rightly; undefined where the sandbox ended before it had answered. */
async function discover(client: FinicityClient, login: string): Promise<readonly Found[]> {
  const wrong = await client.post(FINBANK, credentials(login, 'wrong'));
  expect(wrong).toMatchObject({ status: 503, json: { errorInfo: [{ errorCode: '103' }] } });
  const right = await client.post(FINBANK, credentials(login, 'right'));
  expect(right.status).toBe(201);
  return foundIn(right);
}

/** Many customers discover at once; after so many answers the sandbox is killed. */
async function discoverUntilKilled(
  sandbox: SpawnedSandbox,
  customers: readonly string[],
  count: number,
): Promise<Discovered[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 32 });
  const answered: Discovered[] = [];
  let killing: Promise<void> | undefined;
  const discoveries = customers.map(async (customer, index) => {
    const client = new FinicityClient(sandbox.url, customer, agent);
    const accounts = await discover(client, `forgetful-${index % LOGINS}`);
    answered.push({ customer, accounts });
    if (answered.length >= count) killing ??= sandbox.kill();
  });
  for (const each of await Promise.allSettled(discoveries)) {
    if (each.status === 'rejected' && !isCutOff(each.reason)) throw each.reason;
  }
  agent.destroy();
  await killing;
  expect(sandbox.hasEnded).toBe(true);
  return answered;
}

const isCutOff = (error: unknown): boolean =>
  /ECONNRESET|ECONNREFUSED|EPIPE|socket hang up/.test(String(error));

const accountsOf = async ({ url }: SpawnedSandbox, customer: string): Promise<Found[]> =>
  foundIn(await new FinicityClient(url, customer).get('/accounts'));

/** All accounts of a customer under one login, or none at all. */
function expectAllOrNone(accounts: readonly Found[]): void {
  expect([0, ACCOUNTS]).toContain(accounts.length);
  expect(new Set(accounts.map(({ accountId }) => accountId)).size).toBe(accounts.length);
  const logins = accounts.map(({ institutionLoginId }) => institutionLoginId);
  expect(new Set(logins).size).toBeLessThanOrEqual(1);
}

it('has both documents of every discovery that it had answered, and none by halves', async () => {
  const folder = grounds.folder();
  const start = () => grounds.start({ folder, flags: ['--fixtures', personas] });
  const personas = fixtures();
  const discovered: Discovered[] = [];
  const customers: string[] = [];
  for (const round of [1, 2, 3]) {
    const names = Array.from({ length: CUSTOMERS }, (_, index) => `customer-${round}-${index}`);
    customers.push(...names);
    discovered.push(...(await discoverUntilKilled(await start(), names, randomInt(1, CUSTOMERS))));
  }
  const sandbox = await start();

  for (const { customer, accounts } of discovered) {
    expect(await accountsOf(sandbox, customer)).toEqual(accounts);
  }
  for (const customer of customers) expectAllOrNone(await accountsOf(sandbox, customer));
  expect(documentsOf(folder, 'bank.login').length).toBeGreaterThan(0);
  expect(unreadableFiles(folder)).toEqual([]);
  expect(sandbox.said).not.toMatch(/^error/m);
});
