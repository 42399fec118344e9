import type { Resource } from '../../../core/provider.js';
import type { CallableOperation, Caller } from '../../../core/scenario/caller.js';
import { finapiCaller } from '../caller.js';
import { WEB_FORM_BASE } from './base.js';
import { unemulated } from './documented.js';
import { resources } from './resources.js';

/** How a client asks Web Form 2.0: as it asks Access, with the tokens of its users there. */
export const webFormCaller: Caller = {
  ...finapiCaller,
  provider: 'finapi-web-form',
  operations: operations(),
};

function operations(): Record<string, CallableOperation> {
  const emulated = Object.values(resources)
    .flatMap((resource: Resource) => Object.entries(resource))
    .map(([operation, { method, path }]) => ({ operation, method, path }));
  return Object.fromEntries(
    [...emulated, ...unemulated].map(({ operation, method, path }) => [
      operation,
      { method, path: WEB_FORM_BASE + path },
    ]),
  );
}
