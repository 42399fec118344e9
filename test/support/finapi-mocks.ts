import type { Response } from 'supertest';

import { Listener } from './finapi-notifications.js';

export const MOCK = '/tests/mockBatchUpdate';
/** When a mock update that was started at noon ends. */
export const AT = '2026-03-02T12:00:04.000Z';

type Accounts = Awaited<ReturnType<Listener['accounts']>>;

/** What a test of mock updates looks at. */
export interface Shown {
  readonly interfaces: readonly {
    readonly bankingInterface: string;
    readonly status: string;
    readonly lastAutoUpdate?: object;
    readonly lastManualUpdate?: object;
  }[];
  readonly updateStatus: string;
}

/** A user with a stored PIN who does not take part in the batch update. */
export class Mocker {
  readonly listener: Listener;
  readonly accounts: Accounts;

  private constructor(listener: Listener, accounts: Accounts) {
    this.listener = listener;
    this.accounts = accounts;
  }

  static async start(): Promise<Mocker> {
    const listener = await Listener.start(false);
    return new Mocker(listener, await listener.accounts());
  }

  /** One update of the connection, by XS2A unless stated. */
  update(fields: object = {}): object {
    return {
      bankConnectionId: this.listener.connection,
      bankingInterface: 'XS2A',
      ...fields,
    };
  }

  mock(updates: readonly object[], more: object = {}): Promise<Response> {
    return this.listener.ask('post', MOCK, { mockBankConnectionUpdates: updates, ...more });
  }

  /** Mocks the first account alone, and waits until that has ended. */
  async mocked(
    newTransactions: readonly object[],
    accountBalance = this.accounts[0]?.balance ?? 0,
  ): Promise<void> {
    const account = { accountId: this.accounts[0]?.id, accountBalance, newTransactions };
    const response = await this.mock([this.update({ mockAccountsData: [account] })]);
    if (response.status !== 200) throw new Error(JSON.stringify(response.body));
    await this.listener.command.advance('PT5S');
  }

  async shown(path: string): Promise<Shown> {
    return (await this.listener.ask('get', path)).body as Shown;
  }

  connection(): Promise<Shown> {
    return this.shown(`/bankConnections/${String(this.listener.connection)}`);
  }

  account(place = 0): Promise<Shown> {
    return this.shown(`/accounts/${String(this.accounts[place]?.id)}`);
  }

  /** What a mock update has brought to the first account, in the order of import. */
  async imported(): Promise<readonly Record<string, unknown>[]> {
    const of = `accountIds=${String(this.accounts[0]?.id)}&minImportDate=2026-03-02`;
    const query = `view=bankView&${of}&perPage=500&order=id,asc`;
    const response = await this.listener.ask('get', `/transactions?${query}`);
    return (response.body as { transactions: Record<string, unknown>[] }).transactions.filter(
      ({ importDate }) => importDate === '2026-03-02T13:00:04.000+01:00',
    );
  }

  close(): Promise<void> {
    return this.listener.close();
  }
}
