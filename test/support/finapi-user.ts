import type { Response, Test } from 'supertest';

import { FinapiCommand } from './finapi-command.js';

/** As far as tests look into it. */
export interface ListedAccount {
  readonly id: number;
  readonly bankConnectionId: number;
  readonly accountName: string;
  readonly accountType: string;
  readonly balance?: number;
  readonly isNew: boolean;
  readonly interfaces: readonly { readonly bankingInterface: string; readonly status: string }[];
}

const AFTERNOON = '2026-03-02T15:00:00.000Z';

/** A user of finAPI on a frozen clock, whose token does not expire, and whoever commands the sandbox. */
export class FinapiUser {
  readonly command: FinapiCommand;
  readonly #token: string;

  private constructor(command: FinapiCommand, token: string) {
    this.command = command;
    this.#token = token;
  }

  static async start(clock = AFTERNOON): Promise<FinapiUser> {
    const command = await FinapiCommand.start(clock);
    await command.settings({ userAccessTokensValidityPeriod: 0 });
    await command.createUser('jane');
    return new FinapiUser(command, await command.tokenOf('finapi:user/jane'));
  }

  close(): Promise<void> {
    return this.command.close();
  }

  /** Connects the user to a bank, whose accounts are downloaded at once; answers the id. */
  async connect(connection: object): Promise<number> {
    const response = await this.command.add('jane', connection).expect(201);
    return (response.body as { id: number }).id;
  }

  get(path: string): Test {
    return this.command.finapi('get', path, this.#token);
  }

  /** The body of an answer that is all right. */
  async seen(path: string): Promise<unknown> {
    return (await this.get(path).expect(200)).body;
  }

  /** What the control API says of the bank connections. */
  async connections(): Promise<unknown> {
    return (await this.command.get('/users/jane/connections').expect(200)).body;
  }

  patch(path: string, body: object): Test {
    return this.command.finapi('patch', path, this.#token, body);
  }

  post(path: string, body: object): Test {
    return this.command.finapi('post', path, this.#token, body);
  }

  delete(path: string): Test {
    return this.command.finapi('delete', path, this.#token);
  }

  async accounts(query = ''): Promise<readonly ListedAccount[]> {
    const body = await this.seen(`/accounts${query}`);
    return (body as { accounts: readonly ListedAccount[] }).accounts;
  }

  /** Names of the accounts that a query finds, in the order of the alphabet. */
  async names(query: string): Promise<readonly string[]> {
    return (await this.accounts(query)).map(({ accountName }) => accountName).sort();
  }

  async account(name: string): Promise<ListedAccount> {
    const found = (await this.accounts()).find(({ accountName }) => accountName === name);
    if (!found) throw new Error(`The user has no account "${name}"`);
    return found;
  }

  /** Makes a connection busy until an instant, or free. */
  async keepBusy(connectionId: number, busyUntil: string | null): Promise<void> {
    const path = `/users/jane/connections/${String(connectionId)}`;
    await this.command.patch(path, { busyUntil }).expect(200);
  }
}

/** Status and first code of a refusal. */
export const refusedWith = ({ status, body }: Response): readonly [number, string | undefined] => [
  status,
  (body as { errors?: readonly { code: string }[] }).errors?.[0]?.code,
];
