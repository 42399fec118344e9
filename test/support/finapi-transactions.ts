import type { Response, Test } from 'supertest';

import type { Document, DocumentRef } from '../../src/core/store/kinds.js';
import type { LiveWorld } from '../../src/core/world/live-world.js';
import type { Account } from '../../src/providers/finapi/accounts/schema.js';
import { addConnection } from '../../src/providers/finapi/bank-connections/put.js';
import { TransactionBook } from '../../src/providers/finapi/transactions/book.js';
import type {
  NewTransaction,
  Transaction,
} from '../../src/providers/finapi/transactions/schema.js';
import { userRef, type UserState } from '../../src/providers/finapi/users/document.js';
import { FinapiRig, START, type FinapiOptions } from './finapi.js';

type Method = 'get' | 'post' | 'patch' | 'delete';

export interface ShownTransaction {
  readonly id: number;
  readonly parentId?: number;
  readonly amount: number;
  readonly children?: readonly number[];
  readonly [field: string]: unknown;
}

export interface ShownPage {
  readonly transactions: readonly ShownTransaction[];
  readonly paging: {
    readonly page: number;
    readonly perPage: number;
    readonly pageCount: number;
    readonly totalCount: number;
  };
  readonly income: number;
  readonly spending: number;
  readonly balance: number;
}

/** At a test bank, and at one that is none. */
export const TEST_ACCOUNT = 71;
export const REAL_ACCOUNT = 72;
const TEST_BANK = 280001;
const REAL_BANK = 290006;

/** A transaction of which a test says only what it is about. */
export const booked = (details: Partial<NewTransaction> = {}): NewTransaction => ({
  accountId: TEST_ACCOUNT,
  valueDate: '2024-02-20',
  bankBookingDate: '2024-02-20',
  finapiBookingDate: '2024-02-20',
  amount: -1_000,
  currency: 'EUR',
  isNew: true,
  importedAt: START,
  ...details,
});

/** A user with an account at a test bank and one at another, in a sandbox of its own. */
export class TransactionRig {
  readonly finapi: FinapiRig;
  readonly token: string;

  private constructor(finapi: FinapiRig, token: string) {
    this.finapi = finapi;
    this.token = token;
  }

  static async start(options: FinapiOptions = {}): Promise<TransactionRig> {
    const finapi = await FinapiRig.start(options);
    const rig = new TransactionRig(finapi, await finapi.userToken());
    await rig.#within((_book, user, world) => {
      addAccount(user, world, TEST_ACCOUNT, TEST_BANK);
      addAccount(user, world, REAL_ACCOUNT, REAL_BANK);
    });
    return rig;
  }

  /** Keeps transactions as a download would; answers their ids. */
  async keep(...transactions: readonly Partial<NewTransaction>[]): Promise<number[]> {
    return this.#within((book) => transactions.map((one) => book.add(booked(one)).id));
  }

  /** The account as it is kept. */
  account(id: number): Promise<Account | undefined> {
    return this.#within((_book, { state }) => state.accounts[String(id)]);
  }

  changeAccount(id: number, changes: Partial<Account>): Promise<void> {
    return this.#within((_book, user) => {
      const account = user.state.accounts[String(id)];
      if (account) user.put('accounts', String(id), { ...account, ...changes });
    });
  }

  kept(): Promise<readonly Transaction[]> {
    return this.#within((book) => book.all());
  }

  ask(method: Method, path: string, body?: unknown): Test {
    const { token } = this;
    return this.finapi.ask(method, path, body === undefined ? { token } : { token, body });
  }

  list(query: string): Test {
    return this.ask('get', `/transactions?${query}`);
  }

  async page(query: string): Promise<ShownPage> {
    return (await this.list(query).expect(200)).body as ShownPage;
  }

  async ids(query: string): Promise<readonly number[]> {
    const { transactions } = await this.page(query);
    return transactions.map(({ id }) => id);
  }

  async shown(id: number): Promise<ShownTransaction> {
    const response = await this.ask('get', `/transactions/${String(id)}`).expect(200);
    return response.body as ShownTransaction;
  }

  close(): Promise<void> {
    return this.finapi.close();
  }

  #within<R>(
    work: (book: TransactionBook, user: Document<UserState>, world: LiveWorld) => R,
  ): Promise<R> {
    return this.finapi.world(async (world) => {
      const lease = world.store.lease();
      try {
        const user = await lease.open(userRef('jane'));
        const document = <T extends object>(ref: DocumentRef<T>): Document<T> =>
          lease.open(ref) as Document<T>;
        const outcome = world.store.transaction(() =>
          work(new TransactionBook({ user, world, document }), user, world),
        );
        await world.store.save(lease.documents);
        return outcome;
      } finally {
        lease.release();
      }
    });
  }
}

function addAccount(user: Document<UserState>, world: LiveWorld, id: number, bankId: number): void {
  const connection = addConnection(
    user,
    { bankId, importedAt: START, login: { institution: 'bank', name: 'demo' }, interfaces: [] },
    world,
    new Date(START),
  );
  user.put('accounts', String(id), {
    id,
    connectionId: connection.id,
    bankAccount: `account-${String(id)}`,
    type: 'Checking',
    number: String(id),
    currency: 'EUR',
    isNew: false,
    importedAt: START,
    interfaces: [],
  });
}

/** Codes of a refusal. */
export const codesOf = ({ body }: Response): readonly string[] =>
  (body as { errors: { code: string }[] }).errors.map(({ code }) => code);
