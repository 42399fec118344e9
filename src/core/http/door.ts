import type { Request } from 'express';

import type { ApiError } from '../errors.js';
import type { AnyEndpoint, Dialect } from '../provider.js';
import type { Clock } from '../world/clock.js';
import type { DueWorks } from '../world/due-work.js';
import type { Worlds } from '../world/worlds.js';
import type { World } from '../world/world.js';
import type { IncomingRequest, Reply } from './endpoint.js';
import type { ReadBody } from './raw-body.js';
import type { Bound } from './server.js';

/** What exchanges of all providers share. */
export interface Hall {
  readonly worlds: Worlds;
  readonly dueWorks: DueWorks;
  readonly publicUrl: string | undefined;
  /** The time outside all worlds. */
  readonly host: Clock;
  /** Reports a bug of ours; the caller sees only the provider's own failure. */
  readonly onBug: (error: unknown, what: string) => void;
  readonly onAnswer?: ((line: string) => void) | undefined;
}

interface AnyDoor {
  readonly provider: Dialect;
  readonly readBody: ReadBody;
  /** Whether the exchange is part of the world's journal. */
  readonly journalled: boolean;
}

/** One way to ask for one operation. */
export interface OperationDoor extends AnyDoor {
  readonly operation: string;
  readonly endpoint: AnyEndpoint;
  /** The world of a request; by default the one that its URL names. */
  readonly worldOf?: (request: Request & Bound) => string;
  /** The form in which this door reports a failure that is not of its own making. */
  readonly translate?: (error: ApiError) => ApiError;
}

/**
 * A door behind which no operation waits: an unknown route, a wrong method, something that is
 * documented but not emulated. It answers, or throws one of the provider's failures.
 */
export interface RefusalDoor extends AnyDoor {
  readonly operation: string | undefined;
  readonly refuse: (world: World, request: IncomingRequest) => Reply;
}

export type Door = OperationDoor | RefusalDoor;
