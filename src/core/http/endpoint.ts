import type { z } from 'zod';

import type { DocumentRef, Document } from '../store/kinds.js';
import type { World } from '../world/world.js';
import type { WireDocument } from './wire.js';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** A request as it arrived: bytes read, nothing judged. */
export interface IncomingRequest {
  readonly method: string;
  /** Path and query as the provider knows them: no world prefix. */
  readonly url: string;
  /** Scheme, host, world prefix, path and query as the client saw and signed them. */
  readonly signedUrl: string;
  /**
   * The same under the addresses at which the connection came in, for clients whose `Host` names
   * another server. Empty where one public URL is set.
   */
  readonly arrivalUrls: readonly string[];
  readonly path: string;
  readonly query: Readonly<Record<string, string | readonly string[]>>;
  readonly params: Readonly<Record<string, string>>;
  /** Names in lower case. Of a header that cannot be a list, such as `authorization`, the first. */
  header(name: string): string | undefined;
  /** The body before decoding; empty when there is none. */
  readonly bytes: Buffer;
  /** Media type without parameters, in lower case; empty when none was sent. */
  readonly mediaType: string;
}

/** Who speaks, and whatever its provider wants its endpoints to know of it. */
export interface Identity {
  /** `finapi:user/ID`, `finicity:customer/NAME` ... */
  readonly principal: string;
}

/** What a handler gets: a request whose parts have passed their schemas, and its world. */
export interface Call<
  I extends Identity = Identity,
  P = unknown,
  Q = unknown,
  B = unknown,
  X = unknown,
> {
  readonly world: World;
  /** World time, the same for the whole call. */
  readonly now: Date;
  readonly identity: I;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly requestId: string;
  /** Scheme, authority and world prefix under which the client reaches this world; no slash at the end. */
  readonly worldBase: string;
  header(name: string): string | undefined;
  /** A document that the endpoint has named in `needs`, or that identified the caller. */
  document<T extends object>(ref: DocumentRef<T>): Document<T>;
  /** What `prepare` came to. */
  readonly prepared: X;
  /** Tells the journal which rule decided and what would change the answer. */
  explain(rule: string, next?: string): void;
  /** Runs once the changes are kept and before the answer goes out: callbacks, outbox. */
  afterwards(effect: () => Promise<void> | void): void;
}

export interface Reply {
  readonly status: number;
  readonly document?: WireDocument;
  /** A body that is neither JSON nor XML, with its media type. */
  readonly text?: { readonly type: string; readonly content: string | Buffer };
  readonly headers?: Readonly<Record<string, string>>;
  /** Words of the answer that neither journal nor log may keep. */
  readonly secrets?: readonly string[];
}

export interface EndpointSpec<I extends Identity, P, Q, B, X> {
  readonly method: Method;
  /** Relative to the base path, in Express syntax. */
  readonly path: `/${string}`;
  /** One of the provider's other base paths; its first one when absent. */
  readonly base?: `/${string}`;
  readonly params?: z.ZodType<P>;
  readonly query?: z.ZodType<Q>;
  readonly body?: z.ZodType<B>;
  /** Bytes; 1 MiB unless the operation states more. */
  readonly bodyLimit?: number;
  /**
   * Documents that the handler reads or writes, besides those that identified the caller. A
   * generator finds the ones that it has named before opened, and may name others by what they say.
   */
  readonly needs?: (call: Omit<Call<I, P, Q, B>, 'prepared'>) => Iterable<DocumentRef>;
  /** What cannot be done at once (hashing, signing); runs before the transaction, changes nothing. */
  readonly prepare?: (call: Omit<Call<I, P, Q, B>, 'prepared'>) => Promise<X>;
  /** Synchronous on purpose: two requests can never interleave inside a handler. */
  readonly handle: (call: Call<I, P, Q, B, X>) => Reply;
}

export const ok = (document: WireDocument): Reply => ({ status: 200, document });
export const created = (document: WireDocument): Reply => ({ status: 201, document });
/** 200 without a body, which both providers use where others answer 204. */
export const empty = (): Reply => ({ status: 200 });
