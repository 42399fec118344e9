import express, { type Request, type RequestHandler, type Response, type Router } from 'express';

import { ApiError } from '../core/errors.js';
import { exchange, type Door, type Hall } from '../core/http/exchange.js';
import { HttpRequest } from '../core/http/http-request.js';
import { bodyReader } from '../core/http/raw-body.js';
import type { Bound } from '../core/http/server.js';
import type { AnyEndpoint, Provider } from '../core/provider.js';
import { TooManyWorldsError } from '../core/world/worlds.js';
import { decodeControlBody } from './bodies.js';
import type { ControlContext } from './context.js';
import { describeIssues } from './complaints.js';
import type { AnyControlEndpoint } from './endpoint.js';
import { ControlError } from './errors.js';
import { controlFailures, providerOfControl } from './failures.js';
import type { Guard } from './guard.js';
import { describeApi } from './openapi.js';
import { CONTROL_ENDPOINTS } from './operations.js';

export interface ControlParts {
  readonly hall: Hall;
  readonly context: ControlContext;
  readonly guard: Guard;
}

/** The control API below `/_sandbox`, with what each provider adds to its worlds. */
export function mountControl({ hall, context, guard }: ControlParts): Router {
  const router = express.Router();
  router.get('/openapi.json', (request, response) => {
    send(response, 200, describeApi(context.version, context.providers));
    void request;
  });
  for (const endpoint of Object.values(CONTROL_ENDPOINTS)) {
    router[endpoint.method](endpoint.path, answer(endpoint, hall, context, guard));
  }
  for (const provider of context.providers) mountProviderControl(router, provider, hall, guard);
  router.use((request, response) => {
    const next = 'GET /_sandbox/openapi.json lists everything there is.';
    fail(
      response,
      new ControlError('notFound', `There is no ${request.method} ${request.originalUrl}.`, next),
    );
  });
  return router;
}

/** What a provider lets one command in a world, run as exchanges that are not journalled. */
function mountProviderControl(router: Router, provider: Provider, hall: Hall, guard: Guard): void {
  const operations: [string, AnyEndpoint][] = Object.entries(provider.control ?? {});
  for (const [operation, endpoint] of operations) {
    const door: Door = {
      provider: providerOfControl(guard, provider),
      operation,
      endpoint,
      readBody: bodyReader(controlFailures, endpoint.bodyLimit),
      worldOf: (request) => String(request.params['world']),
      journalled: false,
    };
    router[endpoint.method](
      `/worlds/:world/${provider.name}${endpoint.path}`,
      exchange(hall, door),
    );
  }
}

function answer(
  endpoint: AnyControlEndpoint,
  hall: Hall,
  context: ControlContext,
  guard: Guard,
): RequestHandler {
  const readBody = bodyReader(controlFailures);
  return async (incoming, response) => {
    try {
      const request = incoming as Request & Bound;
      guard.assertAdmitted(new HttpRequest(request, hall.publicUrl), endpoint.open === true);
      await readBody(request, response);
      const reply: unknown = await endpoint.answer(call(endpoint, request, hall, context));
      send(response, endpoint.status ?? 200, reply);
    } catch (error) {
      fail(response, asControlError(error, hall, endpoint));
    }
  };
}

function call(
  endpoint: AnyControlEndpoint,
  incoming: Request & Bound,
  hall: Hall,
  context: ControlContext,
): Parameters<AnyControlEndpoint['answer']>[0] {
  const request = new HttpRequest(incoming, hall.publicUrl);
  const params = checked(endpoint, 'params', request.params) as { world?: string };
  return {
    sandbox: context,
    params,
    query: checked(endpoint, 'query', request.query),
    body: checked(endpoint, 'body', decodeControlBody(request)),
    publicBase: request.publicBase(),
    within: (work: never) => context.worlds.within(params.world ?? 'default', work),
  };
}

function checked(
  endpoint: AnyControlEndpoint,
  part: 'params' | 'query' | 'body',
  value: unknown,
): unknown {
  const schema = endpoint[part];
  if (!schema) return value;
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const known = 'shape' in schema ? Object.keys(schema.shape as object) : [];
  throw new ControlError('invalidRequest', describeIssues(result.error.issues, part, known));
}

function asControlError(error: unknown, hall: Hall, { path }: AnyControlEndpoint): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof TooManyWorldsError) return new ControlError('unavailable', error.message);
  hall.onBug(error, `control ${path}`);
  return controlFailures.unexpected();
}

function fail(response: Response, error: ApiError): void {
  const body = error instanceof ControlError ? error.toDocument().fields : { error: error.message };
  send(response, error.status, body);
}

function send(response: Response, status: number, body: unknown): void {
  if (response.headersSent) return;
  const content = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(content),
    'cache-control': 'no-store',
  });
  response.end(content);
}
