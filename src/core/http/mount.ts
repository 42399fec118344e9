import express, { type ErrorRequestHandler, type RequestHandler, type Router } from 'express';

import type { AnyEndpoint, Provider } from '../provider.js';
import type { Method } from './endpoint.js';
import { exchange, type Door, type Hall } from './exchange.js';
import { refusal } from './refusal.js';
import { bodyReader } from './raw-body.js';
import { groupByFirstSegment, type Mounted } from './route-groups.js';

/**
 * Everything that one emulated API needs, reading of bodies included, so that even its failures
 * are its own. One router a resource: a long flat list of routes costs a third of the speed.
 */
export function mount(provider: Provider, hall: Hall): Router {
  const router = express.Router();
  const { methodOf } = provider;
  if (methodOf) router.use(overridingMethod(methodOf.bind(provider)));
  for (const base of provider.basePaths) {
    const operations = operationsUnder(provider, base);
    for (const [prefix, group] of groupByFirstSegment(operations)) {
      router.use(base + prefix, groupRouter(provider, hall, group));
    }
  }
  const unknown = exchange(
    hall,
    refusal(provider, () => provider.failures.unknownRoute()),
  );
  for (const base of provider.basePaths) router.use(base, unknown, unreadablePath(provider, hall));
  return router;
}

/** A router in which every path also refuses the methods that it does not know. */
function groupRouter(provider: Provider, hall: Hall, group: readonly Mounted[]): Router {
  const router = express.Router();
  const allowed = new Map<string, Method[]>();
  for (const { path, method, door } of group) {
    router[method](path, exchange(hall, door));
    allowed.set(path, [...(allowed.get(path) ?? []), method]);
  }
  for (const [path, methods] of allowed) {
    const names = methods.map((method) => method.toUpperCase());
    const refuse = refusal(provider, () => provider.failures.methodNotAllowed(names), names);
    router.all(path, exchange(hall, refuse));
  }
  return router;
}

function operationsUnder(provider: Provider, base: string): Mounted[] {
  const isHere = (endpoint: AnyEndpoint): boolean =>
    (endpoint.base ?? provider.basePaths[0]) === base;
  const emulated = Object.values(provider.resources).flatMap((resource) =>
    Object.entries(resource)
      .filter(([, endpoint]) => isHere(endpoint))
      .map(([operation, endpoint]) =>
        mounted(operation, endpoint, doorOf(provider, operation, endpoint)),
      ),
  );
  if (base !== provider.basePaths[0]) return emulated;
  return [
    ...emulated,
    ...provider.unemulated.map(({ operation, method, path }) => {
      const door = refusal(provider, () => provider.failures.notEmulated(operation), [], operation);
      return { method, path, door };
    }),
  ];
}

const mounted = (_operation: string, { method, path }: AnyEndpoint, door: Door): Mounted => ({
  method,
  path,
  door,
});

const doorOf = (provider: Provider, operation: string, endpoint: AnyEndpoint): Door => ({
  provider,
  operation,
  endpoint,
  readBody: bodyReader(provider.failures, endpoint.bodyLimit),
  journalled: true,
});

const overridingMethod =
  (methodOf: NonNullable<Provider['methodOf']>): RequestHandler =>
  (request, _response, next) => {
    if (request.method === 'POST') {
      const header = (name: string): string | undefined => request.get(name);
      request.method = methodOf({ method: request.method, header });
    }
    next();
  };

/** Express gives up on a path like `%zz` before any route has been asked. */
const unreadablePath = (provider: Provider, hall: Hall): ErrorRequestHandler => {
  const reason = 'The path cannot be decoded';
  const answer = exchange(
    hall,
    refusal(provider, () => provider.failures.unreadableBody(reason)),
  );
  return (error: unknown, request, response, next) => {
    if (response.headersSent) next(error);
    else void answer(request, response, next);
  };
};
