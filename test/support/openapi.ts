import { z } from 'zod';

import { openApiOf } from '../../src/core/openapi/document.js';
import { unreachableDialects } from './operations.js';

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: unknown;
  readonly responses: Readonly<Record<string, Response>>;
}

interface Response {
  readonly content: Readonly<Record<string, { readonly schema: Schema }>>;
}

type Schema = Parameters<typeof z.fromJSONSchema>[0];

export interface OpenApi {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** `GET /_sandbox/worlds/{world}` and so on. */
export const callsIn = ({ paths }: OpenApi): string[] =>
  Object.entries(paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
  );

export const operationsIn = ({ paths }: OpenApi): Operation[] =>
  Object.values(paths).flatMap((operations) => Object.values(operations));

/** What the document has against an answer to a call; empty when it is as described. */
export function complaintsAbout(api: OpenApi, call: string, status: number, body: unknown): string {
  const schema = schemaOf(api, call, status);
  if (!schema) return `${call}: nothing is said of status ${status}`;
  const result = z.fromJSONSchema(resolved(schema, api)).safeParse(body);
  return result.success ? '' : `${call}: ${z.prettifyError(result.error)}`;
}

function schemaOf(api: OpenApi, call: string, status: number): Schema | undefined {
  const responses = responsesTo(api, call);
  const otherwise = status < 300 ? '2XX' : 'default';
  const response = responses[status] ?? responses[otherwise];
  return response?.content['application/json']?.schema;
}

function responsesTo({ paths }: OpenApi, call: string): Operation['responses'] {
  const [method = '', path = ''] = call.split(' ');
  const operations = paths[path] ?? {};
  return operations[method.toLowerCase()]?.responses ?? {};
}

const resolved = (schema: Schema, { components }: OpenApi): Schema => {
  const reference = typeof schema === 'object' ? schema.$ref : undefined;
  const name = reference?.split('/').at(-1);
  return (name === undefined ? undefined : components.schemas[name]) ?? schema;
};

/** The document of an emulated API, for tests that are made from it before anything starts. */
export async function servedDocument<T extends object = OpenApi>(name: string): Promise<T> {
  const dialect = (await unreachableDialects()).find((each) => each.name === name);
  const described = await dialect?.describeApi?.();
  if (!dialect || !described) throw new Error(`${name} does not describe itself`);
  return openApiOf(dialect, described, '0.0.0-test') as T;
}
