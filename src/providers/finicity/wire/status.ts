import { list, xmlType } from '../../../core/http/xml-describe.js';
import { Namespace } from './namespaces.js';

// eslint-disable-next-line no-restricted-syntax -- the name of the type in the schema
export const ErrorInfo = xmlType(Namespace.common, {
  errorType: 'string',
  errorCode: 'string',
  errorMessage: 'string',
  correlationId: 'string',
  exceptionDetail: 'string',
});

export const Status = xmlType(Namespace.common, {
  statusMessage: 'string',
  errorInfo: list(ErrorInfo),
});

/** The body of every failure. */
export const StatusRoot = {
  name: 'Status',
  type: Status,
  namespaces: [Namespace.common],
} as const;
