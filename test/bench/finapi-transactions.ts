import type { Bench, Effort, Figure } from './bench.js';
import { finapiUser, TRANSACTIONS_PATH, type FinapiBenchUser } from './finapi-users.js';
import { requestBytes } from './http-bytes.js';
import { interleave } from './interleave.js';
import { runGoodLoad } from './load.js';
import { rateOf, spawnSandbox, warmUp, withServers } from './servers.js';
import type { Spawned } from './spawned.js';

const MANY = 10_000;
const FEW = 100;
/** Edits at once of few transactions share their writes, so that one after another tells the cost of one. */
const CALLERS = { 'one at a time': 1, 'four at once': 4 };
/** Longer than it takes: a turn ends when all requests are answered. */
const SECONDS = 60;
const EDITED = 100;
const WARM_ROUNDS = 20;
const JSON_TYPE = { 'content-type': 'application/json' };

/** Searches among ten thousand transactions of a user, and edits of one of them. */
export const finapiTransactions: Bench = (effort) =>
  withServers([spawnSandbox(effort.stock.emptyFolder())], async (sandbox) => {
    const few = await finapiUser(sandbox.url, 'few', FEW);
    const many = await finapiUser(sandbox.url, 'many', MANY);
    const found = { what: 'transactions of the user with many', value: many.count };
    return [
      found,
      ...(await searches(sandbox, many, effort)),
      ...(await edits(sandbox, { few, many }, effort)),
    ];
  });

/** Milliseconds of a request of each kind. */
async function searches(
  { port }: Spawned,
  { token }: FinapiBenchUser,
  { quick }: Effort,
): Promise<readonly Figure[]> {
  const [rounds, seconds] = quick ? [3, 1] : [9, 2];
  const asking = async (query: string) => {
    const path = `${TRANSACTIONS_PATH}?view=userView${query}`;
    const headers = { authorization: `Bearer ${token}` };
    const requests = [requestBytes({ method: 'GET', path, headers })];
    await warmUp(port, requests);
    return async (): Promise<number> => 1000 / (await rateOf({ port, requests, seconds }));
  };
  const { first, term, terms, ordered } = await interleave(
    {
      first: await asking(''),
      term: await asking('&search=miete'),
      terms: await asking('&search=e%20a%20xyzzy'),
      ordered: await asking('&order=counterpartName,desc'),
    },
    rounds,
  );
  return [
    { what: 'the first page of all', value: first, unit: 'ms' },
    { what: 'a search term over the first page', value: term / first, atMost: 5 },
    { what: 'three terms, found nowhere, over the first page', value: terms / first, atMost: 5 },
    { what: 'the first page in order of the counterparts', value: ordered, unit: 'ms' },
  ];
}

interface Users {
  readonly few: FinapiBenchUser;
  readonly many: FinapiBenchUser;
}

async function edits(sandbox: Spawned, users: Users, effort: Effort): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const [how, connections] of Object.entries(CALLERS))
    figures.push(...(await editsBy(connections, how, { sandbox, users, effort })));
  return figures;
}

interface Setting {
  readonly sandbox: Spawned;
  readonly users: Users;
  readonly effort: Effort;
}

async function editsBy(
  connections: number,
  how: string,
  { sandbox: { port }, users: { few, many }, effort: { quick } }: Setting,
): Promise<readonly Figure[]> {
  const editing = (user: FinapiBenchUser) => {
    let isNew = true;
    return async (): Promise<number> => {
      isNew = !isNew;
      const requests = editsOf(user, isNew);
      const load = { port, requests, connections, seconds: SECONDS, once: true };
      return (await runGoodLoad(load)).latency.p50;
    };
  };
  const variants = { few: editing(few), many: editing(many) };
  await interleave(variants, WARM_ROUNDS);
  const medians = await interleave(variants, quick ? 9 : 25);
  return [
    { what: `an edit, 100 transactions, ${how}`, value: medians.few, unit: 'ms' },
    { what: `an edit, 10,000 transactions, ${how}`, value: medians.many, unit: 'ms' },
    { what: `10,000 over 100, ${how}`, value: medians.many / medians.few, atMost: 1.3 },
  ];
}

/** Each of some transactions is changed once. */
const editsOf = ({ token, ids }: FinapiBenchUser, isNew: boolean): Buffer[] =>
  ids.slice(0, EDITED).map((id) =>
    requestBytes({
      method: 'PATCH',
      path: `${TRANSACTIONS_PATH}/${String(id)}`,
      headers: { ...JSON_TYPE, authorization: `Bearer ${token}` },
      body: JSON.stringify({ isNew }),
    }),
  );
