import * as z from 'zod';

import type { Method } from '../core/http/endpoint.js';
import type { LiveWorld } from '../core/world/live-world.js';
import { WORLD_NAME } from '../core/world/worlds.js';
import type { ControlContext } from './context.js';

/** A checked control call. */
export interface ControlCall<P, Q, B> {
  readonly sandbox: ControlContext;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  /** Scheme, authority and nothing else, as the caller reaches the sandbox. */
  readonly publicBase: string;
  /** Runs work inside the world that the path names. */
  readonly within: <R>(work: (world: LiveWorld) => Promise<R> | R) => Promise<R>;
}

export interface ControlEndpoint<P = unknown, Q = unknown, B = unknown, R = unknown> {
  readonly method: Method;
  /** Relative to `/_sandbox`. */
  readonly path: `/${string}`;
  readonly summary: string;
  readonly params?: z.ZodType<P>;
  readonly query?: z.ZodType<Q>;
  readonly body?: z.ZodType<B>;
  /** What is answered; the API's own document is made from it. */
  readonly reply: z.ZodType<R>;
  /** 200 unless stated. */
  readonly status?: 200 | 201;
  /** Answered without a token even beyond loopback. */
  readonly open?: true;
  readonly answer: (call: ControlCall<P, Q, B>) => Promise<R> | R;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- endpoints differ in their types; `controlEndpoint()` has checked each.
export type AnyControlEndpoint = ControlEndpoint<any, any, any, any>;

/** Gives an endpoint its types; does nothing else. */
export const controlEndpoint = <P, Q, B, R>(
  endpoint: ControlEndpoint<P, Q, B, R>,
): ControlEndpoint<P, Q, B, R> => endpoint;

export const WorldName = z.string().regex(WORLD_NAME, 'A world is named [a-z0-9-]{1,64}');

/** The path parameter that names a world. */
export const WorldPath = z.object({ world: WorldName });

/** Which part of a long list is wanted, counted from 1. */
export const Page = z.object({
  page: z.coerce.number().int().min(1).default(1),
  perPage: z.coerce.number().int().min(1).max(1000).default(100),
});
export type Page = z.infer<typeof Page>;
