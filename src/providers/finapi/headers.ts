import { randomFillSync } from 'node:crypto';

import type { IncomingRequest } from '../../core/http/endpoint.js';
import type { IncomingHead } from '../../core/provider.js';
import type { World } from '../../core/world/world.js';
import { BASE_PATH } from './endpoint.js';
import { FinapiError } from './errors.js';
import { finapiSettings } from './settings.js';
import { asUuid } from './uuid.js';

const MAX_REQUEST_ID = 255;
const OAUTH = `${BASE_PATH}/oauth/`;

type Headers = Readonly<Record<string, string>>;

/** The caller's own id, whatever it is; `undefined` is just a string. An empty one is none. */
export function requestIdOf(request: IncomingRequest, ids: RequestIds): string {
  const given = request.header('x-request-id');
  if (given === undefined || given === '') return ids.next();
  if (given.length <= MAX_REQUEST_ID) return given;
  throw new FinapiError(
    'BAD_REQUEST',
    `The header X-Request-Id must have at most ${String(MAX_REQUEST_ID)} characters`,
  );
}

/** The method that a POST stands for; any other value of the header is ignored. */
export function overriddenMethod(head: IncomingHead): string {
  const { method } = head;
  const meant = method === 'POST' ? head.header('x-http-method-override') : undefined;
  return isOverride(meant) ? meant : method;
}

const isOverride = (meant: string | undefined): meant is string =>
  meant === 'PATCH' || meant === 'DELETE';

/** Headers of every answer. Cross-origin calls are allowed for everything but OAuth. */
export function answerHeaders(
  requestId: string,
  request: IncomingRequest,
  world: World | undefined,
): Headers {
  const named = { 'x-request-id': requestId };
  const corsAllowedOrigins = world ? originsFor(world, request) : [];
  if (corsAllowedOrigins.length === 0) return named;
  const origin = request.header('origin');
  return isAllowed(origin, corsAllowedOrigins)
    ? { ...named, ...allowing(origin), 'access-control-expose-headers': 'X-Request-Id' }
    : { ...named, vary: 'Origin' };
}

/** The answer to a browser that asks before a cross-origin call; `undefined` refuses it. */
export function preflight(
  world: World,
  request: Pick<IncomingRequest, 'path' | 'header'>,
): Headers | undefined {
  const origin = request.header('origin');
  if (!isAllowed(origin, originsFor(world, request))) return undefined;
  const wanted = request.header('access-control-request-headers');
  return {
    ...allowing(origin),
    'access-control-allow-methods': 'GET, POST, PATCH, DELETE',
    'access-control-max-age': '1800',
    ...(wanted === undefined ? {} : { 'access-control-allow-headers': wanted }),
  };
}

/** No origin at all may call `/oauth` from a browser. */
const originsFor = (world: World, { path }: Pick<IncomingRequest, 'path'>): readonly string[] =>
  path.startsWith(OAUTH) ? [] : world.settings(finapiSettings).corsAllowedOrigins;

const allowing = (origin: string): Headers => ({
  'access-control-allow-origin': origin,
  vary: 'Origin',
});

const isAllowed = (origin: string | undefined, allowed: readonly string[]): origin is string =>
  origin !== undefined && (allowed.includes(origin) || allowed.includes('*'));

const POOLED = 256;
const UUID_BYTES = 16;

/** Ids for requests that came without one: random UUIDs, drawn from a pool of random bytes. */
export class RequestIds {
  readonly #pool = Buffer.alloc(POOLED * UUID_BYTES);
  #used = POOLED;

  next(): string {
    if (this.#used === POOLED) {
      randomFillSync(this.#pool);
      this.#used = 0;
    }
    const start = this.#used * UUID_BYTES;
    this.#used += 1;
    const digits = this.#pool.toString('hex', start, start + UUID_BYTES);
    return `selfgen-${asUuid(digits)}`;
  }
}
