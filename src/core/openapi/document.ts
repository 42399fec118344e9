import type { z } from 'zod';

import type { AnyEndpoint, Dialect } from '../provider.js';
import type {
  ApiDescription,
  JsonSchema,
  OperationDescription,
  ResponseDescription,
} from './description.js';
import { jsonSchemaOf } from './json-schema.js';
import { parametersOf } from './parameters.js';

/**
 * The OpenAPI document of an emulated API: every operation that the sandbox answers, made from
 * the schemas by which its endpoints check their requests and from what the provider says of its
 * answers.
 */
export function openApiOf(dialect: Dialect, api: ApiDescription, version: string): JsonSchema {
  const paths: Record<string, Record<string, JsonSchema>> = {};
  const resources = Object.values(dialect.resources);
  for (const [operation, endpoint] of resources.flatMap((each) => Object.entries(each))) {
    const base = endpoint.base ?? dialect.basePaths[0];
    const path = (base + endpoint.path).replaceAll(/:(\w+)/g, '{$1}');
    const described = describe(operation, endpoint, api.describe(operation, endpoint));
    paths[path] = { ...paths[path], [endpoint.method]: described };
  }
  return {
    openapi: '3.1.0',
    info: { title: api.title, version },
    paths,
    components: { schemas: api.schemas, securitySchemes: api.securitySchemes },
  };
}

function describe(
  operationId: string,
  { params, query, body }: AnyEndpoint,
  { headers, security, requestTypes, requestBody, responses }: OperationDescription,
): JsonSchema {
  const parameters = [
    ...parametersOf(params as z.ZodType | undefined, 'path'),
    ...parametersOf(query as z.ZodType | undefined, 'query'),
    ...headers.map(({ name, schema }) => ({ name, in: 'header', required: false, schema })),
  ];
  return {
    operationId,
    security: security.map((scheme) => ({ [scheme]: [] })),
    ...(parameters.length > 0 && { parameters }),
    ...bodyOf(body as z.ZodType | undefined, requestTypes, requestBody),
    responses: Object.fromEntries(
      Object.entries(responses).map(([status, response]) => [status, responseOf(response)]),
    ),
  };
}

function bodyOf(
  schema: z.ZodType | undefined,
  types: readonly string[],
  described = schema && jsonSchemaOf(schema, 'input'),
): JsonSchema {
  if (!described) return {};
  const content = Object.fromEntries(types.map((type) => [type, { schema: described }]));
  return { requestBody: { required: schema?.safeParse(undefined).success !== true, content } };
}

const responseOf = ({ description, content }: ResponseDescription): JsonSchema => ({
  description,
  ...(content && {
    content: Object.fromEntries(
      Object.entries(content).map(([type, schema]) => [type, { schema }]),
    ),
  }),
});
