import type {
  ApiDescription,
  DescribedEndpoint,
  HeaderParameter,
  OperationDescription,
  ResponseDescription,
} from '../../../core/openapi/description.js';
import { referenceTo } from '../../../core/openapi/description.js';
import { namedJsonSchemas } from '../../../core/openapi/json-schema.js';
import type { FinapiTraits, Role } from '../endpoint.js';
import * as accounts from './accounts.js';
import * as authorization from './authorization.js';
import * as bankConnections from './bank-connections.js';
import * as bankInterfaces from './bank-interfaces.js';
import * as banks from './banks.js';
import * as categories from './categories.js';
import * as clientConfiguration from './client-configuration.js';
import * as currencies from './currencies.js';
import * as errors from './errors.js';
import * as labels from './labels.js';
import * as mandatorAdministration from './mandator-administration.js';
import * as notificationRules from './notification-rules.js';
import { OPERATION_ANSWERS } from './operations.js';
import * as pendingTransactions from './pending-transactions.js';
import * as securities from './securities.js';
import * as shared from './shared.js';
import * as transactions from './transactions.js';
import * as users from './users.js';

/** Every schema of an answer; the name of the export is its name in the API. */
const SCHEMAS = {
  ...errors,
  ...shared,
  ...currencies,
  ...authorization,
  ...users,
  ...clientConfiguration,
  ...mandatorAdministration,
  ...banks,
  ...bankInterfaces,
  ...bankConnections,
  ...accounts,
  ...transactions,
  ...pendingTransactions,
  ...categories,
  ...labels,
  ...securities,
  ...notificationRules,
};

/** What finAPI Access V2 answers, and which headers and callers its operations know. */
export const describeFinapi = (): ApiDescription => ({
  title: 'finAPI Access V2, as doppelbank emulates it',
  schemas: namedJsonSchemas(SCHEMAS),
  securitySchemes: Object.fromEntries(
    Object.entries(CALLERS).map(([name, description]) => [
      name,
      { type: 'http', scheme: 'bearer', description },
    ]),
  ),
  describe: describeOperation,
});

const CALLERS = {
  client: 'Token of an app client',
  admin: 'Token of the mandator admin client',
  user: 'Token of a user',
} as const;

const ADMITTED: Readonly<Record<Role, readonly (keyof typeof CALLERS)[]>> = {
  client: ['client'],
  admin: ['admin'],
  user: ['user'],
  clientOrUser: ['client', 'user'],
  clientOrAdmin: ['client', 'admin'],
  anyone: [],
  visitor: [],
};

function describeOperation(operation: string, endpoint: DescribedEndpoint): OperationDescription {
  const { as, form } = endpoint as DescribedEndpoint & FinapiTraits;
  return {
    headers: headersOf(operation, endpoint),
    security: ADMITTED[as],
    requestTypes: [form ? 'application/x-www-form-urlencoded' : 'application/json'],
    responses: responsesOf(operation),
  };
}

const OVERRIDE: HeaderParameter = {
  name: 'X-HTTP-Method-Override',
  schema: { type: 'string', enum: ['PATCH', 'DELETE'] },
};

const DEVICE: readonly HeaderParameter[] = [
  { name: 'PSU-IP-Address', schema: { type: 'string', format: 'ipv4' } },
  { name: 'PSU-Device-OS', schema: { type: 'string' } },
  { name: 'PSU-User-Agent', schema: { type: 'string' } },
];

const REQUEST_ID: HeaderParameter = { name: 'X-Request-Id', schema: { type: 'string' } };

function headersOf(operation: string, { method }: DescribedEndpoint): readonly HeaderParameter[] {
  const canBeOverridden = method === 'patch' || method === 'delete';
  return [
    ...(OPERATION_ANSWERS[operation]?.asksBank ? DEVICE : []),
    ...(canBeOverridden ? [OVERRIDE] : []),
    REQUEST_ID,
  ];
}

/** A failed authentication has a shape of its own; all other refusals share one. */
function responsesOf(operation: string): OperationDescription['responses'] {
  const answer = OPERATION_ANSWERS[operation];
  const body = answer?.schema === undefined ? {} : jsonOf(answer.schema);
  return {
    ...(answer && { [answer.status]: { description: 'Done', ...body } }),
    401: { description: 'Not authenticated', ...jsonOf('BadCredentialsError') },
    default: { description: 'Refused', ...jsonOf('ErrorMessage') },
  };
}

const jsonOf = (schema: string): Pick<ResponseDescription, 'content'> => ({
  content: { 'application/json': referenceTo(schema) },
});
