import type { OutgoingHttpHeaders } from 'node:http';

import type { Request, Response } from 'express';

import type { ApiError } from '../errors.js';
import { cut } from '../journal/entry.js';
import type { LiveWorld } from '../world/live-world.js';
import type { Door, Hall } from './door.js';
import type { Reply } from './endpoint.js';
import { HttpRequest } from './http-request.js';
import { maskedBody, maskedUrl, withoutSecrets } from './masked.js';
import type { Bound } from './server.js';

const BEYOND_ASCII = /[^\0-\x7f]/;

/** How an exchange ends: one answer, one entry in the journal. */
export class Outcome {
  readonly request: HttpRequest;
  world: LiveWorld | undefined = undefined;
  requestId = '';
  principal: string | undefined = undefined;
  /** The decoded body, once there is one; a body that nobody could read is not journalled. */
  body: unknown = undefined;
  #rule: string | undefined = undefined;
  #next: string | undefined = undefined;
  readonly #door: Door;
  readonly #response: Response;
  readonly #hall: Hall;

  constructor(door: Door, request: Request & Bound, response: Response, hall: Hall) {
    this.#door = door;
    this.#hall = hall;
    this.#response = response;
    this.request = new HttpRequest(request, hall.publicUrl);
  }

  /** Says why the answer is as it is, for the journal. */
  explain(rule: string, next?: string): void {
    this.#rule = rule;
    this.#next = next;
  }

  async fail(error: ApiError): Promise<void> {
    // What goes wrong once the answer is on its way cannot change it any more.
    if (this.#response.headersSent) return;
    const { rule = error.message, next } = error.explanation;
    this.#rule ??= rule;
    this.#next ??= next;
    try {
      this.requestId ||= this.#safeRequestId();
      await this.answer(this.#replyOf(error));
    } catch (bug) {
      this.#hall.onBug(bug, `${this.#door.provider.name}, while it reported a failure`);
      this.#giveUp();
    }
  }

  #giveUp(): void {
    if (!this.#response.headersSent) this.#response.writeHead(500, { 'content-length': 0 });
    this.#response.end();
  }

  async answer(reply: Reply): Promise<void> {
    const { provider, journalled } = this.#door;
    let content: string | Buffer = '';
    let type: string | undefined;
    if (reply.document) {
      const encoding = provider.bodies.encode(reply.document, this.request);
      ({ content, type } = encoding instanceof Promise ? await encoding : encoding);
    } else if (reply.text) {
      ({ content, type } = reply.text);
    }
    const size = typeof content === 'string' ? Buffer.byteLength(content) : content.length;
    const headers = this.#headers(reply, type, size);
    this.#response.sendDate = false;
    this.#response.writeHead(reply.status, headers);
    this.#response.end(this.#asBytes(content));
    if (journalled) this.#note(reply, headers, content, size);
    this.#hall.onAnswer?.(`${this.request.method} ${this.request.path} ${String(reply.status)}`);
  }

  /**
   * Node writes headers and a body that is a string in one piece and one encoding, UTF-8, where
   * headers are Latin-1. That is the same but for what the caller's own id may hold.
   */
  #asBytes(content: string | Buffer): string | Buffer {
    if (typeof content !== 'string' || !BEYOND_ASCII.test(this.requestId)) return content;
    return Buffer.from(content);
  }

  #replyOf(error: ApiError): Reply {
    const { status } = error;
    const document = error.toDocument({
      requestId: this.requestId,
      method: this.request.method,
      path: this.request.path,
      now: new Date(this.#now()),
      principal: this.principal,
    });
    // The client may still be sending what is too much.
    const headers = status === 413 ? { ...error.headers, connection: 'close' } : error.headers;
    return { status, ...(document && { document }), headers };
  }

  #headers(reply: Reply, type: string | undefined, size: number): OutgoingHttpHeaders {
    const headers: OutgoingHttpHeaders = { date: this.#date() };
    // RFC 9110, 8.6: an answer 204 has no Content-Length.
    if (reply.status !== 204) headers['content-length'] = size;
    if (type !== undefined) headers['content-type'] = type;
    const { provider } = this.#door;
    Object.assign(headers, provider.answerHeaders(this.requestId, this.request, this.world));
    return reply.headers ? Object.assign(headers, reply.headers) : headers;
  }

  #note(
    reply: Reply,
    headers: OutgoingHttpHeaders,
    content: string | Buffer,
    responseSize: number,
  ): void {
    const { provider, operation } = this.#door;
    const { request } = this;
    this.world?.journal.add({
      at: this.#now(),
      provider: provider.name,
      operation,
      principal: this.principal,
      requestId: this.requestId,
      method: request.method,
      url: maskedUrl(request, operation, provider.bodies),
      requestHeaders: request.headers,
      requestBody: maskedBody(this.body, operation, request, provider.bodies),
      requestSize: request.bytes.length,
      status: reply.status,
      responseHeaders: headers as Readonly<Record<string, string | number>>,
      responseBody: typeof content === 'string' ? cut(withoutSecrets(content, reply)) : undefined,
      responseSize,
      rule: this.#rule,
      next: this.#next,
    });
  }

  #date(): string {
    const now = this.#now();
    return this.world?.dateHeader.at(now) ?? new Date(now).toUTCString();
  }

  #now(): number {
    return (this.world?.clock ?? this.#hall.host).now();
  }

  /** The caller's own id may be what is wrong with the request. */
  #safeRequestId(): string {
    const { provider } = this.#door;
    try {
      return provider.requestId(this.request);
    } catch {
      return provider.newRequestId();
    }
  }
}
