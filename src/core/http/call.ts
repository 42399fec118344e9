import { openedDocument } from '../world/due-work.js';
import type { LiveWorld } from '../world/live-world.js';
import type { Effect } from '../world/world.js';
import type { Document, DocumentRef } from '../store/kinds.js';
import type { Lease } from '../store/store.js';
import type { CheckedParts } from './check.js';
import type { Call, Identity } from './endpoint.js';
import type { Outcome } from './outcome.js';

export interface CallParts {
  readonly world: LiveWorld;
  readonly now: Date;
  readonly identity: Identity;
  readonly lease: Lease;
  readonly outcome: Outcome;
}

/** One exchange in the hands of an endpoint. */
export class ExchangeCall implements Call {
  readonly world: LiveWorld;
  readonly now: Date;
  readonly identity: Identity;
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  prepared: unknown = undefined;
  effects: Effect[] | undefined = undefined;
  readonly #lease: Lease;
  readonly #outcome: Outcome;

  constructor({ world, now, identity, lease, outcome }: CallParts, parts: CheckedParts) {
    this.world = world;
    this.now = now;
    this.identity = identity;
    this.params = parts.params;
    this.query = parts.query;
    this.body = parts.body;
    this.#lease = lease;
    this.#outcome = outcome;
  }

  get requestId(): string {
    return this.#outcome.requestId;
  }

  get worldBase(): string {
    return this.#outcome.request.worldBase;
  }

  header(name: string): string | undefined {
    return this.#outcome.request.header(name);
  }

  document<T extends object>(ref: DocumentRef<T>): Document<T> {
    return openedDocument(this.#lease, ref);
  }

  explain(rule: string, next?: string): void {
    this.#outcome.explain(rule, next);
  }

  afterwards(effect: Effect): void {
    this.effects ??= [];
    this.effects.push(effect);
  }
}
