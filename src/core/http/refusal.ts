import type { RequestHandler } from 'express';

import type { ApiError } from '../errors.js';
import type { Dialect } from '../provider.js';
import type { Hall, RefusalDoor } from './door.js';
import type { Reply } from './endpoint.js';
import { exchange } from './exchange.js';
import { bodyReader } from './raw-body.js';

/** What stands behind paths and methods where no operation gets to speak. */
export interface Refusal {
  readonly failure: () => ApiError;
  /** The name of an operation that is documented, but not emulated. */
  readonly operation?: string;
  /** Methods that the path knows, for the header `Allow`. */
  readonly allowed?: readonly string[];
}

/** Answers with a failure in the provider's own shape, or a browser that asks ahead (CORS). */
export function refuse(dialect: Dialect, hall: Hall, refusal: Refusal): RequestHandler {
  const door: Omit<RefusalDoor, 'refuse'> = {
    provider: dialect,
    operation: refusal.operation,
    readBody: bodyReader(dialect.failures),
    journalled: true,
  };
  const answer = exchange(hall, { ...door, refuse: () => refused(refusal) });
  if (!dialect.preflight) return answer;
  const answerPreflight = exchange(hall, {
    ...door,
    refuse: (world, request) => {
      const headers = dialect.preflight?.(world, request);
      return headers ? { status: 204, headers } : refused(refusal);
    },
  });
  return (request, response, next) =>
    (isPreflight(request) ? answerPreflight : answer)(request, response, next);
}

function refused({ failure, allowed }: Refusal): Reply {
  const error = failure();
  if (!allowed) throw error;
  throw Object.assign(error, { headers: { ...error.headers, allow: allowed.join(', ') } });
}

const isPreflight = ({ method, headers }: Parameters<RequestHandler>[0]): boolean =>
  method === 'OPTIONS' &&
  headers.origin !== undefined &&
  headers['access-control-request-method'] !== undefined;
