import * as z from 'zod';

import type {
  ApiDescription,
  OperationDescription,
  ResponseDescription,
} from '../../../core/openapi/description.js';
import { referenceTo } from '../../../core/openapi/description.js';
import { namedJsonSchemas } from '../../../core/openapi/json-schema.js';
import { int32, int64 } from '../answers/formats.js';

const WebFormStatus = z.enum([
  'NOT_YET_OPENED',
  'IN_PROGRESS',
  'COMPLETED',
  'COMPLETED_WITH_ERROR',
  'EXPIRED',
  'ABORTED',
]);

const WebFormType = z.enum([
  'BANK_CONNECTION_IMPORT',
  'BANK_CONNECTION_UPDATE',
  'PAYMENT_WITH_ACCOUNT_ID',
  'STANDALONE_PAYMENT',
  'STANDING_ORDER',
  'DIRECT_DEBIT_WITH_ACCOUNT_ID',
]);

const Payload = z.object({
  bankConnectionId: int64().optional(),
  paymentId: int64().optional(),
  standingOrderId: int64().optional(),
  errorCode: z
    .enum([
      'ENTITY_EXISTS',
      'BANK_SERVER_REJECTION',
      'INTERNAL_ERROR',
      'INTERRUPTED',
      'INVALID_TOKEN',
      'MANDATOR_MISCONFIGURATION',
      'NO_ACCOUNTS_FOR_TYPE_LIST',
      'UNDETERMINED_BANK',
      'UNEXPECTED_ACCESS_RESPONSE',
      'UNSUPPORTED_FEATURE',
      'UNSUPPORTED_ORDER',
    ])
    .optional(),
});

const Id = z.string().min(36).max(36);
const Url = z.string().min(1).max(2048);

const WebForm = z.object({
  id: Id,
  url: Url,
  createdAt: z.string(),
  expiresAt: z.string(),
  type: WebFormType,
  status: WebFormStatus,
  payload: Payload,
});

// eslint-disable-next-line no-restricted-syntax -- the name of the schema in the API
const WebFormInfo = z.object({ id: Id, url: Url, status: WebFormStatus });

const TaskType = z.enum(['BANK_CONNECTION_UPDATE']);
const TaskStatus = z.enum([
  'NOT_YET_STARTED',
  'IN_PROGRESS',
  'WEB_FORM_REQUIRED',
  'COMPLETED',
  'COMPLETED_WITH_ERROR',
]);

const TaskPayload = z.object({
  bankConnectionId: int64(),
  webForm: WebFormInfo.optional(),
  errorCode: z
    .enum([
      'BANK_SERVER_REJECTION',
      'INTERNAL_ERROR',
      'INVALID_TOKEN',
      'UNEXPECTED_ACCESS_RESPONSE',
    ])
    .optional(),
});

const Task = z.object({
  id: Id,
  createdAt: z.string(),
  type: TaskType,
  status: TaskStatus,
  payload: TaskPayload,
});

const Paging = z.object({
  page: int32(),
  perPage: z.int().max(500).meta({ format: 'int32' }),
  pageCount: int32(),
  totalCount: int32(),
});

const WebFormsPage = z.object({ items: z.array(WebForm).max(500), paging: Paging });
const TasksPage = z.object({ items: z.array(Task).max(500), paging: Paging });

const Refusal = z.object({
  code: z.enum([
    'UNAUTHORIZED',
    'FORBIDDEN',
    'NOT_FOUND',
    'NOT_ALLOWED',
    'BANK_NOT_SUPPORTED',
    'BANK_NOT_UNIQUE',
    'ENTITY_EXISTS',
    'MANDATOR_MISCONFIGURATION',
    'NOT_SUPPORTED',
    'PAYMENT_NOT_SUPPORTED',
    'INVALID_REDIRECT_URL',
    'LOCKED',
    'INTERNAL_SERVER_ERROR',
  ]),
  description: z.string(),
  timestamp: z.string(),
  endpoint: z.string(),
});

const InvalidFieldError = z.object({ field: z.string(), message: z.string() });
const ValidationError = z.object({
  errors: z.array(InvalidFieldError).min(1),
  timestamp: z.string(),
  endpoint: z.string(),
});

/** By the names that the API has for them. */
const SCHEMAS = {
  Error: Refusal,
  InvalidFieldError,
  Paging,
  Payload,
  Task,
  TaskPayload,
  TaskStatus,
  TaskType,
  TasksPage,
  ValidationError,
  WebForm,
  WebFormInfo,
  WebFormStatus,
  WebFormType,
  WebFormsPage,
};

const json = (schema: keyof typeof SCHEMAS): Pick<ResponseDescription, 'content'> => ({
  content: { 'application/json': referenceTo(schema) },
});

const ok = (schema: keyof typeof SCHEMAS) => ({ 200: { description: 'Done', ...json(schema) } });
const created = (schema: keyof typeof SCHEMAS) => ({
  201: { description: 'Created', ...json(schema) },
});

const ANSWERS: Readonly<Record<string, OperationDescription['responses']>> = {
  createForBankConnectionImport: created('WebForm'),
  getWebForms: ok('WebFormsPage'),
  getWebForm: ok('WebForm'),
  deleteWebForm: { 200: { description: 'Done' } },
  createBankConnectionUpdateTask: created('Task'),
  getTasks: ok('TasksPage'),
  getTask: ok('Task'),
};

const REFUSALS: OperationDescription['responses'] = {
  400: { description: 'Not valid', ...json('ValidationError') },
  default: { description: 'Refused', ...json('Error') },
};

/** What Web Form 2.0 answers to clients; the pages that people see are no part of it. */
export const describeWebForm = (): ApiDescription => ({
  title: 'finAPI Web Form 2.0, as doppelbank emulates it',
  schemas: namedJsonSchemas(SCHEMAS),
  securitySchemes: {
    user: { type: 'http', scheme: 'bearer', description: 'Token of a user of Access' },
  },
  describe: (operation) => ({
    headers: [{ name: 'X-Request-Id', schema: { type: 'string' } }],
    security: ['user'],
    requestTypes: ['application/json'],
    responses: { ...ANSWERS[operation], ...REFUSALS },
  }),
});
