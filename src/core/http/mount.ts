import express, {
  type ErrorRequestHandler,
  type Request,
  type RequestHandler,
  type Router,
} from 'express';

import type { AnyEndpoint, Provider } from '../provider.js';
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

/**
 * Everything that one emulated API needs, reading of bodies included, so that even its failures
 * are its own.
 */
export function mount(provider: Provider, hall: Hall): Router {
  const router = newRouter();
  const unknown = refuse(provider, hall, { failure: () => provider.failures.unknownRoute() });
  for (const base of provider.basePaths) {
    const dispatch = dispatcher(provider, hall, routesUnder(provider, hall, base));
    const otherwise = provider.pathFor ? [aliases(provider, hall, dispatch)] : [];
    router.use(base, dispatch, ...otherwise, unknown, broken(provider, hall));
  }
  return router;
}

/**
 * Leads a request to the routes that share its first path segment: to try a hundred routes one
 * after another costs a third of the speed.
 */
function dispatcher(provider: Provider, hall: Hall, routes: readonly Mounted[]): RequestHandler {
  const routerOf = routersByName(provider, hall, routes);
  const anyOther: RequestHandler = (request, response, next) => {
    const router = routerOf('');
    if (router) router(request, response, next);
    else next();
  };
  return (request, response, next) => {
    if (provider.methodOf && request.method === 'POST') {
      request.method = provider.methodOf(headOf(request));
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
  provider: Provider,
  hall: Hall,
  routes: readonly Mounted[],
): (name: string) => Router | undefined {
  const groups = groupByFirstSegment(routes);
  const routers = new Map<string, Router>();
  return (name) => {
    const known = routers.get(name);
    const group = known ? undefined : groups.get(name);
    if (!group) return known;
    const router = groupRouter(provider, hall, group);
    routers.set(name, router);
    return router;
  };
}

/** A router in which every path also refuses the methods that it does not know. */
function groupRouter(provider: Provider, hall: Hall, group: readonly Mounted[]): Router {
  const router = newRouter();
  const byPattern = new Map<string, { path: string; allowed: string[] }>();
  for (const { path, method, handler } of group) {
    router[method](path, handler);
    const known = byPattern.get(pattern(path)) ?? { path, allowed: [] };
    byPattern.set(pattern(path), known);
    known.allowed.push(method.toUpperCase());
  }
  for (const { path, allowed } of byPattern.values()) {
    const failure = () => provider.failures.methodNotAllowed(allowed);
    router.all(path, refuse(provider, hall, { failure, allowed }));
  }
  return router;
}

function routesUnder(provider: Provider, hall: Hall, base: string): Mounted[] {
  const [mainBase] = provider.basePaths;
  const emulated = [...Object.values(provider.resources), provider.pages ?? {}]
    .flatMap((resource) => Object.entries(resource))
    .filter(([, endpoint]) => (endpoint.base ?? mainBase) === base)
    .map(([operation, endpoint]) => emulatedRoute(provider, hall, operation, endpoint));
  if (base !== mainBase) return emulated;
  const unemulated = provider.unemulated.map(({ operation, method, path }) => {
    const failure = () => provider.failures.notEmulated(operation);
    return { method, path, handler: refuse(provider, hall, { failure, operation }) };
  });
  return [...emulated, ...unemulated];
}

const emulatedRoute = (
  provider: Provider,
  hall: Hall,
  operation: string,
  endpoint: AnyEndpoint,
): Mounted => ({
  method: endpoint.method,
  path: endpoint.path,
  handler: exchange(hall, {
    provider,
    operation,
    endpoint,
    readBody: bodyReader(provider.failures, endpoint.bodyLimit),
    journalled: true,
  }),
});

const headOf = (request: Request) => ({
  method: request.method,
  header: (name: string): string | undefined => request.get(name),
});

/** Express gives up on a path like `%zz` before any route has been asked; the rest is our bug. */
function broken(provider: Provider, hall: Hall): ErrorRequestHandler {
  const { failures } = provider;
  const unreadable = refuse(provider, hall, {
    failure: () => failures.unreadableBody('The path cannot be decoded'),
  });
  const unexpected = refuse(provider, hall, { failure: () => failures.unexpected() });
  return (error: unknown, request, response, next) => {
    if (isUndecodable(error)) return unreadable(request, response, next);
    hall.onBug(error, `${provider.name} ${request.method} ${request.path}`);
    return response.headersSent ? undefined : unexpected(request, response, next);
  };
}

const isUndecodable = (error: unknown): boolean =>
  error instanceof Error && error.name === 'URIError';
