import type { Format } from './formats.js';

/** A request that can go over the wire as it is. */
export interface PlainRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Buffer | undefined;
}

export interface PlainResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** What somebody wants to ask, before anybody has signed it. */
export interface CallPlan {
  /** Absent for a request of any kind. */
  readonly operation: string | undefined;
  readonly method: string;
  /** Below the world's base URL, query included. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** In the neutral form in which JSON is written; absent when there is no body. */
  readonly body: unknown;
  /** A body to the letter; stands over `body`. */
  readonly text: string | undefined;
  readonly principal: string | undefined;
  readonly format: Format;
}

/** The world as a client sees it. */
export interface CallerDesk {
  /** Scheme, authority and world prefix. */
  readonly baseUrl: string;
  /** The provider's credentials in this world, as the control API tells them. */
  readonly credentials: Readonly<Record<string, unknown>>;
  /** World time. */
  now(): Promise<Date>;
  /** A control call below `/_sandbox/worlds/{world}`; throws when it is refused. */
  control(method: string, path: string, body?: unknown): Promise<unknown>;
  send(request: PlainRequest): Promise<PlainResponse>;
}

export interface CallableOperation {
  readonly method: string;
  /** Below the world's base URL, parameters written `:name`. */
  readonly path: string;
}

/** The client's side of one provider: knows how to ask, sign and read. */
export interface Caller {
  readonly provider: string;
  readonly formats: readonly Format[];
  readonly operations: Readonly<Record<string, CallableOperation>>;
  /** Makes the request that asks for a plan as its principal. */
  prepare(plan: CallPlan, desk: CallerDesk): Promise<PlainRequest>;
  /**
   * An answer's body in the form in which JSON would be read, or a promise of it; `undefined` when
   * it is empty.
   */
  read(response: PlainResponse): unknown;
  /** What there is to explain of things that the provider does by itself for a principal. */
  readonly explanation?: Explanation;
}

/** A view of the control API that a person reads as a table. */
export interface Explanation {
  /** Below `/_sandbox/worlds/{world}`; throws when the principal cannot be meant. */
  pathFor(principal: string): string;
  /** The answer as text, with a new line at its end. */
  table(body: unknown): string;
}
