import { bodyOf } from './servers.js';

const WORLD = '/_sandbox/worlds/default';
const API = '/api/v2';
export const TRANSACTIONS_PATH = `${API}/transactions`;
const JSON_TYPE = { 'content-type': 'application/json' };
/** A bank that asks no questions. */
const CONNECTION = { bankId: 280_001, login: 'demo_no_msa' };
/** Of transactions that a bank delivers. */
const MOST_DAYS = 3_650;
/** Transactions of this customer in a day, at most. */
const PER_DAY = 1.3;
const PAGE_SIZE = 500;

/** A user whose bank connections have been downloaded. */
export interface FinapiBenchUser {
  readonly token: string;
  readonly count: number;
  /** Of transactions that lie well apart. */
  readonly ids: readonly number[];
}

/** Makes a user with at least so many transactions, and not many more where they are few. */
export async function finapiUser(
  url: URL,
  id: string,
  transactions: number,
): Promise<FinapiBenchUser> {
  const days = Math.min(MOST_DAYS, Math.ceil(transactions / PER_DAY));
  await send(url, 'PATCH', WORLD, { settings: { finapi: { downloads: { days } } } });
  const body = { id, password: 'bench-password' };
  await send(url, 'POST', `${API}/users`, body, await tokenOf(url, 'finapi:client'));
  const token = await tokenOf(url, `finapi:user/${id}`);
  let count = 0;
  while (count < transactions) {
    await send(url, 'POST', `${WORLD}/finapi/users/${id}/connections`, CONNECTION);
    count = (await pageOf(url, token, 1)).paging.totalCount;
  }
  return { token, count, ids: await idsApart(url, token, count) };
}

/** One or a few of each page. */
async function idsApart(url: URL, token: string, count: number): Promise<number[]> {
  const ids: number[] = [];
  const pages = Math.ceil(count / PAGE_SIZE);
  const step = Math.max(1, Math.floor(count / 100));
  for (let page = 1; page <= pages; page += 1) {
    const { transactions } = await pageOf(url, token, page);
    ids.push(...transactions.map((one) => one.id));
  }
  return ids.filter((_, index) => index % step === 0);
}

interface Page {
  readonly transactions: readonly { readonly id: number }[];
  readonly paging: { readonly totalCount: number };
}

async function pageOf(url: URL, token: string, page: number): Promise<Page> {
  const query = `view=bankView&perPage=${String(PAGE_SIZE)}&page=${String(page)}`;
  return (await send(url, 'GET', `${TRANSACTIONS_PATH}?${query}`, undefined, token)) as Page;
}

async function tokenOf(url: URL, principal: string): Promise<string> {
  const answer = await send(url, 'POST', `${WORLD}/finapi/tokens`, { principal });
  return (answer as { token: string }).token;
}

async function send(
  url: URL,
  method: string,
  path: string,
  body?: object,
  token?: string,
): Promise<unknown> {
  const answer = await bodyOf(new URL(path, url), {
    method,
    headers: { ...JSON_TYPE, ...(token !== undefined && { authorization: `Bearer ${token}` }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  return answer === '' ? undefined : (JSON.parse(answer) as unknown);
}
