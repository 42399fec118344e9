import type { ApiError } from '../errors.js';
import type { Identity } from './endpoint.js';
import type { Provider } from '../provider.js';
import type { Door } from './exchange.js';
import { bodyReader } from './raw-body.js';

const NOBODY: Identity = { principal: '' };

/**
 * A door behind which no operation waits: an unknown route, a wrong method, something that is
 * documented but not emulated. It answers in the provider's own shape and is journalled as well.
 */
export function refusal(
  provider: Provider,
  failure: () => ApiError,
  allowed: readonly string[] = [],
  operation?: string,
): Door {
  const silent: Provider = Object.create(provider, {
    identify: { value: () => NOBODY },
    bodies: { value: Object.create(provider.bodies, { decode: { value: () => undefined } }) },
  }) as Provider;
  return {
    provider: silent,
    operation,
    readBody: bodyReader(provider.failures),
    journalled: true,
    endpoint: {
      method: 'get',
      path: '/',
      handle: (call) => {
        const { world } = call;
        const header = (name: string): string | undefined => call.header(name);
        const headers = isPreflight(header) ? provider.preflight?.(world, header) : undefined;
        if (headers) return { status: 204, headers };
        const error = failure();
        if (allowed.length > 0) Object.assign(error.headers, { allow: allowed.join(', ') });
        throw error;
      },
    },
  };
}

const isPreflight = (header: (name: string) => string | undefined): boolean =>
  header('access-control-request-method') !== undefined && header('origin') !== undefined;
