import type { IncomingHttpHeaders } from 'node:http';
import type { Socket } from 'node:net';
import { parse as parseQuery } from 'node:querystring';
import type { TLSSocket } from 'node:tls';

import type { Request } from 'express';

import type { IncomingRequest } from './endpoint.js';
import type { Bound } from './server.js';

const NO_BYTES = Buffer.alloc(0);
const NO_QUERY: IncomingRequest['query'] = {};

/** An Express request as the rest of the sandbox sees it. */
export class HttpRequest implements IncomingRequest {
  readonly method: string;
  readonly url: string;
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly headers: IncomingHttpHeaders;
  readonly #request: Request & Bound;
  readonly #publicUrl: string | undefined;
  #query: IncomingRequest['query'] | undefined;

  constructor(request: Request & Bound, publicUrl: string | undefined) {
    const url = request.originalUrl;
    const mark = url.indexOf('?');
    this.method = request.method;
    this.url = url;
    this.path = mark < 0 ? url : url.slice(0, mark);
    this.params = request.params as Readonly<Record<string, string>>;
    this.headers = request.headers;
    this.#request = request;
    this.#publicUrl = publicUrl;
  }

  /** Empty until the body has been read. */
  get bytes(): Buffer {
    const body: unknown = this.#request.body;
    return Buffer.isBuffer(body) ? body : NO_BYTES;
  }

  get query(): IncomingRequest['query'] {
    this.#query ??= this.#parsedQuery();
    return this.#query;
  }

  get signedUrl(): string {
    return this.publicBase + this.#request.target;
  }

  get arrivalUrls(): readonly string[] {
    if (this.#publicUrl !== undefined) return [];
    return addressesOf(this.#request.socket).map(
      (address) => `${this.#scheme}://${address}${this.#request.target}`,
    );
  }

  get mediaType(): string {
    const type = this.headers['content-type'];
    if (!type) return '';
    const end = type.indexOf(';');
    return (end < 0 ? type : type.slice(0, end)).trim().toLowerCase();
  }

  /** Scheme and authority under which clients reach the sandbox; no slash at the end. */
  get publicBase(): string {
    if (this.#publicUrl !== undefined) return this.#publicUrl;
    return `${this.#scheme}://${this.headers.host ?? 'localhost'}`;
  }

  /** The same with the prefix of the world, if the request has one: what a client must follow. */
  get worldBase(): string {
    const { target } = this.#request;
    return this.publicBase + target.slice(0, target.length - this.url.length);
  }

  get #scheme(): 'http' | 'https' {
    return (this.#request.socket as Partial<TLSSocket>).encrypted ? 'https' : 'http';
  }

  header(name: string): string | undefined {
    const value = this.headers[name];
    return Array.isArray(value) ? value.at(-1) : value;
  }

  /** Every parameter of it: how many there can be, the length of a request line limits. */
  #parsedQuery(): IncomingRequest['query'] {
    const mark = this.url.indexOf('?');
    if (mark < 0) return NO_QUERY;
    const query = this.url.slice(mark + 1);
    return parseQuery(query, '&', '=', { maxKeys: 0 }) as IncomingRequest['query'];
  }
}

/** Authorities by which a client can mean this end of a connection. */
function addressesOf({ localAddress = '', localPort = 0 }: Socket): readonly string[] {
  const address = localAddress.replace(/^::ffff:/, '');
  const hosts = [address.includes(':') ? `[${address}]` : address, 'localhost'];
  return hosts.map((host) => `${host}:${String(localPort)}`);
}
