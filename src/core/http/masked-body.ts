import type { Bodies } from '../provider.js';
import type { IncomingRequest } from './endpoint.js';

/**
 * The body of a request as the journal may keep it. Text without secrets stays as it came; where
 * something is secret the decoded form is written anew, with `XXXXX` in its place. A body that
 * could not be decoded is not kept at all, because nobody knows what is in it.
 */
export function maskedBody(
  body: unknown,
  operation: string,
  request: IncomingRequest,
  bodies: Bodies,
): string | undefined {
  if (request.bytes.length === 0) return undefined;
  if (body === undefined) return `(${String(request.bytes.length)} bytes that were not read)`;
  const masked = bodies.mask(body, operation);
  return masked === body ? request.bytes.toString('utf8') : JSON.stringify(masked);
}
