import express, { type ErrorRequestHandler, type RequestHandler, type Router } from 'express';

import type { Provider } from '../provider.js';
import { branchOf, type Branch } from './branch.js';
import type { Hall } from './door.js';

/** One emulated API. It is loaded when the first request comes; from then on nothing waits for it. */
export function mount(provider: Provider, hall: Hall): Router {
  const router = express.Router({ caseSensitive: true });
  const unloaded = notLoaded(provider, hall);
  for (const base of provider.basePaths) {
    let branch: Branch | undefined;
    const load: RequestHandler = async (request, response, next) => {
      const dialect = await provider.load();
      branch ??= branchOf(dialect, hall, base);
      await branch.answer(request, response, next);
    };
    const answer: RequestHandler = (request, response, next) =>
      (branch?.answer ?? load)(request, response, next);
    const report: ErrorRequestHandler = (error, request, response, next) =>
      (branch?.report ?? unloaded)(error, request, response, next);
    router.use(base, answer, report);
  }
  return router;
}

/** Without its dialect nobody can say it in the API's own words. */
function notLoaded({ name }: Provider, { onBug }: Hall): ErrorRequestHandler {
  const message = `A bug in the sandbox: ${name} could not be loaded.`;
  const body = { error: { code: 'unexpected', message, next: 'Its log says more.' } };
  // eslint-disable-next-line @typescript-eslint/no-unused-vars -- Express tells handlers of errors by their four parameters.
  return (error, _request, response, _next) => {
    onBug(error, `${name}, while it was loaded`);
    response.status(500).json(body);
  };
}
