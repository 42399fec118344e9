import { z } from 'zod';

import type { AnyEndpoint, Provider } from '../core/provider.js';
import type { AnyControlEndpoint } from './endpoint.js';
import { CONTROL_ENDPOINTS } from './operations.js';

type Json = Readonly<Record<string, unknown>>;

/** The control API's own OpenAPI document, made from the schemas that check the calls. */
export function describeApi(version: string, providers: readonly Provider[]): Json {
  const paths: Record<string, Record<string, Json>> = {};
  const add = (path: string, method: string, operation: Json): void => {
    const key = path.replaceAll(/:(\w+)/g, '{$1}');
    paths[key] = { ...paths[key], [method]: operation };
  };
  for (const [name, endpoint] of Object.entries(CONTROL_ENDPOINTS)) {
    add(`/_sandbox${endpoint.path}`, endpoint.method, describe(name, endpoint));
  }
  for (const provider of providers) {
    for (const [name, endpoint] of Object.entries(provider.control ?? {})) {
      const path = `/_sandbox/worlds/:world/${provider.name}${(endpoint as AnyEndpoint).path}`;
      add(
        path,
        (endpoint as AnyEndpoint).method,
        describeProvided(name, provider, endpoint as AnyEndpoint),
      );
    }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'doppelbank control API', version },
    paths,
    components: { schemas: { Error: ERROR } },
  };
}

const ERROR: Json = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'message'],
      properties: {
        code: { type: 'string' },
        message: { type: 'string' },
        next: { type: 'string', description: 'What to do about it' },
      },
    },
  },
};

function describe(operationId: string, endpoint: AnyControlEndpoint): Json {
  return {
    operationId,
    summary: endpoint.summary,
    ...inputs(endpoint.params, endpoint.query, endpoint.body),
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
function describeProvided(operationId: string, { name }: Provider, endpoint: AnyEndpoint): Json {
  const world = z.object({ world: z.string() });
  const params =
    endpoint.params instanceof z.ZodObject ? endpoint.params.extend(world.shape) : world;
  return {
    operationId,
    tags: [name],
    ...inputs(
      params,
      endpoint.query as z.ZodType | undefined,
      endpoint.body as z.ZodType | undefined,
    ),
    responses: { '2XX': { description: 'Done', content: ANY_OBJECT }, default: REFUSED },
  };
}

const ANY_OBJECT: Json = { 'application/json': { schema: { type: 'object' } } };

const REFUSED: Json = {
  description: 'Refused',
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
};

function inputs(params?: z.ZodType, query?: z.ZodType, body?: z.ZodType): Json {
  const parameters = [...parametersOf(params, 'path'), ...parametersOf(query, 'query')];
  return {
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body ? { requestBody: { required: true, ...content(body, 'input') } } : {}),
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
  const { $schema: _dialect, ...described } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
  });
  return described;
}
