import { randomBytes } from 'node:crypto';

import { SandboxError } from '../errors.js';
import type { CallerDesk, PlainRequest, PlainResponse } from './caller.js';
import { send } from './http-client.js';
import type { Scenario } from './schema.js';

export interface ControlAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

interface WorldView {
  readonly clock: { readonly now: string };
  readonly credentials: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** Where a sandbox answers, and the token that its control API wants beyond loopback. */
export interface SandboxAddress {
  readonly url: string;
  readonly token?: string | undefined;
}

/** A world of a sandbox that is reached over HTTP. */
export class RemoteWorld {
  readonly name: string;
  readonly baseUrl: string;
  readonly #address: SandboxAddress;
  #credentials: WorldView['credentials'] = {};

  constructor(address: SandboxAddress, name: string) {
    this.name = name;
    this.#address = address;
    this.baseUrl = name === 'default' ? address.url : `${address.url}/w/${name}`;
  }

  /** Makes a fresh world for a story; whoever makes it takes it away again. */
  static async make(address: SandboxAddress, scenario: Scenario): Promise<RemoteWorld> {
    const name = `story-${randomBytes(6).toString('hex')}`;
    const world = new RemoteWorld(address, name);
    const { clock = 'real', ...setup } = scenario.world ?? {};
    const body = { name, clock, ...setup };
    const answer = await world.#send('POST', `${address.url}/_sandbox/worlds`, body);
    world.#credentials = (
      assertDone(answer, 'The world of the story').body as WorldView
    ).credentials;
    return world;
  }

  /** Joins a world that is there, or comes to life by being named. */
  static async join(address: SandboxAddress, name: string): Promise<RemoteWorld> {
    const world = new RemoteWorld(address, name);
    const answer = assertDone(await world.control('GET', ''), `World "${name}"`);
    world.#credentials = (answer.body as WorldView).credentials;
    return world;
  }

  async remove(): Promise<void> {
    await this.control('DELETE', '');
  }

  /** A control call below `/_sandbox/worlds/{world}`, whatever it answers. */
  control(method: string, path: string, body?: unknown): Promise<ControlAnswer> {
    const below = path === '' ? '' : `/${path.replace(/^\//, '')}`;
    return this.#send(method, `${this.#address.url}/_sandbox/worlds/${this.name}${below}`, body);
  }

  /** The world as the client's side of one provider sees it. */
  deskOf(provider: string): CallerDesk {
    return {
      baseUrl: this.baseUrl,
      credentials: this.#credentials[provider] ?? {},
      now: async () => {
        const { body } = assertDone(await this.control('GET', 'clock'), 'The clock');
        return new Date((body as WorldView['clock']).now);
      },
      control: async (method, path, body) =>
        assertDone(await this.control(method, path, body), `${method} ${path}`).body,
      send: (request: PlainRequest): Promise<PlainResponse> => send(request),
    };
  }

  async #send(method: string, url: string, body?: unknown): Promise<ControlAnswer> {
    const { token } = this.#address;
    const { status, headers, text } = await send({
      method,
      url,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    return { status, headers, body: parsed(text, url) };
  }
}

function assertDone(answer: ControlAnswer, what: string): ControlAnswer {
  if (answer.status < 400) return answer;
  throw new SandboxError(`${what} was refused: ${JSON.stringify(answer.body)}`);
}

function parsed(text: string, url: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new SandboxError(`${url} does not answer like a sandbox. Is the URL right?`);
  }
}
