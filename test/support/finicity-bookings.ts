import { isDeepStrictEqual } from 'node:util';

import { readXmlAnswer } from '../../src/core/http/xml-read.js';
import { AccountListRoot } from '../../src/providers/finicity/wire/account-list.js';
import { InvestmentPositionsRoot } from '../../src/providers/finicity/wire/position.js';
import { TransactionListRoot } from '../../src/providers/finicity/wire/transaction-list.js';
import type { FinicityClient } from './finicity-client.js';

const ROOTS = [AccountListRoot, TransactionListRoot, InvestmentPositionsRoot];

export type Fields = Readonly<Record<string, unknown>>;

export interface ShownTransaction extends Fields {
  readonly id: number;
  readonly pending: boolean;
  readonly postedDate?: number;
  readonly amount?: number;
  readonly runningBalanceAmount?: number;
  readonly institutionTransactionId?: string;
  readonly units?: number;
  readonly unitPrice?: number;
  readonly commissionAmount?: number;
  readonly categorization: { readonly common: Fields; readonly context: readonly Fields[] };
}

export interface ShownAccount extends Fields {
  readonly accountId: number;
  readonly accountNickname: string;
  readonly type: string;
}

export interface ShownPosition extends Fields {
  readonly investmentPositionId: number;
  readonly units: number;
  readonly unitPrice: number;
  readonly marketValue: number;
  readonly costBasis: number;
  readonly paidPrice: number;
  readonly invSecurityType: string;
}

/** What a customer can look at, in JSON. */
export class Viewer {
  readonly #client: FinicityClient;

  constructor(client: FinicityClient) {
    this.#client = client;
  }

  /** The JSON of an answer that is all right. */
  async seen(path: string): Promise<Fields> {
    const { status, text, json } = await this.#client.get(path);
    if (status !== 200) throw new Error(`${path}: ${String(status)} ${text}`);
    return json as Fields;
  }

  /** The same answer in XML, read into the form of JSON. */
  async seenInXml(path: string): Promise<unknown> {
    return readXmlAnswer((await this.#client.call('GET', path)).text, ROOTS);
  }

  async accounts(): Promise<readonly ShownAccount[]> {
    return (await this.seen('/accounts'))['accounts'] as readonly ShownAccount[];
  }

  async accountCalled(nickname: string): Promise<ShownAccount> {
    const found = (await this.accounts()).find((one) => one.accountNickname === nickname);
    if (!found) throw new Error(`no account ${nickname}`);
    return found;
  }

  async transactions(accountId: number, query: string): Promise<readonly ShownTransaction[]> {
    const list = await this.seen(transactionsPath(accountId, query));
    return Object.values(list).filter(Array.isArray).flat() as ShownTransaction[];
  }

  /** What XML says otherwise than JSON, and facts that do not agree; notes the kinds it meets. */
  async contradictions(kinds: Set<string>): Promise<string[]> {
    const found = await this.#otherwise('/accounts');
    for (const account of await this.accounts()) {
      const id = String(account.accountId);
      const path = transactionsPath(account.accountId, 'txnStartDate=2015-01-01');
      const lists = await this.seen(path);
      const positions = await this.positions(account.accountId);
      const names = Object.keys(lists).filter((name) => name !== 'notRefreshedReason');
      const met = [...names, ...positions.map((one) => one.invSecurityType), account.type];
      met.forEach((kind) => kinds.add(kind));
      found.push(
        ...(await this.#otherwise(path)),
        ...(await this.#otherwise(`/accounts/${id}/positions`)),
        ...apart(factsOfAccount(account)),
        ...apart(factsOfPositions(positions)),
        ...apart(factsOfTransactions(names.flatMap((name) => lists[name] as ShownTransaction[]))),
        ...apart([['holdings', ...holdings(account, positions)]]),
      );
    }
    return found;
  }

  async #otherwise(path: string): Promise<string[]> {
    const [json, xml] = [await this.seen(path), await this.seenInXml(path)];
    return isDeepStrictEqual(json, xml) ? [] : [`${path} differs in XML`];
  }

  async positions(accountId: number): Promise<readonly ShownPosition[]> {
    const { position } = await this.seen(`/accounts/${String(accountId)}/positions`);
    return position as readonly ShownPosition[];
  }
}

type Facts = readonly (readonly [what: string, one: unknown, other: unknown])[];

const apart = (facts: Facts): string[] =>
  facts
    .filter(([, one, other]) => typeof one === 'number' && typeof other === 'number')
    .filter(([, one, other]) => Math.abs(cents(one) - cents(other)) > 1)
    .map(([what, one, other]) => `${what}: ${String(one)} and ${String(other)}`);

const minus = (one: unknown, other: unknown): unknown =>
  typeof one === 'number' && typeof other === 'number' ? one - other : undefined;

/** What two fields of an account have to say of one another. */
const factsOfAccount = (account: ShownAccount): Facts => [
  ['principal', account['principalBalance'], minus(0, account['balanceAmount'])],
  ['vested', account['vestedBalance'], minus(account['balanceAmount'], account['unvestedBalance'])],
];

/** Money and securities are the balance. */
const holdings = (account: ShownAccount, positions: readonly ShownPosition[]) => {
  const value = positions.reduce((sum, { marketValue }) => sum + marketValue, 0);
  return [minus(account['balanceAmount'], account['cashBalanceAmount']), value] as const;
};

const factsOfPositions = (positions: readonly ShownPosition[]): Facts =>
  positions.flatMap(({ units, unitPrice, marketValue, paidPrice, costBasis }) => [
    ['value', units * unitPrice, marketValue],
    ['cost', units * paidPrice, costBasis],
  ]);

const factsOfTransactions = (list: readonly ShownTransaction[]): Facts =>
  list.map(({ buyType, sellType, ...one }) => {
    const worth = Math.abs(Number(one.units) * Number(one.unitPrice));
    const commission = one.commissionAmount ?? 0;
    const isTrade = buyType !== undefined || sellType !== undefined;
    const amount = buyType === undefined ? worth - commission : -worth - commission;
    return ['trade', isTrade ? amount : undefined, one.amount];
  });

export const transactionsPath = (accountId: number, query: string): string =>
  `/accounts/${String(accountId)}/transactions?${query}`;

/** Cents, so that sums are exact. */
export const cents = (amount: unknown): number => Math.round(Number(amount) * 100);
