import { RemoteWorld } from '../../src/core/scenario/remote-world.js';

/** The control API of one world, and nothing but good answers of it. */
export class Control {
  readonly #world: RemoteWorld;

  constructor(url: string, world = 'default') {
    this.#world = new RemoteWorld({ url }, world);
  }

  /** Below `/_sandbox/worlds/{world}`. */
  get(path = ''): Promise<unknown> {
    return this.#call('GET', path);
  }

  post(path: string, body?: object): Promise<unknown> {
    return this.#call('POST', path, body);
  }

  patch(body: object): Promise<unknown> {
    return this.#call('PATCH', '', body);
  }

  /** Makes something happen at the bank, to FinBank's `demo` unless stated otherwise. */
  happen(event: string, fields: Readonly<Record<string, unknown>> = {}): Promise<unknown> {
    return this.post('bank/events', { institution: 'finbank', login: 'demo', event, ...fields });
  }

  async #call(method: string, path: string, sent?: object): Promise<unknown> {
    const { status, body } = await this.#world.control(method, path, sent);
    if (status >= 400) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(body)}`);
    return body;
  }
}

/** Makes a world with a seed and a clock of its own. */
export async function makeWorld(url: string, name: string, setup: object): Promise<Control> {
  const response = await fetch(`${url}/_sandbox/worlds`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, ...setup }),
  });
  if (response.status !== 201) throw new Error(`${response.status} ${await response.text()}`);
  return new Control(url, name);
}
