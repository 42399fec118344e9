import type { ApiError } from './errors.js';
import type { EndpointSpec, Identity, IncomingRequest } from './http/endpoint.js';
import type { WireDocument } from './http/wire.js';
import type { ApiDescription } from './openapi/description.js';
import type { DocumentKind } from './store/kinds.js';
import type { Lease } from './store/store.js';
import type { DueWork, SettingsSection, World } from './world/world.js';

/** What an API answers when no operation gets to speak. */
export interface Failures {
  /** Malformed JSON or XML, a doctype, too deep, a charset that nobody can read. */
  unreadableBody(reason: string): ApiError;
  wrongMediaType(mediaType: string): ApiError;
  bodyTooLarge(limit: number): ApiError;
  unknownRoute(): ApiError;
  methodNotAllowed(allowed: readonly string[]): ApiError;
  /** A documented operation that this sandbox does not emulate: 501 in the provider's shape. */
  notEmulated(operation: string): ApiError;
  unexpected(): ApiError;
  /** The sandbox cannot serve this world now (too many worlds, an unreadable document): 503. */
  unavailable(reason: string): ApiError;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- endpoints differ in their types; `endpoint()` has checked each.
export type AnyEndpoint = EndpointSpec<any, any, any, any, any>;

/** The endpoints of one resource folder, by operation name. */
export type Resource = Readonly<Record<string, AnyEndpoint>>;

/** An operation that the provider documents and this sandbox answers with 501. */
export interface UnemulatedOperation {
  readonly operation: string;
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  readonly path: `/${string}`;
}

/** Documents of one kind in a world, and what falls due in them. */
export interface KeptKind<T extends object = object> {
  readonly kind: DocumentKind<T>;
  /** `finapi:user/ID` of a document's key, where documents of this kind are principals. */
  readonly principal?: (key: string) => string;
  readonly dueWork?: DueWork<T>;
}

/** What an API is called, and where it lies. */
interface Placed {
  readonly name: string;
  /** Prefixes of all paths that belong to this API; the first holds the operations. */
  readonly basePaths: readonly [`/${string}`, ...`/${string}`[]];
}

/**
 * One emulated API, as far as it is known before anybody asks it. Adding an API to the sandbox
 * means adding one of these.
 */
export interface Provider extends Placed {
  readonly kinds: readonly KeptKind[];
  readonly settings: SettingsSection<never> | SettingsSection<object>;
  /** What a client of this world is configured with, for `GET /_sandbox/worlds/{world}`. */
  credentials(
    world: World,
  ): Readonly<Record<string, unknown>> | Promise<Readonly<Record<string, unknown>>>;
  /** Base URLs that a client of this world is configured with. */
  baseUrls(publicUrl: string): Readonly<Record<string, string>>;
  /** Targets to which call-backs of a world may really be sent at present. */
  callbackTargets?(world: World): readonly string[];
  /**
   * Everything by which it answers, always the same. Routes and schemas take longer to load than
   * all the rest of the sandbox, so that they wait for the first request.
   */
  load(): Promise<Dialect>;
}

/** How an API is spoken: its operations, and how it answers, whatever is asked. */
export interface Dialect extends Placed {
  /** One entry a resource folder: its endpoints by operation name. */
  readonly resources: Readonly<Record<string, Resource>>;
  /** What people see in a browser, below the base paths; no part of the API. */
  readonly pages?: Resource;
  readonly unemulated: readonly UnemulatedOperation[];
  readonly failures: Failures;
  /** How bodies of this API are read and written. */
  readonly bodies: Bodies;
  /** The id under which the exchange is journalled and answered; may refuse the caller's. */
  requestId(request: IncomingRequest): string;
  /** An id of ours, for a request whose own id was refused. */
  newRequestId(): string;
  /** Headers that every answer of this API carries, failures included, even those of no world. */
  answerHeaders(
    requestId: string,
    request: IncomingRequest,
    world: World | undefined,
  ): Readonly<Record<string, string>>;
  /** The method that is meant, where a header may override that of the request line. */
  methodOf?(request: IncomingHead): string;
  /** Headers that allow a cross-origin call, for an `OPTIONS` request; `undefined` refuses it. */
  preflight?(
    world: World,
    request: Pick<IncomingRequest, 'path' | 'header'>,
  ): Readonly<Record<string, string>> | undefined;
  /**
   * For a path (query included) that no route knows: the path of the operation that this world
   * knows by that name, if it does.
   */
  pathFor?(world: World, method: string, url: string): string | undefined;
  /** Says who speaks, or throws. Documents that it opens through the lease are settled for it. */
  identify(context: IdentifyContext): Promise<Identity> | Identity;
  /** Control endpoints, mounted under `/_sandbox/worlds/{world}/<name>`. */
  readonly control?: Resource;
  /** What its OpenAPI document says beside the endpoints; loaded when that is first asked for. */
  readonly describeApi?: () => Promise<ApiDescription>;
}

export interface IdentifyContext {
  readonly world: World;
  readonly request: IncomingRequest;
  readonly operation: string;
  readonly endpoint: AnyEndpoint;
  readonly now: Date;
  readonly lease: Lease;
  /** The caller is known, though it may still be refused: journal and failures name it. */
  recognize(principal: string): void;
  /** Settles what has fallen due in documents just opened; they count as the caller's. */
  settle(): Promise<void> | void;
  explain(rule: string, next?: string): void;
}

/** Method and headers, before anything else is read. */
export interface IncomingHead {
  readonly method: string;
  header(name: string): string | undefined;
}

/** The media types of an API. */
export interface Bodies {
  /** Turns bytes into a value for schemas, or a promise of it; throws one of the failures. */
  decode(request: IncomingRequest, endpoint: AnyEndpoint): unknown;
  /** The error that reports what a schema has found wrong. */
  invalid(issues: readonly InvalidInput[], endpoint: AnyEndpoint): ApiError;
  /** Writes an answer in the form that the request asks for. */
  encode(document: WireDocument, request: IncomingRequest): Encoded | Promise<Encoded>;
  /**
   * The decoded body with everything secret replaced by `XXXXX`, or the same object when nothing
   * in it is secret.
   */
  mask(body: unknown, operation: string): unknown;
  /** The same for a query; like a body when absent. */
  maskQuery?(query: IncomingRequest['query']): IncomingRequest['query'];
}

export interface Encoded {
  readonly type: string;
  readonly content: string;
}

/** One complaint of a schema: where (`body.email`), and what is wrong, without the value. */
export interface InvalidInput {
  readonly part: 'params' | 'query' | 'body';
  readonly path: readonly PropertyKey[];
  /** zod's issue code: `too_small`, `invalid_type` ... */
  readonly code: string;
  readonly message: string;
}
