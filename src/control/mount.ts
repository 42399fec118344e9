import express, {
  type ErrorRequestHandler,
  type Request,
  type RequestHandler,
  type Response,
  type Router,
} from 'express';
import type { z } from 'zod';

import type { Hall } from '../core/http/door.js';
import { exchange } from '../core/http/exchange.js';
import { HttpRequest } from '../core/http/http-request.js';
import { bodyReader } from '../core/http/raw-body.js';
import type { Bound } from '../core/http/server.js';
import type { AnyEndpoint, Dialect, Provider } from '../core/provider.js';
import { decodeControlBody } from './bodies.js';
import type { ControlContext } from './context.js';
import { assertFits } from './complaints.js';
import { WorldName, type AnyControlEndpoint } from './endpoint.js';
import { asControlError, ControlError } from './errors.js';
import { controlFailures, dialectOfControl } from './failures.js';
import type { Guard } from './guard.js';
import { CONTROL_ENDPOINTS } from './operations.js';

export interface ControlParts {
  readonly hall: Hall;
  readonly context: ControlContext;
  readonly guard: Guard;
}

/** The control API below `/_sandbox`, with what each provider adds to its worlds. */
export function mountControl({ hall, context, guard }: ControlParts): Router {
  const router = express.Router({ caseSensitive: true });
  router.use(admission(guard));
  router.param('world', (_request, _response, next, name: unknown) => {
    assertFits(WorldName, name, 'world');
    next();
  });
  addRoutes(router, ownRoutes(hall, context));
  for (const provider of context.providers) {
    router.use(`/worlds/:world/${provider.name}`, provided(provider, hall));
  }
  router.use(unknownCall, reportFailure(hall));
  return router;
}

/** Every path also refuses the methods that it does not know. */
function addRoutes(router: Router, routes: readonly Route[]): void {
  const allowed = new Map<string, string[]>();
  for (const { method, path, handler } of routes) {
    router[method](path, handler);
    allowed.set(path, [...(allowed.get(path) ?? []), method.toUpperCase()]);
  }
  for (const [path, methods] of allowed) router.all(path, wrongMethod(methods));
}

/** Nothing is done, read or told before it is clear that the caller may ask. */
function admission(guard: Guard): RequestHandler {
  const open = Object.values(CONTROL_ENDPOINTS).filter((endpoint) => endpoint.open);
  const openPaths = new Set<string>(open.map(({ path }) => path));
  return (request, _response, next) => {
    const header = (name: string): string | undefined => request.get(name);
    guard.assertAdmitted(header, openPaths.has(request.path.replace(/\/$/, '')));
    next();
  };
}

interface Route {
  readonly method: AnyEndpoint['method'];
  readonly path: string;
  readonly handler: RequestHandler;
}

const ownRoutes = (hall: Hall, context: ControlContext): Route[] =>
  Object.values(CONTROL_ENDPOINTS).map((endpoint) => ({
    method: endpoint.method,
    path: endpoint.path,
    handler: answer(endpoint, hall, context),
  }));

/** What a provider lets one command in a world; the provider is loaded for the first command. */
function provided(provider: Provider, hall: Hall): RequestHandler {
  let router: Router | undefined;
  const load = async (): Promise<Router> => {
    const routes = providedRoutes(hall, await provider.load());
    if (router) return router;
    router = express.Router({ caseSensitive: true, mergeParams: true });
    addRoutes(router, routes);
    return router;
  };
  return async (request, response, next) => {
    const loaded = router ?? (await load());
    loaded(request, response, next);
  };
}

/** Exchanges that are not journalled. */
function providedRoutes(hall: Hall, dialect: Dialect): Route[] {
  const operations: [string, AnyEndpoint][] = Object.entries(dialect.control ?? {});
  const silent = dialectOfControl(dialect);
  return operations.map(([operation, endpoint]) => ({
    method: endpoint.method,
    path: endpoint.path,
    handler: exchange(hall, {
      provider: silent,
      operation,
      endpoint,
      readBody: bodyReader(controlFailures, endpoint.bodyLimit),
      worldOf: (request) => String(request.params['world']),
      journalled: false,
      translate: asControlError,
    }),
  }));
}

function answer(endpoint: AnyControlEndpoint, hall: Hall, context: ControlContext): RequestHandler {
  const readBody = bodyReader(controlFailures);
  return async (incoming, response) => {
    const request = incoming as Request & Bound;
    await readBody(request, response);
    const called = call(endpoint, new HttpRequest(request, hall.publicUrl), context);
    const reply: unknown = await endpoint.answer(called);
    send(response, endpoint.status ?? 200, reply);
  };
}

function call(
  endpoint: AnyControlEndpoint,
  request: HttpRequest,
  context: ControlContext,
): Parameters<AnyControlEndpoint['answer']>[0] {
  const world = request.params['world'] ?? '';
  return {
    sandbox: context,
    params: checked(endpoint.params, request.params, 'params'),
    query: checked(endpoint.query, request.query, 'query'),
    body: checked(endpoint.body, decodeControlBody(request), 'body'),
    publicBase: request.publicBase,
    within: (work) => context.worlds.within(world, work),
  };
}

const checked = (schema: z.ZodType | undefined, value: unknown, where: string): unknown =>
  schema ? assertFits(schema, value, where) : value;

function wrongMethod(allowed: readonly string[]): RequestHandler {
  return () => {
    const error = controlFailures.methodNotAllowed(allowed);
    throw Object.assign(error, { headers: { allow: allowed.join(', ') } });
  };
}

const unknownCall: RequestHandler = ({ method, originalUrl }) => {
  const next = 'GET /_sandbox/openapi.json lists everything there is.';
  throw new ControlError('notFound', `There is no ${method} ${originalUrl}.`, next);
};

function reportFailure(hall: Hall): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    // What goes wrong once the answer is on its way can only end the connection.
    if (response.headersSent) {
      next(error);
      return;
    }
    const known = asControlError(error);
    if (known.code === 'unexpected') hall.onBug(error, `control ${request.method} ${request.path}`);
    send(response, known.status, known.toDocument().fields, known.headers);
  };
}

function send(
  response: Response,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  const content = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(content),
    'cache-control': 'no-store',
    ...headers,
  });
  response.end(content);
}
