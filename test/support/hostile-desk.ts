import { Agent } from 'node:http';

import { CLIENTS, FinapiClient, PASSWORD } from './finapi-client.js';
import {
  credentials,
  FINBANK,
  FinicityClient,
  loginIdOf,
  send,
  type Answer,
} from './finicity-client.js';
import { filled, type Operation } from './operations.js';

export interface Attack {
  readonly body?: string | Buffer;
  readonly type?: string;
  readonly accept?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

interface AccountsAnswer {
  readonly accounts: readonly { readonly accountId: number }[];
}

/** Calls any operation in the name of whoever may call it, so that only the attack is wrong. */
export class HostileDesk {
  readonly #url: string;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 4 });
  readonly #finapi: FinapiClient;
  readonly #finicity: FinicityClient;
  #tokens: Readonly<Record<string, string>> = {};
  #ids: Readonly<Record<string, string>> = {};

  private constructor(url: string) {
    this.#url = url;
    this.#finapi = new FinapiClient(url);
    this.#finicity = new FinicityClient(url, 'jane_doe1', this.#agent);
  }

  /** Makes a user with tokens, and a customer with a login. */
  static async open(url: string): Promise<HostileDesk> {
    const desk = new HostileDesk(url);
    await desk.#finapi.createUser({ id: 'jane', password: PASSWORD });
    const client = await desk.#finapi.clientToken();
    const user = await desk.#finapi.userToken('jane');
    const admin = await desk.#finapi.adminToken();
    desk.#tokens = { client, user, admin, clientOrAdmin: client, clientOrUser: user };
    await desk.#finapi.call('GET', '/users', { token: user });
    const discovered = await desk.#finicity.post(FINBANK, credentials('demo', 'go'));
    desk.#ids = {
      userId: 'nobody',
      id: '1',
      institutionId: '101732',
      institutionLoginId: String(loginIdOf(discovered)),
      accountId: String((discovered.json as AccountsAnswer).accounts[0]?.accountId),
    };
    return desk;
  }

  /** A path of an operation, with ids of things that exist but for those that are given. */
  pathOf({ path }: Operation, ids: Readonly<Record<string, string>> = {}): string {
    return filled(path, (name) => ids[name] ?? this.#ids[name] ?? 'nothing');
  }

  attack(operation: Operation, attack: Attack, path = this.pathOf(operation)): Promise<Answer> {
    const { provider, method, endpoint } = operation;
    if (provider !== 'finicity') {
      const role = 'as' in endpoint ? String(endpoint.as) : '';
      return this.send(method, path, attack, this.#tokens[role]);
    }
    if (endpoint.base === undefined) return this.#signed(method, path, attack);
    const headers = {
      authorization: 'OAuth oauth_consumer_key="doppelbankDevelopmentConsumerKey"',
    };
    return this.send(method, path, { ...attack, headers: { ...headers, ...attack.headers } });
  }

  /** A request that is not signed; with a token, if one is given. */
  send(method: string, path: string, attack: Attack = {}, token?: string): Promise<Answer> {
    const { body, type, accept, headers } = attack;
    return send(this.#url + path, {
      method,
      agent: this.#agent,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(type !== undefined && { 'content-type': type }),
        ...(accept !== undefined && { accept }),
        ...headers,
      },
      ...(body !== undefined && { body }),
    });
  }

  /** What the API itself says of all that could have changed. */
  async view(): Promise<unknown> {
    const { client, user } = this.#tokens;
    const answers = await Promise.all([
      this.#finapi.listedUsers(),
      this.#finapi.call('GET', '/users', { token: user ?? '' }),
      this.#finapi.call('GET', '/clientConfiguration', { token: client ?? '' }),
      this.#finicity.get('/accounts'),
    ]);
    return answers.map((answer) => ('text' in answer ? answer.text : answer));
  }

  close(): void {
    this.#agent.destroy();
    this.#finapi.close();
  }

  #signed(method: string, path: string, attack: Attack): Promise<Answer> {
    const below = path.replace('/financialdatafeed/v1', '');
    const { body, type, accept, headers } = attack;
    return this.#finicity.call(method, below, {
      ...(body !== undefined && { body }),
      ...(type !== undefined && { type }),
      ...(accept !== undefined && { accept }),
      ...(headers && { headers }),
    });
  }
}

/** A form of the token service in which everything is right. */
export const GOOD_FORM: Readonly<Record<string, string>> = {
  grant_type: 'client_credentials',
  client_id: CLIENTS.client.id,
  client_secret: CLIENTS.client.secret,
};
