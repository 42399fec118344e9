import type { Bench, Effort, Figure } from './bench.js';
import { requestBytes } from './http-bytes.js';
import { interleave } from './interleave.js';
import { runGoodLoad } from './load.js';
import { isExpressFast, USERS_PATH } from './read-users.js';
import {
  bodyOf,
  CONNECTIONS,
  rateOf,
  spawnExpress,
  spawnSandbox,
  warmUp,
  withServers,
} from './servers.js';
import type { Spawned } from './spawned.js';
import type { StockedUser } from './users.js';

const FEW = 100;
const USUAL = 10_000;
const MANY = 100_000;
const ACTIVE = 1_000;
const HEADERS = { 'content-type': 'application/json' };
const BODY = JSON.stringify({ phone: '+49 30 7654321' });

/** `editAuthorizedUser` on the file store: how many a second, and how a large folder slows it. */
export const write: Bench = async (effort) => [
  ...(await againstExpress(effort)),
  ...(await manyAgainstFew(effort)),
];

async function againstExpress({ quick, stock }: Effort): Promise<readonly Figure[]> {
  const { folder, principals } = await stock.users(USUAL);
  const [rounds, seconds] = quick ? [3, 1] : [9, 2];
  const requests = edits(principals);
  return withServers([spawnSandbox(folder)], async (sandbox) => {
    await warmUp(sandbox.port, requests);
    const route = {
      method: 'patch',
      path: USERS_PATH,
      type: 'application/json',
      body: await editOne(sandbox, principals),
      parsesJson: true,
    } as const;
    return withServers([spawnExpress(route)], async (express) => {
      const rate =
        ({ port }: Spawned) =>
        () =>
          rateOf({ port, requests, seconds });
      const variants = { sandbox: rate(sandbox), express: rate(express) };
      await warmUp(express.port, requests);
      const medians = await interleave(variants, rounds);
      return [
        { what: 'bare Express, PATCH', value: medians.express, unit: '/s' },
        { what: 'editAuthorizedUser', value: medians.sandbox, unit: '/s' },
        {
          what: 'editAuthorizedUser over bare Express',
          value: medians.sandbox / medians.express,
          ...(isExpressFast() ? {} : { atLeast: 0.5 }),
        },
      ];
    });
  });
}

async function manyAgainstFew({ quick, stock }: Effort): Promise<readonly Figure[]> {
  const [few, many] = [await stock.users(FEW), await stock.users(MANY)];
  const [rounds, seconds] = quick ? [3, 1] : [9, 2];
  const starting = [spawnSandbox(few.folder), spawnSandbox(many.folder)];
  return withServers(starting, async (ofFew, ofMany) => {
    const median = async (server: Spawned | undefined, users: readonly StockedUser[]) => {
      const requests = edits(users);
      const port = server?.port ?? 0;
      await warmUp(port, requests);
      return async (): Promise<number> => {
        const load = { port, requests, connections: CONNECTIONS, seconds };
        return (await runGoodLoad(load)).latency.p50;
      };
    };
    const variants = {
      few: await median(ofFew, few.principals),
      many: await median(ofMany, many.principals),
    };
    const medians = await interleave(variants, rounds);
    return [
      { what: 'median of a write, 100 users', value: medians.few, unit: 'ms' },
      { what: 'median, 100,000 users, 1,000 active', value: medians.many, unit: 'ms' },
      { what: '100,000 users over 100', value: medians.many / medians.few, atMost: 1.3 },
    ];
  });
}

const edits = (users: readonly StockedUser[]): Buffer[] =>
  users.slice(0, ACTIVE).map(({ token }) =>
    requestBytes({
      method: 'PATCH',
      path: USERS_PATH,
      headers: { ...HEADERS, authorization: `Bearer ${token}` },
      body: BODY,
    }),
  );

const editOne = ({ url }: Spawned, [user]: readonly StockedUser[]): Promise<string> =>
  bodyOf(new URL(USERS_PATH, url), {
    method: 'PATCH',
    headers: { ...HEADERS, authorization: `Bearer ${user?.token ?? ''}` },
    body: BODY,
  });
