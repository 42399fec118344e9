import type { Test } from 'supertest';

import type { LiveWorld } from '../../src/core/world/live-world.js';
import { clients } from './finapi.js';
import { startSandbox, type TestSandbox } from './sandbox.js';

/** The finAPI side of a sandbox on a frozen clock, in the hand of whoever commands it. */
export class FinapiCommand {
  readonly #sandbox: TestSandbox;

  private constructor(sandbox: TestSandbox) {
    this.#sandbox = sandbox;
  }

  static async start(clock: string): Promise<FinapiCommand> {
    return new FinapiCommand(await startSandbox({ clock }));
  }

  close(): Promise<void> {
    return this.#sandbox.close();
  }

  /** Works in the default world itself. */
  world<R>(work: (world: LiveWorld) => Promise<R> | R): Promise<R> {
    return this.#sandbox.sandbox.worlds.within('default', work);
  }

  get(path: string): Test {
    return this.#sandbox.request.get(at('default', path));
  }

  post(path: string, body: object = {}, world = 'default'): Test {
    return this.#sandbox.request.post(at(world, path)).send(body);
  }

  patch(path: string, body: object): Test {
    return this.#sandbox.request.patch(at('default', path)).send(body);
  }

  delete(path: string): Test {
    return this.#sandbox.request.delete(at('default', path));
  }

  /** A call of finAPI itself. */
  finapi(
    method: 'get' | 'post' | 'patch' | 'delete',
    path: string,
    token: string,
    body?: object,
  ): Test {
    const call = this.#sandbox.request[method](`/api/v2${path}`);
    void call.set('authorization', `Bearer ${token}`);
    return body === undefined ? call : call.send(body);
  }

  /** A call of the token service with the credentials of the app client. */
  login(form: Readonly<Record<string, string>>): Test {
    const { id, secret } = clients.client;
    return this.#sandbox.request
      .post('/api/v2/oauth/token')
      .type('form')
      .send({ client_id: id, client_secret: secret, ...form });
  }

  async tokenOf(principal: string, world = 'default'): Promise<string> {
    const response = await this.post('/tokens', { principal }, world).expect(200);
    return (response.body as { token: string }).token;
  }

  async createUser(id: string, details: object = {}, world = 'default'): Promise<void> {
    await this.#sandbox.request
      .post(`${world === 'default' ? '' : `/w/${world}`}/api/v2/users`)
      .set('authorization', `Bearer ${await this.tokenOf('finapi:client', world)}`)
      .send({ id, password: 'secret-password', ...details })
      .expect(201);
  }

  add(userId: string, connection: object): Test {
    return this.post(`/users/${userId}/connections`, connection);
  }

  /** Puts a connection into another world, where its user is made first, and answers its id. */
  async addTo(world: string, userId: string, connection: object): Promise<number> {
    await this.createUser(userId, {}, world);
    const response = await this.post(`/users/${userId}/connections`, connection, world).expect(201);
    return (response.body as { id: number }).id;
  }

  async turn(userId: string, id: number, bankingInterface: string, knobs: object): Promise<void> {
    const path = `/users/${userId}/connections/${String(id)}/interfaces/${bankingInterface}`;
    await this.patch(path, knobs).expect(200);
  }

  run(userIds?: readonly string[]): Test {
    return this.post('/batch-update/runs', userIds ? { userIds } : {});
  }

  /** Numbers of the conditions that fail for a user's only interface. */
  async failing(userId: string): Promise<readonly number[]> {
    const response = await this.get(`/users/${userId}/batch-update`).expect(200);
    const [connection] = (response.body as Explanation).connections;
    const [judged] = connection?.interfaces ?? [];
    return (judged?.conditions ?? []).filter(({ holds }) => !holds).map(({ number }) => number);
  }

  /** The row of the user list. */
  async listed(userId: string): Promise<unknown> {
    const token = await this.tokenOf('finapi:admin');
    const path = `/mandatorAdmin/getUserList?userId=${userId}`;
    const response = await this.finapi('get', path, token).expect(200);
    return (response.body as { users: readonly unknown[] }).users[0];
  }

  async settings(finapi: object): Promise<void> {
    const body = { settings: { finapi } };
    await this.#sandbox.request.patch('/_sandbox/worlds/default').send(body).expect(200);
  }

  async happen(event: object): Promise<void> {
    await this.#sandbox.request
      .post('/_sandbox/worlds/default/bank/events')
      .send(event)
      .expect(201);
  }

  outbox(): Test {
    return this.#sandbox.request.get('/_sandbox/worlds/default/outbox');
  }

  async advance(by: string): Promise<void> {
    await this.#sandbox.request
      .post('/_sandbox/worlds/default/clock/advance')
      .send({ by })
      .expect(200);
  }
}

interface Explanation {
  readonly connections: readonly {
    readonly interfaces: readonly {
      readonly conditions: readonly { readonly number: number; readonly holds: boolean }[];
    }[];
  }[];
}

const at = (world: string, path: string): string => `/_sandbox/worlds/${world}/finapi${path}`;
