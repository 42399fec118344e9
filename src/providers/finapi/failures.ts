import type { Failures } from '../../core/provider.js';
import { FinapiError } from './errors.js';

/**
 * What finAPI answers when no operation gets to speak. Its services declare none of 404 for
 * routes, 405, 413, 415 or 503; the code enumeration suggests most of what we answer.
 */
export const failures: Failures = {
  unreadableBody: (reason) => new FinapiError('BAD_REQUEST', reason),
  wrongMediaType: (mediaType) =>
    new FinapiError(
      'UNSUPPORTED_MEDIA_TYPE',
      `The media type '${mediaType.slice(0, 100)}' is not supported by this service`,
      { next: 'OAuth takes application/x-www-form-urlencoded, everything else application/json.' },
    ),
  bodyTooLarge: (limit) =>
    new FinapiError('BAD_REQUEST', `The body is larger than ${String(limit)} bytes`, {
      status: 413,
    }),
  unknownRoute: () =>
    new FinapiError('UNKNOWN_ENTITY', 'There is no such service', {
      next: 'Paths are those of Access V2, upper and lower case as documented.',
    }),
  methodNotAllowed: (allowed) =>
    new FinapiError('METHOD_NOT_ALLOWED', `Supported methods: ${allowed.join(', ')}`),
  notEmulated: (operation) =>
    new FinapiError('UNSUPPORTED_FEATURE', `This sandbox does not emulate ${operation}`),
  unexpected: () => new FinapiError('UNEXPECTED_ERROR', 'An unexpected error occurred'),
  unavailable: (reason) => new FinapiError('UNEXPECTED_ERROR', reason, { status: 503 }),
};
