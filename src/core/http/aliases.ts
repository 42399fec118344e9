import type { Request, RequestHandler } from 'express';

import type { Dialect } from '../provider.js';
import type { Hall } from './door.js';
import type { Bound } from './server.js';

/**
 * For a request that no route knows: its world may know an operation under that path. It is then
 * dispatched once more, under the path of that operation; what was signed stays what was sent.
 */
export function aliases(
  dialect: Dialect,
  hall: Hall,
  dispatch: RequestHandler,
  unknown: RequestHandler,
): RequestHandler {
  return async (incoming, response, next) => {
    const request = incoming as Request & Bound;
    const path = await pathOf(request, dialect, hall);
    if (path === undefined) return unknown(request, response, next);
    request.url = path;
    return dispatch(request, response, (error?: unknown) =>
      error ? next(error) : unknown(request, response, next),
    );
  };
}

async function pathOf(
  { worldName, method, url }: Request & Bound,
  dialect: Dialect,
  { worlds }: Hall,
): Promise<string | undefined> {
  try {
    return await worlds.within(worldName, (world) => dialect.pathFor?.(world, method, url));
  } catch {
    // A world that cannot be entered is reported where the request ends.
    return undefined;
  }
}
