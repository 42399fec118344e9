import { readFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { join } from 'node:path';

import { send, type Answer } from './finicity-client.js';

export const CLIENTS = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../fixtures/finapi-clients.json'), 'utf8'),
) as {
  readonly client: ClientCredentials;
  readonly mandatorAdmin: ClientCredentials;
  readonly dataDecryptionKey: string;
};

interface ClientCredentials {
  readonly id: string;
  readonly secret: string;
}

export interface FinapiCall {
  readonly token?: string;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is; give its type in the headers. */
  readonly text?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

export const PASSWORD = 'secret-password';

/** A client of finAPI on connections of its own. */
export class FinapiClient {
  readonly agent: Agent;
  readonly #base: string;
  #clientToken: Promise<string> | undefined;

  /** `base` is the URL of a sandbox, world prefix included. */
  constructor(base: string, connections = 8) {
    this.#base = base;
    this.agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  call(method: string, path: string, { token, body, text, headers }: FinapiCall = {}) {
    const content = body === undefined ? text : JSON.stringify(body);
    return send(`${this.#base}/api/v2${path}`, {
      method,
      agent: this.agent,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(content !== undefined && { body: content }),
    });
  }

  /** A call of the token service. */
  grant(form: Readonly<Record<string, string>>, by = CLIENTS.client): Promise<Answer> {
    const fields = { client_id: by.id, client_secret: by.secret, ...form };
    return this.call('POST', '/oauth/token', {
      text: new URLSearchParams(fields).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
  }

  signIn(username: string, password = PASSWORD): Promise<Answer> {
    return this.grant({ grant_type: 'password', username, password });
  }

  /** The access token of a user. */
  async userToken(username: string, password = PASSWORD): Promise<string> {
    return tokenIn(await this.signIn(username, password));
  }

  /** The token of the app client, fetched once. */
  clientToken(): Promise<string> {
    return (this.#clientToken ??= this.grant({ grant_type: 'client_credentials' }).then(tokenIn));
  }

  async adminToken(): Promise<string> {
    return tokenIn(await this.grant({ grant_type: 'client_credentials' }, CLIENTS.mandatorAdmin));
  }

  async createUser(details: object): Promise<Answer> {
    return this.call('POST', '/users', { token: await this.clientToken(), body: details });
  }

  /** Every user that the list knows, from all its pages. */
  async listedUsers(): Promise<readonly ListedUser[]> {
    const token = await this.adminToken();
    const users: ListedUser[] = [];
    for (let page = 1; ; page += 1) {
      const path = `/mandatorAdmin/getUserList?perPage=500&page=${page}`;
      const answer = assertStatus(await this.call('GET', path, { token }), 200);
      const list = answer.json as { users: ListedUser[]; paging: { pageCount: number } };
      users.push(...list.users);
      if (page >= list.paging.pageCount) return users;
    }
  }

  /** Lets go of its connections. */
  close(): void {
    this.agent.destroy();
  }
}

export interface ListedUser {
  readonly userId: string;
}

/** The answer, if it has that status. */
export function assertStatus(answer: Answer, status: number): Answer {
  if (answer.status === status) return answer;
  throw new Error(`${answer.status} instead of ${status}: ${answer.text}`);
}

const tokenIn = (answer: Answer): string =>
  (assertStatus(answer, 200).json as { access_token: string }).access_token;
