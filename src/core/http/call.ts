import type { LiveWorld } from '../world/live-world.js';
import { openedDocument } from '../world/due-work.js';
import type { Document, DocumentRef } from '../store/kinds.js';
import type { Lease } from '../store/store.js';
import type { Call, Identity } from './endpoint.js';
import type { HttpRequest } from './http-request.js';

/** Why an answer is as it is, for the journal. */
export interface Explanation {
  rule?: string | undefined;
  next?: string | undefined;
}

export interface CheckedParts {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

type Effect = () => Promise<void> | void;

/** One exchange in the hands of an endpoint. */
export class ExchangeCall implements Call {
  readonly world: LiveWorld;
  readonly now: Date;
  readonly identity: Identity;
  readonly requestId: string;
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  prepared: unknown = undefined;
  effects: Effect[] | undefined = undefined;
  readonly #request: HttpRequest;
  readonly #lease: Lease;
  readonly #why: Explanation;

  constructor(
    world: LiveWorld,
    now: Date,
    requestId: string,
    request: HttpRequest,
    identity: Identity,
    parts: CheckedParts,
    lease: Lease,
    why: Explanation,
  ) {
    this.world = world;
    this.now = now;
    this.requestId = requestId;
    this.identity = identity;
    this.params = parts.params;
    this.query = parts.query;
    this.body = parts.body;
    this.#request = request;
    this.#lease = lease;
    this.#why = why;
  }

  get publicBase(): string {
    return this.#request.publicBase();
  }

  header(name: string): string | undefined {
    return this.#request.header(name);
  }

  document<T extends object>(ref: DocumentRef<T>): Document<T> {
    return openedDocument(this.#lease, ref);
  }

  explain(rule: string, next?: string): void {
    this.#why.rule = rule;
    this.#why.next = next;
  }

  afterwards(effect: Effect): void {
    this.effects ??= [];
    this.effects.push(effect);
  }
}
