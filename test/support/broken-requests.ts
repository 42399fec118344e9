import { brokenFieldsOf, brokenOf, withBroken, type Constraint } from './broken-values.js';
import { sampleOf, type Schema } from './schema-samples.js';

/** An operation as an OpenAPI document of the sandbox describes it. */
export interface DescribedOperation {
  readonly name: string;
  readonly method: string;
  /** With its base path, parameters in braces. */
  readonly path: string;
  readonly security: readonly Readonly<Record<string, unknown>>[];
  readonly parameters: readonly Parameter[];
  readonly body?: { readonly type: string; readonly schema: Schema };
}

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly schema: Schema;
}

/** A request with one mistake in it. */
export interface BrokenRequest {
  readonly part: 'path' | 'query' | 'body';
  readonly constraint: Constraint;
  /** The field with the mistake, as complaints name it. */
  readonly field: string;
  readonly url: string;
  readonly body?: unknown;
}

/** As much of an OpenAPI document as requests are made from. */
export interface DescribedApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationObject>>>>;
}

interface OperationObject {
  readonly operationId: string;
  readonly security: DescribedOperation['security'];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema: Schema }>>;
  };
}

export const operationsOf = ({ paths }: DescribedApi): readonly DescribedOperation[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      const { operationId: name, security, parameters = [], requestBody } = operation;
      const [content] = Object.entries(requestBody?.content ?? {});
      const body = content && { type: content[0], schema: content[1].schema };
      return { name, method, path, security, parameters, ...(body && { body }) };
    }),
  );

/**
 * For each constraint of an operation a request that breaks it and is right otherwise. Headers are
 * left out: what they may hold is documented, and whatever else they hold is ignored.
 */
export function brokenRequestsOf(operation: DescribedOperation): readonly BrokenRequest[] {
  const { body } = operation;
  const base = body && { body: sampleOf(body.schema) };
  return [
    ...operation.parameters.flatMap((parameter) => brokenParameters(operation, parameter, base)),
    ...(body ? brokenBodies(operation, body) : []),
  ];
}

function brokenBodies(
  operation: DescribedOperation,
  { type, schema }: NonNullable<DescribedOperation['body']>,
): BrokenRequest[] {
  const isForm = type !== 'application/json';
  return brokenFieldsOf(schema)
    .filter(({ value }) => !isForm || isPossibleInForm(value))
    .map(({ constraint, path, value }) => ({
      part: 'body',
      constraint,
      field: path.join('.'),
      url: urlOf(operation, {}),
      body: withBroken(schema, path, value),
    }));
}

/** Everything in a form is text; only a field that is repeated is something else. */
const isPossibleInForm = (value: unknown): boolean =>
  value === undefined || typeof value === 'string';

function brokenParameters(
  operation: DescribedOperation,
  parameter: Parameter,
  base: { readonly body: unknown } | undefined,
): BrokenRequest[] {
  const { name, in: part, required, schema } = parameter;
  if (part === 'header') return [];
  const missing = { constraint: 'required', path: [], value: undefined } as const;
  const broken = brokenOf(schema).filter(({ constraint, value }) =>
    isPossibleAsText(schema, constraint, value),
  );
  return [...(required && part === 'query' ? [missing] : []), ...broken].map(
    ({ constraint, path, value }) => ({
      part,
      constraint,
      field: name,
      url: urlOf(operation, { [name]: withBroken(schema, path, value) }),
      ...base,
    }),
  );
}

/** What is wrong must still be wrong once it is text. */
function isPossibleAsText(
  { type, items }: Schema,
  constraint: Constraint,
  value: unknown,
): boolean {
  if (value === '' || (typeof value === 'object' && constraint !== 'items')) return false;
  return constraint !== 'type' || !(type === 'string' || items?.type === 'string');
}

function urlOf(
  { path, parameters }: DescribedOperation,
  broken: Readonly<Record<string, unknown>>,
): string {
  const values = parameters
    .filter((each) => each.in === 'path' || (each.in === 'query' && each.required))
    .map(({ name, schema }) => [name, sampleOf(schema)] as const);
  const all = { ...Object.fromEntries(values), ...broken };
  const url = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(text(all[name])),
  );
  const query = parameters
    .filter((each) => each.in === 'query' && all[each.name] !== undefined)
    .map(({ name }) => `${name}=${encodeURIComponent(text(all[name]))}`);
  return query.length > 0 ? `${url}?${query.join('&')}` : url;
}

const text = (value: unknown): string => [value].flat().map(String).join(',');
