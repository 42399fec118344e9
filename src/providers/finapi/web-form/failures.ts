import type { Failures } from '../../../core/provider.js';
import { WebFormError, WebFormValidationError } from './errors.js';

const bodyError = (message: string): WebFormValidationError =>
  new WebFormValidationError([{ field: 'body', message }]);

/** What Web Form 2.0 answers when no operation gets to speak; nothing of it is documented. */
export const failures: Failures = {
  unreadableBody: bodyError,
  wrongMediaType: (mediaType) =>
    new WebFormError(
      'NOT_SUPPORTED',
      `The media type '${mediaType.slice(0, 100)}' is not supported`,
      {
        status: 415,
        next: 'Requests have bodies of the type application/json.',
      },
    ),
  bodyTooLarge: (limit) =>
    new WebFormError('NOT_SUPPORTED', `The body is larger than ${String(limit)} bytes`, {
      status: 413,
    }),
  unknownRoute: () => new WebFormError('NOT_FOUND', 'There is no such service'),
  methodNotAllowed: (allowed) =>
    new WebFormError('NOT_ALLOWED', `Supported methods: ${allowed.join(', ')}`),
  notEmulated: (operation) =>
    new WebFormError('NOT_SUPPORTED', `This sandbox does not emulate ${operation}`),
  unexpected: () => new WebFormError('INTERNAL_SERVER_ERROR', 'An unexpected error occurred'),
  unavailable: (reason) => new WebFormError('INTERNAL_SERVER_ERROR', reason, { status: 503 }),
};
