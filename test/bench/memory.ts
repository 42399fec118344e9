import { setTimeout as pause } from 'node:timers/promises';

import type { Bench, Figure } from './bench.js';
import { requestBytes } from './http-bytes.js';
import { median } from './interleave.js';
import { USERS_PATH } from './read-users.js';
import { bodyOf, rateOf, spawnSandbox, withServers } from './servers.js';
import type { Spawned } from './spawned.js';
import { finapiClients, type StockedUser } from './users.js';

const USERS = 100_000;
const PER_PAGE = 500;
const LIST_PATH = '/api/v2/mandatorAdmin/getUserList';
const SETTLED_MS = 500;
/** Requests ask for users far apart, so that no cache of documents helps. */
const STRIDE = 7_919;

interface Sample {
  readonly atStart: number;
  readonly firstPage: number;
}

/** Memory and the user list over a hundred thousand users on disk. */
export const memory: Bench = async ({ quick, stock }) => {
  const { folder, principals } = await stock.users(USERS);
  const starts: Sample[] = [];
  for (let round = 1; round < (quick ? 2 : 5); round += 1) {
    starts.push(await withServers([spawnSandbox(folder)], afterStart));
  }
  return withServers([spawnSandbox(folder)], async (sandbox) => {
    const { atStart, firstPage } = await afterStart(sandbox);
    const listing = await afterLoad(sandbox, principals, quick ? 3 : 10);
    return [
      {
        what: 'resident after the start',
        value: median([...starts.map((start) => start.atStart), atStart]),
        unit: 'MB',
        atMost: 100,
      },
      {
        what: 'first getUserList page',
        value: median([...starts.map((start) => start.firstPage), firstPage]),
        unit: 'ms',
        atMost: 300,
      },
      ...listing,
    ];
  });
};

/** What a start costs, before anything was asked and for the first page of the list. */
async function afterStart(sandbox: Spawned): Promise<Sample> {
  await bodyOf(new URL('/_sandbox/ready', sandbox.url));
  await pause(SETTLED_MS);
  const atStart = sandbox.residentMegabytes();
  const authorization = await adminToken(sandbox);
  const firstPage = await pageTime(sandbox, authorization, 1);
  return { atStart, firstPage };
}

/** Reads all over the folder, then the whole list page by page. */
async function afterLoad(
  sandbox: Spawned,
  users: readonly StockedUser[],
  seconds: number,
): Promise<Figure[]> {
  const requests = users.map((_, place) => {
    const { token = '' } = users[(place * STRIDE) % users.length] ?? {};
    const headers = { authorization: `Bearer ${token}` };
    return requestBytes({ method: 'GET', path: USERS_PATH, headers });
  });
  const rate = await rateOf({ port: sandbox.port, requests, seconds });
  const authorization = await adminToken(sandbox);
  const times: number[] = [];
  for (let page = 1; page <= USERS / PER_PAGE; page += 1) {
    times.push(await pageTime(sandbox, authorization, page));
  }
  return [
    { what: 'later page of 500, median', value: median(times), unit: 'ms', atMost: 10 },
    { what: 'later page of 500, slowest', value: Math.max(...times), unit: 'ms' },
    { what: 'reads all over the folder', value: rate, unit: '/s' },
    {
      what: 'resident after load and listing',
      value: sandbox.residentMegabytes(),
      unit: 'MB',
      atMost: 200,
    },
  ];
}

async function adminToken({ url }: Spawned): Promise<string> {
  const { mandatorAdmin } = finapiClients();
  const answer = await bodyOf(new URL('/api/v2/oauth/token', url), {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: mandatorAdmin.id,
      client_secret: mandatorAdmin.secret,
    }),
  });
  const { access_token: token } = JSON.parse(answer) as { access_token: string };
  return `Bearer ${token}`;
}

async function pageTime({ url }: Spawned, authorization: string, page: number): Promise<number> {
  const address = new URL(`${LIST_PATH}?page=${page}&perPage=${PER_PAGE}`, url);
  const started = performance.now();
  const text = await bodyOf(address, { headers: { authorization } });
  const took = performance.now() - started;
  const { users } = JSON.parse(text) as { users: unknown[] };
  if (users.length !== PER_PAGE) throw new Error(`Page ${page} holds ${users.length} users.`);
  return took;
}
