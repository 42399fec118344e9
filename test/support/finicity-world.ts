import { credentials, FinicityClient, loginIdOf } from './finicity-client.js';
import { startSandbox, type TestSandbox } from './sandbox.js';

export const START = '2016-07-01T15:52:26.397Z';
export const START_MS = Date.parse(START);

interface Explained {
  readonly rule?: string;
  readonly next?: string;
}

interface Entry extends Explained {
  readonly operation?: string;
  readonly principal?: string;
  readonly request: { readonly body?: string };
}

interface AccountState {
  readonly institutionLoginId: number;
  readonly aggrStatusCode: string;
  readonly aggrSuccessDate: number;
  readonly aggrAttemptDate: number;
}

/** A sandbox whose clock stands at a known instant, with one customer and the means to move things. */
export class FinicityWorld {
  readonly sandbox: TestSandbox;
  readonly client: FinicityClient;

  private constructor(sandbox: TestSandbox) {
    this.sandbox = sandbox;
    this.client = new FinicityClient(sandbox.url);
  }

  static async start(settings: Readonly<Record<string, unknown>> = {}): Promise<FinicityWorld> {
    const world = new FinicityWorld(await startSandbox({ clock: START }));
    if (Object.keys(settings).length > 0) {
      await world.#control('patch', '', { settings: { finicity: settings } });
    }
    return world;
  }

  close(): Promise<void> {
    return this.sandbox.close();
  }

  /** Moves the clock, past the life of tokens, too; happenings of what fell due on the way. */
  async advance(by: string) {
    this.client.signOut();
    const { happenings } = (await this.#control('post', '/clock/advance', { by })) as {
      happenings: readonly { at: string; principal: string; what: string; story: string }[];
    };
    return happenings;
  }

  /** Makes something happen at the bank, to FinBank's `demo` unless stated otherwise. */
  async happens(event: string, fields: Readonly<Record<string, unknown>> = {}): Promise<void> {
    const told = { institution: 'finbank', login: 'demo', event, ...fields };
    await this.#control('post', '/bank/events', told, 201);
  }

  aggregate(customer = 'jane_doe+1') {
    const path = `/finicity/customers/${encodeURIComponent(customer)}/aggregate`;
    return this.#control('post', path);
  }

  customer(customer = 'jane_doe+1') {
    return this.#control('get', `/finicity/customers/${encodeURIComponent(customer)}`);
  }

  async journal(): Promise<readonly Entry[]> {
    const { entries } = (await this.#control('get', '/journal')) as { entries: Entry[] };
    return entries;
  }

  /** Why the last exchange was answered as it was. */
  async explained(): Promise<Explained> {
    const { rule, next } = (await this.journal()).at(-1) ?? {};
    return { ...(rule !== undefined && { rule }), ...(next !== undefined && { next }) };
  }

  /** Discovers FinBank's `demo`, or another login; returns the institutionLoginId. */
  async discover(userid = 'demo', password = 'go', institution = 101732): Promise<number> {
    const path = `/institutions/${String(institution)}/logins`;
    const answer = await this.client.post(path, credentials(userid, password));
    if (answer.status !== 201) throw new Error(`${String(answer.status)} ${answer.text}`);
    return loginIdOf(answer);
  }

  /** Code and dates of the accounts of a login; they are all alike. */
  async stateOf(loginId: number) {
    const { json } = await this.client.get(`/logins/${String(loginId)}/accounts`);
    const { accounts } = json as { accounts: readonly AccountState[] };
    const states = accounts.map(({ aggrStatusCode, aggrSuccessDate, aggrAttemptDate }) =>
      JSON.stringify([aggrStatusCode, aggrSuccessDate, aggrAttemptDate]),
    );
    if (new Set(states).size !== 1) throw new Error(`The accounts differ: ${states.join(' ')}`);
    const [code, success, attempt] = JSON.parse(states[0] ?? '') as [string, number, number];
    return { code, success: iso(success), attempt: iso(attempt) };
  }

  async #control(method: 'get' | 'post' | 'patch', path: string, body?: object, status = 200) {
    const url = `/_sandbox/worlds/default${path}`;
    const asking = this.sandbox.request[method](url);
    const response = await (body ? asking.send(body) : asking);
    const answered = response.status;
    const answer = response.body as unknown;
    if (answered !== status)
      throw new Error(`${path}: ${String(answered)} ${JSON.stringify(answer)}`);
    return answer;
  }
}

const iso = (epoch: number): string => new Date(epoch).toISOString();
