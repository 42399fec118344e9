import express, {
  type ErrorRequestHandler,
  type Request,
  type RequestHandler,
  type Router,
} from 'express';

import type { AnyEndpoint, Dialect } from '../provider.js';
import { aliases } from './aliases.js';
import type { Hall } from './door.js';
import { exchange } from './exchange.js';
import { bodyReader } from './raw-body.js';
import { refuse } from './refusal.js';
import { firstSegment, groupByFirstSegment, pattern, type Placed } from './route-groups.js';

/** A route and what stands behind it. */
interface Mounted extends Placed {
  readonly handler: RequestHandler;
}

/** Paths mean what they say, `/Users` is not `/users`. */
const newRouter = (): Router => express.Router({ caseSensitive: true });

/** What answers below one base path of an API that is loaded. */
export interface Branch {
  readonly answer: RequestHandler;
  readonly report: ErrorRequestHandler;
}

/**
 * Everything that an API needs below one of its base paths, reading of bodies included, so that
 * even its failures are its own.
 */
export function branchOf(dialect: Dialect, hall: Hall, base: string): Branch {
  const unknown = refuse(dialect, hall, { failure: () => dialect.failures.unknownRoute() });
  const dispatch = dispatcher(dialect, hall, routesUnder(dialect, hall, base));
  const otherwise = dialect.pathFor ? aliases(dialect, hall, dispatch, unknown) : unknown;
  const answer: RequestHandler = (request, response, next) =>
    dispatch(request, response, (error?: unknown) =>
      error ? next(error) : otherwise(request, response, next),
    );
  return { answer, report: broken(dialect, hall) };
}

/**
 * Leads a request to the routes that share its first path segment: to try a hundred routes one
 * after another costs a third of the speed.
 */
function dispatcher(dialect: Dialect, hall: Hall, routes: readonly Mounted[]): RequestHandler {
  const routerOf = routersByName(dialect, hall, routes);
  const anyOther: RequestHandler = (request, response, next) => {
    const router = routerOf('');
    if (router) router(request, response, next);
    else next();
  };
  return (request, response, next) => {
    if (dialect.methodOf && request.method === 'POST') {
      request.method = dialect.methodOf(headOf(request));
    }
    const router = routerOf(firstSegment(request.url));
    if (!router) return anyOther(request, response, next);
    return router(request, response, (error?: unknown) => {
      if (error) next(error);
      else anyOther(request, response, next);
    });
  };
}

/** The router of a group of routes; each comes into being when it is first needed. */
function routersByName(
  dialect: Dialect,
  hall: Hall,
  routes: readonly Mounted[],
): (name: string) => Router | undefined {
  const groups = groupByFirstSegment(routes);
  const routers = new Map<string, Router>();
  return (name) => {
    const known = routers.get(name);
    const group = known ? undefined : groups.get(name);
    if (!group) return known;
    const router = groupRouter(dialect, hall, group);
    routers.set(name, router);
    return router;
  };
}

/** A router in which every path also refuses the methods that it does not know. */
function groupRouter(dialect: Dialect, hall: Hall, group: readonly Mounted[]): Router {
  const router = newRouter();
  const byPattern = new Map<string, { path: string; allowed: string[] }>();
  for (const { path, method, handler } of group) {
    router[method](path, handler);
    const known = byPattern.get(pattern(path)) ?? { path, allowed: [] };
    byPattern.set(pattern(path), known);
    known.allowed.push(method.toUpperCase());
  }
  for (const { path, allowed } of byPattern.values()) {
    const failure = () => dialect.failures.methodNotAllowed(allowed);
    router.all(path, refuse(dialect, hall, { failure, allowed }));
  }
  return router;
}

function routesUnder(dialect: Dialect, hall: Hall, base: string): Mounted[] {
  const [mainBase] = dialect.basePaths;
  const emulated = [...Object.values(dialect.resources), dialect.pages ?? {}]
    .flatMap((resource) => Object.entries(resource))
    .filter(([, endpoint]) => (endpoint.base ?? mainBase) === base)
    .map(([operation, endpoint]) => emulatedRoute(dialect, hall, operation, endpoint));
  if (base !== mainBase) return emulated;
  const unemulated = dialect.unemulated.map(({ operation, method, path }) => {
    const failure = () => dialect.failures.notEmulated(operation);
    return { method, path, handler: refuse(dialect, hall, { failure, operation }) };
  });
  return [...emulated, ...unemulated];
}

const emulatedRoute = (
  dialect: Dialect,
  hall: Hall,
  operation: string,
  endpoint: AnyEndpoint,
): Mounted => ({
  method: endpoint.method,
  path: endpoint.path,
  handler: exchange(hall, {
    provider: dialect,
    operation,
    endpoint,
    readBody: bodyReader(dialect.failures, endpoint.bodyLimit),
    journalled: true,
  }),
});

const headOf = (request: Request) => ({
  method: request.method,
  header: (name: string): string | undefined => request.get(name),
});

/** Express gives up on a path like `%zz` before any route has been asked; the rest is our bug. */
function broken(dialect: Dialect, hall: Hall): ErrorRequestHandler {
  const { failures } = dialect;
  const unreadable = refuse(dialect, hall, {
    failure: () => failures.unreadableBody('The path cannot be decoded'),
  });
  const unexpected = refuse(dialect, hall, { failure: () => failures.unexpected() });
  return (error: unknown, request, response, next) => {
    if (isUndecodable(error)) return unreadable(request, response, next);
    hall.onBug(error, `${dialect.name} ${request.method} ${request.path}`);
    return response.headersSent ? undefined : unexpected(request, response, next);
  };
}

const isUndecodable = (error: unknown): boolean =>
  error instanceof Error && error.name === 'URIError';
