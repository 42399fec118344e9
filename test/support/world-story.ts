import { makeWorld, type Control } from './control.js';
import { assertStatus, FinapiClient, PASSWORD } from './finapi-client.js';
import {
  answers,
  credentials,
  FINBANK,
  FinicityClient,
  loginIdOf,
  sessionOf,
} from './finicity-client.js';

export interface Setting {
  readonly url: string;
  readonly world: string;
  readonly seed: string;
  /** Who plays in it, all at once. */
  readonly workers: readonly string[];
  /** The password that FinBank's `demo` changes to. */
  readonly newPassword: string;
  /** How far the clock goes on the way. */
  readonly days: number;
}

/** What one worker gets to see, to the last amount. */
export interface Trace {
  readonly discovered: unknown;
  readonly asked: unknown;
  readonly user: unknown;
  readonly accounts: unknown;
}

/** A whole story at both providers, played by several workers in one world. */
export async function playStory(setting: Setting) {
  const { url, world, seed, newPassword, days } = setting;
  const clock = '2024-03-01T12:00:00Z';
  const control = await makeWorld(url, world, { seed, clock });
  const workers = setting.workers.map((name) => new Worker(setting, name));
  const together = <R>(chapter: (worker: Worker) => Promise<R>): Promise<R[]> =>
    Promise.all(workers.map(chapter));
  const userIds = await together((worker) => worker.createUsers());
  const discovered = await together((worker) => worker.discover());
  await control.happen('passwordChanged', { newPassword });
  await control.post('clock/advance', { by: `P${days}D` });
  const asked = await together((worker) => worker.answerQuestions());
  const traces = await together((worker) => worker.repair());
  for (const worker of workers) worker.leave();
  return {
    control,
    userIds: userIds.sort(),
    traces: traces.map((trace, index): Trace => ({
      ...trace,
      discovered: discovered[index],
      asked: asked[index],
    })),
  };
}

export type Played = Awaited<ReturnType<typeof playStory>>;

/** One user of finAPI and one customer of Finicity, on connections of their own. */
class Worker {
  readonly #setting: Setting;
  readonly #name: string;
  readonly #finapi: FinapiClient;
  readonly #finicity: FinicityClient;

  constructor(setting: Setting, name: string) {
    const base = `${setting.url}/w/${setting.world}`;
    this.#setting = setting;
    this.#name = name;
    this.#finapi = new FinapiClient(base, 2);
    this.#finicity = new FinicityClient(base, `${name}-customer`, this.#finapi.agent);
  }

  /** One with an id of its own, and one whose id is made up; answers with the latter. */
  async createUsers(): Promise<string> {
    const details = { id: `${this.#name}-user`, password: PASSWORD };
    assertStatus(await this.#finapi.createUser(details), 201);
    const made = assertStatus(await this.#finapi.createUser({}), 201);
    return (made.json as { id: string }).id;
  }

  /** Accounts that are found without a question. */
  async discover(): Promise<unknown> {
    return assertStatus(await this.#finicity.post(FINBANK, credentials('demo', 'go')), 201).json;
  }

  /** Accounts that are found once the bank has asked. */
  async answerQuestions(): Promise<unknown> {
    this.#finicity.signOut();
    const asked = await this.#finicity.post(FINBANK, credentials('tfa_text', 'go'));
    const headers = sessionOf(assertStatus(asked, 401));
    return assertStatus(await this.#finicity.post(FINBANK, answers('Elm'), { headers }), 201).json;
  }

  /** Goes on after the change of the password: refused, repaired, refreshed; and edits the user. */
  async repair(): Promise<Pick<Trace, 'user' | 'accounts'>> {
    const { newPassword } = this.#setting;
    const login = `/logins/${await this.#loginId()}?refresh=true`;
    assertStatus(await this.#finicity.put(login, {}), 503);
    assertStatus(await this.#finicity.put(login, credentials('demo', newPassword)), 200);
    const token = await this.#finapi.userToken(`${this.#name}-user`);
    const body = { email: `${this.#name}@example.com`, isAutoUpdateEnabled: true };
    assertStatus(await this.#finapi.call('PATCH', '/users', { token, body }), 200);
    const user = assertStatus(await this.#finapi.call('GET', '/users', { token }), 200).json;
    return { user, accounts: (await this.#finicity.get('/accounts')).json };
  }

  leave(): void {
    this.#finapi.close();
  }

  /** Of the login that was discovered first, whose accounts come first. */
  async #loginId(): Promise<number> {
    return loginIdOf(assertStatus(await this.#finicity.get('/accounts'), 200));
  }
}

/** All that the control API tells of a world, but the credentials that are the same everywhere. */
export async function everythingOf(control: Control): Promise<string> {
  const { name, clock, settings } = (await control.get()) as Record<string, unknown>;
  const told = await Promise.all(
    ['journal', 'principals', 'bank/events', 'outbox', 'clock/happenings'].map((path) =>
      control.get(path),
    ),
  );
  return JSON.stringify({ name, clock, settings, told });
}
