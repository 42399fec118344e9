import type { Test } from 'supertest';

import type {
  NewTransaction,
  Transaction,
} from '../../src/providers/finapi/transactions/schema.js';
import { FinapiRig, START, type FinapiOptions } from './finapi.js';
import { keptTransactions, withKept } from './finapi-kept.js';

export interface ShownCategory {
  readonly id: number;
  readonly name: string;
  readonly parentId?: number;
  readonly parentName?: string;
  readonly isCustom: boolean;
  readonly children?: readonly number[];
}

export interface ShownLabel {
  readonly id: number;
  readonly name: string;
}

type Method = 'get' | 'post' | 'patch' | 'delete';

/** A user who sorts transactions, in a sandbox of its own. */
export class PfmRig {
  readonly finapi: FinapiRig;
  readonly token: string;

  private constructor(finapi: FinapiRig, token: string) {
    this.finapi = finapi;
    this.token = token;
  }

  static async start(options: FinapiOptions = {}): Promise<PfmRig> {
    const finapi = await FinapiRig.start(options);
    return new PfmRig(finapi, await finapi.userToken());
  }

  ask(method: Method, path: string, body?: unknown): Test {
    const { token } = this;
    return this.finapi.ask(method, path, body === undefined ? { token } : { token, body });
  }

  async categories(query = ''): Promise<ShownCategory[]> {
    const response = await this.ask('get', `/categories?perPage=500${query}`).expect(200);
    return (response.body as { categories: ShownCategory[] }).categories;
  }

  /** The global category of a name. */
  async category(name: string): Promise<ShownCategory> {
    const found = (await this.categories('&isCustom=false')).find((each) => each.name === name);
    if (!found) throw new Error(`There is no category ${name}`);
    return found;
  }

  async createCategory(name: string, parentId?: number): Promise<ShownCategory> {
    const response = await this.ask('post', '/categories', { name, parentId }).expect(201);
    return response.body as ShownCategory;
  }

  async createLabel(name: string): Promise<ShownLabel> {
    return (await this.ask('post', '/labels', { name }).expect(201)).body as ShownLabel;
  }

  /** A bank connection with all that was downloaded for it; answers its id. */
  async connect(): Promise<number> {
    const path = '/_sandbox/worlds/default/finapi/users/jane/connections';
    const response = await this.finapi.control('post', path, { bankId: 280001, login: 'demo' });
    return (response.body as { id: number }).id;
  }

  kept(): Promise<readonly Transaction[]> {
    return this.finapi.world(keptTransactions('jane'));
  }

  /** Keeps transactions as a download would; answers their ids. */
  keep(...transactions: readonly Partial<NewTransaction>[]): Promise<readonly number[]> {
    return this.finapi.world(
      withKept('jane', ({ book }) => transactions.map((one) => book.add({ ...ANY, ...one }).id)),
    );
  }

  /** Changes a transaction that is kept. */
  change(id: number, changes: Partial<Transaction>): Promise<void> {
    return this.finapi.world(
      withKept('jane', ({ book }) => {
        const before = book.find(id);
        if (before) book.replace({ ...before, ...changes });
      }),
    );
  }

  close(): Promise<void> {
    return this.finapi.close();
  }
}

const ANY: NewTransaction = {
  accountId: 1,
  valueDate: '2024-02-20',
  bankBookingDate: '2024-02-20',
  finapiBookingDate: '2024-02-20',
  amount: -1_000,
  currency: 'EUR',
  isNew: true,
  importedAt: START,
};

/** The block `paging` of an answer. */
export const paging = (totalCount: number, page = 1, perPage = 20): unknown => ({
  page,
  perPage,
  pageCount: Math.ceil(totalCount / perPage),
  totalCount,
});
