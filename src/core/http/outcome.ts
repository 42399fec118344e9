import type { OutgoingHttpHeaders } from 'node:http';

import type { Request, Response } from 'express';

import type { ApiError } from '../errors.js';
import { cut } from '../journal/entry.js';
import type { LiveWorld } from '../world/live-world.js';
import type { Explanation } from './call.js';
import type { Reply } from './endpoint.js';
import type { Door, Hall } from './exchange.js';
import { HttpRequest } from './http-request.js';
import { maskedBody } from './masked-body.js';
import type { Bound } from './server.js';

/** How an exchange ends: one answer, one entry in the journal. */
export class Outcome implements Explanation {
  request: HttpRequest;
  requestId = '';
  principal: string | undefined = undefined;
  /** The decoded body, once there is one; a body that nobody could read is not journalled. */
  body: unknown = undefined;
  rule: string | undefined = undefined;
  next: string | undefined = undefined;
  readonly #door: Door;
  readonly #response: Response;
  readonly #hall: Hall;
  #world: LiveWorld | undefined = undefined;

  constructor(door: Door, request: Request & Bound, response: Response, hall: Hall) {
    this.#door = door;
    this.#hall = hall;
    this.#response = response;
    this.request = new HttpRequest(request, hall.publicUrl);
  }

  enter(world: LiveWorld): void {
    this.#world = world;
  }

  async fail(error: ApiError): Promise<void> {
    const { provider } = this.#door;
    this.requestId ||= this.#safeRequestId();
    const document = error.toDocument({
      requestId: this.requestId,
      method: this.request.method,
      path: this.request.path,
      now: new Date(this.#now()),
      principal: this.principal,
    });
    this.rule ??= error.message;
    const closing = error.status === 413 ? { connection: 'close' } : {};
    await this.answer({
      status: error.status,
      document,
      headers: { ...error.headers, ...closing },
    }).catch((reason: unknown) => {
      if (!this.#response.headersSent) this.#response.writeHead(500).end();
      throw new Error(`${provider.name} could not write its own failure`, { cause: reason });
    });
  }

  async answer(reply: Reply): Promise<void> {
    const { provider } = this.#door;
    let content: string | Buffer = '';
    let type: string | undefined;
    if (reply.document) {
      const encoding = provider.bodies.encode(reply.document, this.request);
      ({ content, type } = encoding instanceof Promise ? await encoding : encoding);
    } else if (reply.text) {
      ({ content, type } = reply.text);
    }
    const headers = this.#headers(reply, type, content);
    this.#response.sendDate = false;
    this.#response.writeHead(reply.status, headers);
    this.#response.end(content);
    if (this.#door.journalled) this.#note(reply, headers, content);
    this.#hall.onAnswer?.(`${this.request.method} ${this.request.path} ${String(reply.status)}`);
  }

  #headers(reply: Reply, type: string | undefined, content: string | Buffer): OutgoingHttpHeaders {
    const { provider } = this.#door;
    const headers: OutgoingHttpHeaders = {
      date: this.#date(),
      'content-length': typeof content === 'string' ? Buffer.byteLength(content) : content.length,
    };
    if (type !== undefined) headers['content-type'] = type;
    if (this.#world) {
      Object.assign(headers, provider.answerHeaders(this.requestId, this.request, this.#world));
    }
    return reply.headers ? Object.assign(headers, reply.headers) : headers;
  }

  #note(reply: Reply, headers: OutgoingHttpHeaders, content: string | Buffer): void {
    const { provider, operation } = this.#door;
    const { request } = this;
    const requestBody = maskedBody(this.body, operation ?? '', request, provider.bodies);
    const responseBody = typeof content === 'string' ? withoutSecrets(content, reply) : undefined;
    this.#world?.journal.add({
      at: this.#now(),
      provider: provider.name,
      operation,
      principal: this.principal,
      requestId: this.requestId,
      method: request.method,
      url: request.url,
      requestHeaders: request.headers,
      requestBody: requestBody === undefined ? undefined : cut(requestBody),
      requestSize: request.bytes.length,
      status: reply.status,
      responseHeaders: headers as Readonly<Record<string, string | number>>,
      responseBody: responseBody === undefined ? undefined : cut(responseBody),
      responseSize: content.length,
      rule: this.rule,
      next: this.next,
    });
  }

  #date(): string {
    const now = this.#now();
    return this.#world?.dateHeader.at(now) ?? new Date(now).toUTCString();
  }

  #now(): number {
    return (this.#world?.clock ?? this.#hall.host).now();
  }

  /** The caller's own id may be what is wrong with the request. */
  #safeRequestId(): string {
    try {
      return this.#door.provider.requestId(this.request);
    } catch {
      return this.#door.provider.newRequestId();
    }
  }
}

const withoutSecrets = (content: string, { secrets }: Reply): string =>
  (secrets ?? []).reduce((text, secret) => text.replaceAll(secret, 'XXXXX'), content);
