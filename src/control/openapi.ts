import * as z from 'zod';

import type { AnyEndpoint, Dialect } from '../core/provider.js';
import { WorldPath, type AnyControlEndpoint } from './endpoint.js';
import { CONTROL_ENDPOINTS } from './operations.js';

type Json = Readonly<Record<string, unknown>>;

/** The control API's own OpenAPI document, made from the schemas that check the calls. */
export function describeApi(version: string, dialects: readonly Dialect[]): Json {
  const paths: Record<string, Record<string, Json>> = {};
  const add = ({ method, path }: Pick<AnyEndpoint, 'method' | 'path'>, operation: Json): void => {
    const key = `/_sandbox${path.replaceAll(/:(\w+)/g, '{$1}')}`;
    paths[key] = { ...paths[key], [method]: operation };
  };
  for (const [name, endpoint] of Object.entries(CONTROL_ENDPOINTS)) {
    add(endpoint, describe(name, endpoint));
  }
  for (const dialect of dialects) {
    const provided: [string, AnyEndpoint][] = Object.entries(dialect.control ?? {});
    for (const [name, endpoint] of provided) {
      const path = `/worlds/:world/${dialect.name}${endpoint.path}` as const;
      add({ method: endpoint.method, path }, describeProvided(name, dialect, endpoint));
    }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'doppelbank control API', version },
    security: [{ token: [] }, {}],
    paths,
    components: { schemas: { Error: ERROR }, securitySchemes: { token: TOKEN } },
  };
}

const TOKEN: Json = {
  type: 'http',
  scheme: 'bearer',
  description: 'Needed when the sandbox listens beyond loopback; printed once at its start',
};

const ERROR: Json = {
  type: 'object',
  required: ['error'],
  additionalProperties: false,
  properties: {
    error: {
      type: 'object',
      required: ['code', 'message'],
      additionalProperties: false,
      properties: {
        code: { type: 'string' },
        message: { type: 'string' },
        next: { type: 'string', description: 'What to do about it' },
      },
    },
  },
};

const REFUSED: Json = {
  description: 'Refused',
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
};

const ANY_OBJECT: Json = { 'application/json': { schema: { type: 'object' } } };

function describe(operationId: string, endpoint: AnyControlEndpoint): Json {
  return {
    operationId,
    summary: endpoint.summary,
    ...(endpoint.open && { security: [] }),
    ...inputs(endpoint),
    responses: {
      [String(endpoint.status ?? 200)]: {
        description: 'Done',
        ...content(endpoint.reply, 'output'),
      },
      default: REFUSED,
    },
  };
}

/** The reply of a provider's control endpoint is an object; its fields are the provider's own. */
function describeProvided(operation: string, { name }: Dialect, endpoint: AnyEndpoint): Json {
  const own = endpoint.params as z.ZodType | undefined;
  const params = own instanceof z.ZodObject ? own.extend(WorldPath.shape) : WorldPath;
  const { query, body } = endpoint as { query?: z.ZodType; body?: z.ZodType };
  return {
    operationId: `${name}.${operation}`,
    tags: [name],
    ...inputs({ params, query, body }),
    responses: { '2XX': { description: 'Done', content: ANY_OBJECT }, default: REFUSED },
  };
}

interface Inputs {
  readonly params?: z.ZodType | undefined;
  readonly query?: z.ZodType | undefined;
  readonly body?: z.ZodType | undefined;
}

function inputs({ params, query, body }: Inputs): Json {
  const parameters = [...parametersOf(params, 'path'), ...parametersOf(query, 'query')];
  const isNeeded = body !== undefined && !body.safeParse(undefined).success;
  return {
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: { required: isNeeded, ...content(body, 'input') } }),
  };
}

function parametersOf(schema: z.ZodType | undefined, place: 'path' | 'query'): Json[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = jsonSchema(schema, 'input') as {
    properties?: Readonly<Record<string, unknown>>;
    required?: readonly string[];
  };
  return Object.entries(properties).map(([name, described]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: described,
  }));
}

const content = (schema: z.ZodType, io: 'input' | 'output'): Json => ({
  content: { 'application/json': { schema: jsonSchema(schema, io) } },
});

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const described = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return Object.fromEntries(Object.entries(described).filter(([name]) => name !== '$schema'));
}
