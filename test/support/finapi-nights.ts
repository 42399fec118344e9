import { openedDocument } from '../../src/core/world/due-work.js';
import { TransactionBook } from '../../src/providers/finapi/transactions/book.js';
import type { Transaction } from '../../src/providers/finapi/transactions/schema.js';
import { userRef, type UserState } from '../../src/providers/finapi/users/document.js';
import { startSandbox, type TestSandbox } from './sandbox.js';

export const START = '2026-03-02T12:00:00.000Z';
export const CONTROL = '/_sandbox/worlds';

export interface Kept {
  readonly state: UserState;
  readonly transactions: readonly Transaction[];
}

export interface Advanced {
  readonly counts: object;
  readonly happenings: readonly { readonly story: string; readonly at: string }[];
}

/** Worlds with a user of two connections each, at whose clocks somebody turns. */
export class Nights {
  readonly #sandbox: TestSandbox;

  private constructor(sandbox: TestSandbox) {
    this.#sandbox = sandbox;
  }

  static async start(): Promise<Nights> {
    return new Nights(await startSandbox({ clock: START }));
  }

  get request(): TestSandbox['request'] {
    return this.#sandbox.request;
  }

  close(): Promise<void> {
    return this.#sandbox.close();
  }

  async control<T>(method: 'get' | 'post', path: string, body?: object): Promise<T> {
    const response = await this.request[method](CONTROL + path).send(body);
    if (!response.ok) throw new Error(`${path}: ${JSON.stringify(response.body)}`);
    return response.body as T;
  }

  advance(world: string, by: string): Promise<Advanced> {
    return this.control('post', `/${world}/clock/advance`, { by });
  }

  async tokenOf(world: string, principal: string): Promise<string> {
    const answer = await this.control<{ token: string }>('post', `/${world}/finapi/tokens`, {
      principal,
    });
    return answer.token;
  }

  /** A user of two connections in a world of its own. */
  async stock(name: string, finapi: object = {}): Promise<void> {
    const setup = { name, seed: 'nights', clock: START, settings: { finapi } };
    await this.control('post', '', setup);
    await this.request
      .post(`/w/${name}/api/v2/users`)
      .set('authorization', `Bearer ${await this.tokenOf(name, 'finapi:client')}`)
      .send({ id: 'anna', isAutoUpdateEnabled: true })
      .expect(201);
    for (const [bankId, login] of [
      [290001, 'anna.lindner'],
      [280001, 'demo_no_msa'],
    ] as const) {
      const connection = { bankId, login, storedCredentials: 'right' };
      await this.control('post', `/${name}/finapi/users/anna/connections`, connection);
    }
  }

  /** All that is kept of the user, transactions included. */
  kept(world: string): Promise<Kept> {
    return this.#sandbox.sandbox.worlds.within(world, async (live) => {
      const lease = live.store.lease();
      const user = await lease.open(userRef('anna'));
      const document = (ref: Parameters<typeof lease.open>[0]) => openedDocument(lease, ref);
      const book = new TransactionBook({ user, world: live, document } as never);
      const kept = structuredClone({ state: user.state, transactions: book.all() });
      lease.release();
      return kept;
    });
  }
}
