import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { factsOf } from '../tooling/finapi-facts.js';

/** A schema as far as facts go. */
export interface SchemaFacts {
  readonly $ref?: string;
  readonly type?: string;
  readonly items?: SchemaFacts;
  readonly additional?: SchemaFacts;
  readonly properties?: Readonly<Record<string, SchemaFacts>>;
  readonly [limit: string]: unknown;
}

type Content = Readonly<Record<string, SchemaFacts>>;

export interface OperationFacts {
  readonly call: string;
  readonly path: Readonly<Record<string, SchemaFacts>>;
  readonly query: Readonly<Record<string, SchemaFacts>>;
  readonly header: Readonly<Record<string, SchemaFacts>>;
  readonly body?: Content;
  readonly answers: Readonly<Record<string, Content | null>>;
}

export interface Facts {
  readonly operations: Readonly<Record<string, OperationFacts>>;
  readonly schemas: Readonly<Record<string, SchemaFacts>>;
}

/** What finAPI documents. */
export const documentedFacts = (): Facts =>
  JSON.parse(readFileSync(join(import.meta.dirname, 'finapi-facts.json'), 'utf8')) as Facts;

/** What a document says that the sandbox serves. */
export const servedFacts = (document: object): Facts =>
  factsOf(document as Parameters<typeof factsOf>[0]);

/** One fact a line: where it stands, and its value. */
export type Lines = Readonly<Record<string, string>>;

/** Everything that these facts say of schemas, each by itself. */
export function schemaLinesOf({ schemas }: Facts): Lines {
  const lines: Record<string, string> = {};
  for (const [name, schema] of Object.entries(schemas)) addLines(lines, name, schema, undefined);
  return lines;
}

/** Everything that these facts say of requests and answers of the operations. */
export function linesOf(facts: Facts, operations: readonly string[]): Lines {
  const lines: Record<string, string> = {};
  const add = (where: string, schema: SchemaFacts): void => {
    addLines(lines, where, schema, facts);
  };
  for (const name of operations) {
    const operation = facts.operations[name];
    if (!operation) continue;
    lines[`${name} call`] = operation.call;
    for (const place of ['path', 'query', 'header'] as const) {
      for (const [parameter, schema] of Object.entries(operation[place])) {
        add(`${name} ${place}.${parameter}`, schema);
      }
    }
    for (const [type, schema] of Object.entries(operation.body ?? {})) {
      lines[`${name} body`] = type;
      add(`${name} body`, schema);
    }
    Object.assign(lines, answerLines(name, operation));
  }
  return lines;
}

/** Facts of a schema and what it holds; references are followed only where there are `facts`. */
function addLines(
  lines: Record<string, string>,
  where: string,
  schema: SchemaFacts,
  facts: Facts | undefined,
): void {
  const { items, additional, properties = {}, ...limits } = resolved(schema, facts);
  for (const [limit, value] of Object.entries(limits)) {
    lines[`${where}.${limit}`] = typeof value === 'string' ? value : JSON.stringify(value);
  }
  const inner = { [`${where}[]`]: items, [`${where}{}`]: additional };
  for (const [name, field] of Object.entries(properties)) inner[`${where}.${name}`] = field;
  for (const [at, part] of Object.entries(inner)) if (part) addLines(lines, at, part, facts);
}

function resolved(schema: SchemaFacts, facts: Facts | undefined): SchemaFacts {
  const { $ref, ...own } = schema;
  if ($ref === undefined || !facts) return schema;
  return resolved({ ...facts.schemas[$ref], ...own }, facts);
}

function answerLines(name: string, { answers }: OperationFacts): Lines {
  return Object.fromEntries(
    Object.entries(answers).map(([status, content]) => [
      `${name} answer ${status}`,
      content?.['application/json']?.$ref ?? 'nothing',
    ]),
  );
}
