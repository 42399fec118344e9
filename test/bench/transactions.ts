import type { AccessToken } from '../../src/providers/finicity/client/requests.js';
import type { Bench, Effort, Figure } from './bench.js';
import {
  advanceBy,
  discover,
  FEED,
  relaxAuthentication,
  signedRequest,
  tokenFor,
  type Discovered,
} from './discovered.js';
import { requestBytes, type PlannedRequest } from './http-bytes.js';
import { interleave } from './interleave.js';
import { runGoodLoad } from './load.js';
import { bodyOf, rateOf, spawnSandbox, withServers } from './servers.js';
import type { Spawned } from './spawned.js';

const RECORDS = 500;
const NOT_EMULATED = 501;
/** Enough nights for an account with some thirty bookings a month. */
const YEARS = 'P2Y';
const LONG_AGO = '2015-01-01';
const JSON_TYPE = 'application/json';
const XML_TYPE = 'application/xml';
/** Longer than they take: a turn ends when all are answered. */
const SECONDS = 60;
/** Requests of a turn. */
const LISTS = 200;
const NOTHINGS = 4_000;
const WARM_ROUNDS = 3;
/** From the first one of a process on. */
const FIRST_LISTS = 20;

/** In epoch milliseconds; what is pending has no posted date. */
type Lines = readonly { readonly postedDate?: number }[];

/** How to ask for some five hundred transactions, and for nothing. */
interface Plan {
  readonly folder: string;
  readonly access: AccessToken;
  readonly list: PlannedRequest;
  readonly nothing: PlannedRequest;
  readonly answer: string;
}

/** `getAccountTransactions` of some five hundred transactions, each request signed anew. */
export const transactions: Bench = async (effort) => {
  const plan = await planIn(effort.stock.emptyFolder());
  if (!plan) return [{ what: 'getAccountTransactions: not yet (501)', value: NaN, atMost: 0 }];
  return [...(await warm(plan, effort)), ...(await fromTheFirst(plan, effort))];
};

function planIn(folder: string): Promise<Plan | undefined> {
  return withServers([spawnSandbox(folder)], async ({ url }) => {
    await relaxAuthentication(url);
    const [customer] = await discover(url, 1);
    if (!customer) throw new Error('Nobody was discovered.');
    await advanceBy(url, YEARS);
    const everything = listPath(customer, LONG_AGO);
    if (!(await isEmulated(url, customer, everything))) return undefined;
    const path = listPath(customer, startOf(linesOf(await ask(url, customer, everything))));
    return {
      folder,
      access: await tokenFor(url, customer.name),
      list: { method: 'GET', path },
      nothing: { method: 'PUT', path: `/logins/${customer.loginId}` },
      answer: await ask(url, customer, path),
    };
  });
}

/** The day from which on as many are booked as are wanted. */
function startOf(lines: Lines): string {
  const posted = lines.flatMap(({ postedDate }) => postedDate ?? []).sort((a, b) => b - a);
  const first = posted[RECORDS - 1];
  return first === undefined ? LONG_AGO : new Date(first).toISOString().slice(0, 10);
}

const listPath = ({ accountIds: [account] }: Discovered, from: string): string =>
  `/accounts/${account ?? 0}/transactions?txnStartDate=${from}&txnEndDate=2099-12-31`;

const headersOf = ({ name }: Discovered): Record<string, string> => ({
  accept: JSON_TYPE,
  'x-doppelbank-customer': name,
});

async function isEmulated(url: URL, customer: Discovered, path: string): Promise<boolean> {
  const answer = await fetch(new URL(FEED + path, url), { headers: headersOf(customer) });
  await answer.arrayBuffer();
  return answer.status !== NOT_EMULATED;
}

const ask = (url: URL, customer: Discovered, path: string): Promise<string> =>
  bodyOf(new URL(FEED + path, url), { headers: headersOf(customer) });

const linesOf = (answer: string): Lines =>
  (JSON.parse(answer) as { readonly bankingTransactions?: Lines }).bankingTransactions ?? [];

/** JSON against writing the same records and answering nothing, once all code is warm. */
const warm = ({ folder, ...plan }: Plan, { quick }: Effort): Promise<readonly Figure[]> =>
  withServers([spawnSandbox(folder)], async (sandbox) => {
    const each = (request: PlannedRequest, count: number, type: string) => async () => {
      const requests = signed(sandbox, plan.access, request, { count, type });
      const load = { port: sandbox.port, requests, seconds: SECONDS, once: true };
      return 1000 / (await rateOf(load));
    };
    const variants = {
      stringify: () => Promise.resolve(stringifyTime(plan.answer)),
      nothing: each(plan.nothing, NOTHINGS, JSON_TYPE),
      json: each(plan.list, LISTS, JSON_TYPE),
      xml: each(plan.list, LISTS, XML_TYPE),
    };
    await interleave(variants, WARM_ROUNDS);
    const { json, xml, stringify, nothing } = await interleave(variants, quick ? 3 : 9);
    return [
      {
        what: `JSON.stringify of ${linesOf(plan.answer).length} records`,
        value: stringify,
        unit: 'ms',
      },
      { what: 'an empty authenticated request', value: nothing, unit: 'ms' },
      { what: 'the list in JSON', value: json, unit: 'ms' },
      { what: 'JSON over both together', value: json / (stringify + nothing), atMost: 2 },
      { what: 'XML over JSON, warm', value: xml / json },
    ];
  });

/** Milliseconds, on average of as many as a turn has requests. */
function stringifyTime(answer: string): number {
  const records: unknown = JSON.parse(answer);
  const started = performance.now();
  for (let time = 0; time < LISTS; time += 1) JSON.stringify(records);
  return (performance.now() - started) / LISTS;
}

/** XML against JSON in processes that have answered nothing before, one request after another. */
async function fromTheFirst({ folder, access, list }: Plan, { quick }: Effort): Promise<Figure[]> {
  const time = (type: string) => () =>
    withServers([spawnSandbox(folder)], async (sandbox) => {
      const requests = signed(sandbox, access, list, { count: FIRST_LISTS, type });
      const load = { port: sandbox.port, requests, seconds: SECONDS, once: true, connections: 1 };
      const { requests: answered, perSecond } = await runGoodLoad(load);
      return (answered * 1000) / perSecond;
    });
  const variants = { json: time(JSON_TYPE), xml: time(XML_TYPE) };
  const { json, xml } = await interleave(variants, quick ? 3 : 9);
  return [
    { what: 'the first twenty lists in JSON', value: json, unit: 'ms' },
    { what: 'the first twenty lists in XML', value: xml, unit: 'ms' },
    { what: 'XML over JSON, first included', value: xml / json, atMost: 4 },
  ];
}

const signed = (
  { url }: Spawned,
  access: AccessToken,
  request: PlannedRequest,
  { count, type }: { readonly count: number; readonly type: string },
): Buffer[] =>
  Array.from({ length: count }, () =>
    requestBytes(signedRequest(url, access, { ...request, headers: { accept: type } })),
  );
