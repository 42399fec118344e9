import type { Bench } from './bench.js';
import { requestBytes } from './http-bytes.js';
import { interleave } from './interleave.js';
import {
  bodyOf,
  rateOf,
  spawnExpress,
  spawnSandbox,
  warmUp,
  withServers,
  type Turns,
} from './servers.js';
import type { Spawned } from './spawned.js';

export const USERS_PATH = '/api/v2/users';
const USERS = 10_000;
const ACTIVE = 1_000;
const FAST_EXPRESS = 24;

/** `getAuthorizedUser`: a thousand of ten thousand users, asked for in turn. */
export const readUsers: Bench = async ({ quick, stock }) => {
  const { folder, principals } = await stock.users(USERS);
  const turns = quick ? { rounds: 3, seconds: 1 } : { rounds: 9, seconds: 2 };
  const active = principals.slice(0, ACTIVE).map(({ token }) => `Bearer ${token}`);
  return withServers([spawnSandbox(folder)], (sandbox) => compare(sandbox, active, turns));
};

async function compare(
  sandbox: Spawned,
  active: readonly string[],
  { rounds, seconds }: Turns,
): ReturnType<Bench> {
  const requests = active.map((authorization) =>
    requestBytes({ method: 'GET', path: USERS_PATH, headers: { authorization } }),
  );
  await warmUp(sandbox.port, requests);
  const body = await bodyOf(new URL(USERS_PATH, sandbox.url), {
    headers: { authorization: active[0] ?? '' },
  });
  const route = { method: 'get', path: USERS_PATH, type: 'application/json', body } as const;
  return withServers([spawnExpress(route)], async (express) => {
    const rate =
      ({ port }: Spawned) =>
      () =>
        rateOf({ port, requests, seconds });
    const variants = { sandbox: rate(sandbox), express: rate(express) };
    await warmUp(express.port, requests);
    const medians = await interleave(variants, rounds);
    return [
      { what: 'bare Express, GET', value: medians.express, unit: '/s' },
      { what: 'getAuthorizedUser', value: medians.sandbox, unit: '/s' },
      {
        what: 'getAuthorizedUser over bare Express',
        value: medians.sandbox / medians.express,
        atLeast: isExpressFast() ? 0.7 : 2,
      },
    ];
  });
}

/** From Node 24 on Express pays no longer for the prototypes that it changes. */
export const isExpressFast = (): boolean =>
  Number(process.versions.node.split('.')[0]) >= FAST_EXPRESS;
