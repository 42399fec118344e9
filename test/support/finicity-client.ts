import { readFileSync } from 'node:fs';
import { request as httpRequest, type Agent, type IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';

import { buildAssertion } from '../../src/providers/finicity/client/assertion.js';
import {
  bodyHashOf,
  readTokenAnswer,
  signRequest,
  tokenRequest,
  type AccessToken,
} from '../../src/providers/finicity/client/requests.js';

interface App {
  readonly consumerKey: string;
  readonly consumerSecret: string;
  readonly samlIssuer: string;
  readonly privateKey: string;
}

const [DEFAULT_APP] = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../fixtures/finicity-apps.json'), 'utf8'),
) as [App];

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** The body as JSON, if it is JSON. */
  readonly json: unknown;
}

export interface Sending {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** Connections to use; those that all of Node shares when absent. */
  readonly agent?: Agent | undefined;
}

/** Sends a request to the letter: a body with GET, no headers of its own. */
export function send(url: string, { method = 'GET', headers = {}, body, agent }: Sending = {}) {
  return new Promise<Answer>((resolve, reject) => {
    const isChunked = body === undefined || headers['transfer-encoding'] === 'chunked';
    const length = isChunked ? {} : { 'content-length': Buffer.byteLength(body) };
    const options = { method, headers: { ...length, ...headers }, ...(agent && { agent }) };
    const sent = httpRequest(url, options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        const isJson = response.headers['content-type'] === 'application/json';
        const json: unknown = isJson ? JSON.parse(text) : undefined;
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text, json });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

export interface Call extends Omit<Sending, 'method' | 'agent'> {
  /** `Accept`; XML is what an absent one gets. */
  readonly accept?: string;
  readonly type?: string;
  readonly placement?: 'header' | 'query';
  /** Signs the body as Ruby's gem does. */
  readonly hashed?: true;
}

const JSON_TYPE = 'application/json';
export const XML_TYPE = 'application/xml';

/** A client of one customer, as one would write it: a token first, each call signed with it. */
export class FinicityClient {
  readonly #base: string;
  readonly #customer: string;
  readonly #agent: Agent | undefined;
  #access: AccessToken | undefined;

  /** `base` is the URL of a sandbox, world prefix included. */
  constructor(base: string, customer = 'jane_doe+1', agent?: Agent) {
    this.#base = base;
    this.#customer = customer;
    this.#agent = agent;
  }

  get(path: string, call: Call = {}): Promise<Answer> {
    return this.call('GET', path, { accept: JSON_TYPE, ...call });
  }

  /** A JSON body; give `type` and `body` for any other. */
  post(path: string, body: unknown, call: Call = {}): Promise<Answer> {
    return this.call('POST', path, jsonCall(body, call));
  }

  put(path: string, body: unknown, call: Call = {}): Promise<Answer> {
    return this.call('PUT', path, jsonCall(body, call));
  }

  async call(method: string, path: string, call: Call = {}): Promise<Answer> {
    const { accept, type, headers, body, placement, hashed } = call;
    const { consumerKey, consumerSecret } = DEFAULT_APP;
    const signed = signRequest({
      method,
      url: `${this.#base}/financialdatafeed/v1${path}`,
      consumerKey,
      consumerSecret,
      ...(await this.access()),
      timestamp: Math.floor(Date.now() / 1000),
      ...(placement && { placement }),
      ...(hashed && { bodyHash: bodyHashOf(body ?? '') }),
    });
    return send(signed.url, {
      method,
      agent: this.#agent,
      headers: {
        ...signed.headers,
        ...(accept !== undefined && { accept }),
        ...(type !== undefined && { 'content-type': type }),
        ...headers,
      },
      ...(body !== undefined && { body }),
    });
  }

  /** The token of this client, fetched when it is first needed. */
  async access(): Promise<AccessToken> {
    if (this.#access) return this.#access;
    const answer = await this.fetchToken();
    const access = readTokenAnswer(answer.text);
    if (!access) throw new Error(`No token: ${answer.status} ${answer.text}`);
    this.#access = access;
    return access;
  }

  fetchToken(changes: Partial<App> = {}): Promise<Answer> {
    const app = { ...DEFAULT_APP, ...changes };
    const assertion = buildAssertion({
      issuer: app.samlIssuer,
      privateKey: app.privateKey,
      nameId: this.#customer,
      now: Date.now(),
    });
    const { method, path, headers, body } = tokenRequest(app.consumerKey, assertion);
    return send(this.#base + path, { method, headers, body, agent: this.#agent });
  }

  /** Forgets the token, so that the next call fetches another. */
  signOut(): void {
    this.#access = undefined;
  }
}

const jsonCall = (body: unknown, call: Call): Call => ({
  accept: JSON_TYPE,
  type: JSON_TYPE,
  ...(body !== undefined && { body: JSON.stringify(body) }),
  ...call,
});

/** The body that brings credentials to FinBank or CCBank. */
export const credentials = (userid: string, password: string) => ({
  credentials: {
    credential: [
      { name: 'Banking Userid', value: userid },
      { name: 'Banking Password', value: password },
    ],
  },
});

export const answers = (...response: string[]) => ({ challengeResponses: { response } });

/** The headers with which answers go back. */
export const sessionOf = ({ headers }: Answer): Record<string, string> => ({
  challengeSessionId: String(headers['challengesessionid']),
  challengeNodeId: String(headers['challengenodeid']),
});

/** An event at the bank of the default world. */
export const FINBANK = '/institutions/101732/logins';
export const CCBANK = '/institutions/100000/logins';

interface WithAccounts {
  readonly accounts: readonly { readonly institutionLoginId: number; readonly accountId: number }[];
}

export const loginIdOf = ({ json }: Answer): number =>
  (json as WithAccounts).accounts[0]?.institutionLoginId ?? 0;
