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

/** Lists of transactions, by the names that JSON has for them. */
export type ShownList = Readonly<Record<string, readonly ShownTransaction[]>> & {
  readonly notRefreshedReason: never;
};

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

  async positions(accountId: number): Promise<readonly ShownPosition[]> {
    const { position } = await this.seen(`/accounts/${String(accountId)}/positions`);
    return position as readonly ShownPosition[];
  }
}

export const transactionsPath = (accountId: number, query: string): string =>
  `/accounts/${String(accountId)}/transactions?${query}`;

/** Cents, so that sums are exact. */
export const cents = (amount: unknown): number => Math.round(Number(amount) * 100);
