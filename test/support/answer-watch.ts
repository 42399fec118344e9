import type { IncomingMessage, Server, ServerResponse } from 'node:http';

import type { IncomingHead, Provider } from '../../src/core/provider.js';
import { AnswerSchemas, type Sent } from './answer-schemas.js';

/** An answer, the head of the request that it answers, and the API that was asked. */
interface Heard {
  readonly provider: Provider;
  readonly head: IncomingHead;
  readonly answer: Omit<Sent, 'method'>;
}

interface Judgement {
  readonly complaints: readonly string[];
  readonly succeeded: ReadonlySet<string>;
}

/**
 * Keeps every answer that a server gives to calls of emulated APIs, so that in the end each of
 * them can be held against the document of its API.
 */
export class AnswerWatch {
  readonly #heard: Heard[] = [];
  readonly #providers: readonly Provider[];

  constructor(server: Server, providers: readonly Provider[]) {
    this.#providers = providers;
    server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
      this.#listen(request, response);
    });
  }

  /** What the documents have against the answers so far, and the operations that succeeded. */
  async judge(): Promise<Judgement> {
    const asked = new Set(this.#heard.map(({ provider }) => provider));
    const judgements = await Promise.all([...asked].map((each) => this.#judgeOf(each)));
    return {
      complaints: [...new Set(judgements.flatMap(({ complaints }) => complaints))],
      succeeded: new Set(judgements.flatMap(({ succeeded }) => [...succeeded])),
    };
  }

  async #judgeOf(provider: Provider): Promise<Judgement> {
    const complaints: string[] = [];
    const succeeded = new Set<string>();
    const dialect = await provider.load();
    const schemas = await AnswerSchemas.of(provider);
    const methodOf = (head: IncomingHead) => dialect.methodOf?.(head) ?? head.method;
    for (const { head, answer } of this.#heard.filter((each) => each.provider === provider)) {
      const method = methodOf(head);
      const { operation, complaint } = schemas?.judge({ ...answer, method }) ?? {};
      if (operation === undefined) continue;
      if (complaint) complaints.push(`${operation}: ${complaint}`);
      else if (answer.status < 300) succeeded.add(operation);
    }
    return { complaints, succeeded };
  }

  /** One API may lie below another. */
  #providerOf(path: string): Provider | undefined {
    return this.#providers
      .flatMap((provider) => provider.basePaths.map((base) => ({ provider, base })))
      .filter(({ base }) => path.startsWith(`${base}/`))
      .sort((one, other) => other.base.length - one.base.length)[0]?.provider;
  }

  #listen(request: IncomingMessage, response: ServerResponse): void {
    const path = pathOf(request.url ?? '');
    const provider = this.#providerOf(path);
    if (!provider) return;
    const header = (name: string): string | undefined => request.headers[name]?.toString();
    const { method = '' } = request;
    onEnd(response, (body) => {
      const type = String(response.getHeader('content-type') ?? sentType(response));
      this.#heard.push({
        provider,
        head: { method, header },
        answer: { path, status: response.statusCode, type: mediaType(type), body },
      });
    });
  }
}

/** The whole body of an answer, once it has been given. */
function onEnd(response: ServerResponse, then: (body: Buffer) => void): void {
  const end = response.end.bind(response) as (...parts: unknown[]) => ServerResponse;
  response.end = ((...parts: unknown[]) => {
    const [chunk] = parts;
    const result = end(...parts);
    then(Buffer.isBuffer(chunk) ? chunk : Buffer.from(typeof chunk === 'string' ? chunk : ''));
    return result;
  }) as ServerResponse['end'];
}

/** Headers that were written at once are known by their text alone. */
function sentType(response: ServerResponse): string {
  const { _header: head = '' } = response as unknown as { readonly _header?: string };
  return /^content-type: *(.*)$/im.exec(head)?.[1] ?? '';
}

const mediaType = (type: string): string => type.split(';')[0]?.trim().toLowerCase() ?? '';

const pathOf = (url: string): string =>
  url
    .replace(/^https?:\/\/[^/?]*/i, '')
    .replace(/^\/w\/[a-z0-9-]+(?=\/)/, '')
    .split('?')[0] ?? '';
