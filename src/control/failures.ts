import type { Dialect, Failures, InvalidInput } from '../core/provider.js';
import { decodeControlBody } from './bodies.js';
import { ControlError } from './errors.js';

/** What the control API answers when no call gets to speak. */
export const controlFailures: Failures = {
  unreadableBody: (reason) => new ControlError('invalidRequest', `${reason}.`),
  wrongMediaType: (type) => new ControlError('wrongMediaType', `JSON is needed, not ${type}.`),
  bodyTooLarge: (limit) =>
    new ControlError('bodyTooLarge', `The body is larger than ${limit} bytes.`),
  unknownRoute: () => new ControlError('notFound', 'There is no such control call.'),
  methodNotAllowed: (allowed) =>
    new ControlError('methodNotAllowed', `Allowed here: ${allowed.join(', ')}.`),
  notEmulated: (operation) => new ControlError('notEmulated', `${operation} is not emulated.`),
  unexpected: () => new ControlError('unexpected', 'A bug in the sandbox.', 'Its log says more.'),
  unavailable: (reason) => new ControlError('unavailable', reason),
};

/** A provider's own control endpoints speak the language of the control API. */
export function dialectOfControl(dialect: Dialect): Dialect {
  return {
    ...dialect,
    name: `${dialect.name} control`,
    failures: controlFailures,
    requestId: () => '',
    newRequestId: () => '',
    answerHeaders: () => ({ 'cache-control': 'no-store' }),
    identify: () => ({ principal: 'sandbox:control' }),
    bodies: {
      decode: decodeControlBody,
      invalid: (issues) => new ControlError('invalidRequest', issues.map(complaint).join(' ')),
      encode: ({ fields }) => ({ type: 'application/json', content: JSON.stringify(fields) }),
      mask: (body) => body,
    },
  };
}

const complaint = ({ part, path, message }: InvalidInput): string =>
  `${[part, ...path.map(String)].join('.')}: ${message}.`;
