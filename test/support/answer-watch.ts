import type { IncomingMessage, Server, ServerResponse } from 'node:http';

import type { Provider } from '../../src/core/provider.js';
import { AnswerSchemas, type Sent } from './answer-schemas.js';

interface Judgement {
  readonly complaints: readonly string[];
  readonly succeeded: ReadonlySet<string>;
}

/**
 * Keeps every answer that a server gives to calls of emulated APIs, so that in the end each of
 * them can be held against the document of its API.
 */
export class AnswerWatch {
  readonly #sent: { readonly provider: Provider; readonly answer: Sent }[] = [];
  readonly #providers: readonly Provider[];

  constructor(server: Server, providers: readonly Provider[]) {
    this.#providers = providers.filter(({ describeApi }) => describeApi);
    if (this.#providers.length === 0) return;
    server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
      this.#listen(request, response);
    });
  }

  /** What the documents have against the answers so far, and the operations that succeeded. */
  async judge(): Promise<Judgement> {
    const judgements = await Promise.all(this.#providers.map((each) => this.#judgeOf(each)));
    return {
      complaints: [...new Set(judgements.flatMap(({ complaints }) => complaints))],
      succeeded: new Set(judgements.flatMap(({ succeeded }) => [...succeeded])),
    };
  }

  async #judgeOf(provider: Provider): Promise<Judgement> {
    const complaints: string[] = [];
    const succeeded = new Set<string>();
    const sent = this.#sent.filter((each) => each.provider === provider);
    const schemas = sent.length > 0 ? await AnswerSchemas.of(provider) : undefined;
    for (const { answer } of sent) {
      const { operation, complaint } = schemas?.judge(answer) ?? {};
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
    const meant = provider.methodOf?.({ method, header }) ?? method;
    onEnd(response, (body) => {
      const type = String(response.getHeader('content-type') ?? sentType(response));
      this.#sent.push({
        provider,
        answer: { method: meant, path, status: response.statusCode, type: mediaType(type), body },
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
