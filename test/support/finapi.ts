import { readFileSync } from 'node:fs';

import type { Response, Test } from 'supertest';
import supertest from 'supertest';

import type { LiveWorld } from '../../src/core/world/live-world.js';
import { finapiSettings, type FinapiSettings } from '../../src/providers/finapi/settings.js';
import type { SandboxOptions } from '../../src/sandbox.js';
import { startSandbox, type TestSandbox } from './sandbox.js';

export const clients = JSON.parse(readFileSync('fixtures/finapi-clients.json', 'utf8')) as {
  client: { id: string; secret: string };
  mandatorAdmin: { id: string; secret: string };
  dataDecryptionKey: string;
};

/** A winter's noon in Berlin. */
export const START = '2024-03-01T11:00:00.000Z';

type Method = 'get' | 'post' | 'patch' | 'delete' | 'put' | 'options';

export interface Ask {
  readonly token?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface FinapiOptions {
  readonly settings?: Partial<FinapiSettings>;
  readonly folder?: SandboxOptions['folder'];
  readonly seed?: string;
}

/** A sandbox as a client of finAPI meets it, on a frozen clock. */
export class FinapiRig {
  readonly #sandbox: TestSandbox;
  readonly #prefix: string;

  private constructor(sandbox: TestSandbox, prefix = '') {
    this.#sandbox = sandbox;
    this.#prefix = prefix;
  }

  static async start({ settings = {}, ...rest }: FinapiOptions = {}): Promise<FinapiRig> {
    return new FinapiRig(
      await startSandbox({ clock: START, settings: { finapi: settings }, ...rest }),
    );
  }

  /** A call of the API; `path` begins behind `/api/v2`. */
  ask(method: Method, path: string, asked: Ask = {}): Test {
    return this.at(method, `/api/v2${path}`, asked);
  }

  /** A request of any kind; `path` begins behind the host. */
  at(method: Method, path: string, { token, body, headers = {} }: Ask = {}): Test {
    const test = supertest(this.#sandbox.server)[method](`${this.#prefix}${path}`).set(headers);
    if (token !== undefined) void test.set('authorization', `Bearer ${token}`);
    return body === undefined ? test : test.send(body as object);
  }

  /** A call of the token service. */
  token(form: Readonly<Record<string, string>>, by = clients.client): Test {
    return this.ask('post', '/oauth/token')
      .type('form')
      .send({ client_id: by.id, client_secret: by.secret, ...form });
  }

  login(username: string, password: string): Test {
    return this.token({ grant_type: 'password', username, password });
  }

  async clientToken(by = clients.client): Promise<string> {
    return accessToken(await this.token({ grant_type: 'client_credentials' }, by));
  }

  async adminToken(): Promise<string> {
    return this.clientToken(clients.mandatorAdmin);
  }

  /** Creates a user with the password `secret-password`, and signs it in. */
  async userToken(id = 'jane', details: object = {}): Promise<string> {
    const token = await this.clientToken();
    const body = { id, password: 'secret-password', ...details };
    await this.ask('post', '/users', { token, body }).expect(201);
    return accessToken(await this.login(id, 'secret-password'));
  }

  /** Changes the world's own document, as the control API does. */
  async change(work: (world: LiveWorld) => void): Promise<void> {
    await this.world(async (world) => {
      world.store.transaction(() => {
        work(world);
      });
      await world.store.save([world.document]);
    });
  }

  settings(changes: Partial<FinapiSettings>): Promise<void> {
    return this.change((world) => {
      world.changeSettings(finapiSettings, changes);
    });
  }

  /** Facts that this world alone knows. */
  async addFixtures(fixtures: object): Promise<void> {
    await supertest(this.#sandbox.server)
      .patch('/_sandbox/worlds/default')
      .send({ fixtures })
      .expect(200);
  }

  world<R>(work: (world: LiveWorld) => Promise<R> | R): Promise<R> {
    return this.#sandbox.sandbox.worlds.within('default', work);
  }

  /** What the control API tells clients to configure. */
  async credentials(): Promise<unknown> {
    const response = await supertest(this.#sandbox.server).get('/_sandbox/worlds/default');
    return (response.body as { credentials: { finapi: unknown } }).credentials.finapi;
  }

  /** A call of the control API; `path` begins behind the host. */
  control(method: Method, path: string, body: object): Test {
    return supertest(this.#sandbox.server)[method](path).send(body);
  }

  async advance(seconds: number): Promise<void> {
    await supertest(this.#sandbox.server)
      .post('/_sandbox/worlds/default/clock/advance')
      .send({ by: `PT${String(seconds)}S` })
      .expect(200);
  }

  /** Operations that have succeeded so far, each answered as the OpenAPI document says. */
  succeeded(): Promise<ReadonlySet<string>> {
    return this.#sandbox.succeeded();
  }

  /** Something happens to a login at its bank. */
  async happens(institution: string, login: string, event: object): Promise<void> {
    await supertest(this.#sandbox.server)
      .post('/_sandbox/worlds/default/bank/events')
      .send({ institution, login, ...event })
      .expect(201);
  }

  /** A call of the control API for finAPI in this world. */
  command(method: 'get' | 'post' | 'patch', path: string, body?: object): Test {
    const call = supertest(this.#sandbox.server)[method](`/_sandbox/worlds/default/finapi${path}`);
    return body === undefined ? call : call.send(body);
  }

  /** The access token of a user that `userToken` has created. */
  async tokenOf(user: string): Promise<string> {
    return accessToken(await this.login(user, 'secret-password'));
  }

  /** How many transactions a user has. */
  async transactionCount(user: string): Promise<number> {
    const token = await this.tokenOf(user);
    const response = await this.ask('get', '/transactions?view=bankView', { token }).expect(200);
    return (response.body as { paging: { totalCount: number } }).paging.totalCount;
  }

  /** How the first interface of each account of a user stands. */
  async accountStatuses(ids: readonly number[], user = 'jane'): Promise<(string | undefined)[]> {
    const token = await this.tokenOf(user);
    const response = await this.ask('get', `/accounts?ids=${ids.join(',')}`, { token }).expect(200);
    const { accounts } = response.body as { accounts: { interfaces: { status: string }[] }[] };
    return accounts.map(({ interfaces }) => interfaces[0]?.status);
  }

  /** The same sandbox in another world, as far as `ask` goes. */
  inWorld(name: string): FinapiRig {
    return new FinapiRig(this.#sandbox, `/w/${name}`);
  }

  /** A page of the sandbox, at the address that it has told. */
  page(method: 'get' | 'post', url: string, form?: Readonly<Record<string, string>>): Test {
    const { pathname } = new URL(url);
    const call = supertest(this.#sandbox.server)[method](pathname);
    return form === undefined ? call : call.type('form').send(form);
  }

  /** Fails when the sandbox has met a bug of its own, or has answered otherwise than documented. */
  close(): Promise<void> {
    return this.#sandbox.close();
  }
}

const accessToken = (response: Response): string =>
  (response.body as { access_token: string }).access_token;

/** The whole body of a refusal, with what differs from call to call. */
export const refusal = (
  response: Response,
  endpoint: string,
  errors: readonly { code: string; type?: string; message?: string }[],
  authContext: unknown = expect.any(String),
): unknown => ({
  errors: errors.map(({ code, type = 'TECHNICAL', message = expect.any(String) as string }) => ({
    message,
    code,
    type,
  })),
  date: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0[12]:00$/) as string,
  requestId: response.headers['x-request-id'],
  endpoint,
  authContext,
});
