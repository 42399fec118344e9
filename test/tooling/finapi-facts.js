import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';

/**
 * Facts of an OpenAPI document without its prose: operations, parameters, fields, types, limits.
 *
 *     node test/tooling/finapi-facts.js PATH/finapi-access-v2.json
 *
 * writes those of finAPI's own document to `test/support/finapi-facts.json`, one operation or
 * schema a line.
 */
const FACTS = join(import.meta.dirname, '../support/finapi-facts.json');

export function factsOf({ paths, components }) {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => [
      operation.operationId,
      operationFacts(`${method} ${path}`, operation),
    ]),
  );
  return {
    operations: sorted(operations),
    schemas: sorted(
      Object.entries(components.schemas).map(([name, schema]) => [name, schemaFacts(schema)]),
    ),
  };
}

function operationFacts(call, { parameters = [], requestBody, responses }) {
  return {
    call,
    ...Object.fromEntries(
      ['path', 'query', 'header'].map((place) => [place, parameterFacts(parameters, place)]),
    ),
    ...(requestBody && { body: contentFacts(requestBody.content) }),
    answers: Object.fromEntries(
      Object.entries(responses).map(([status, { content }]) => [
        status,
        content ? contentFacts(content) : null,
      ]),
    ),
  };
}

const parameterFacts = (parameters, place) =>
  sorted(
    parameters
      .filter((each) => each.in === place)
      .map(({ name, required, schema }) => [
        name,
        { ...schemaFacts(schema), ...(required && { required: true }) },
      ]),
  );

const contentFacts = (content) =>
  sorted(Object.entries(content).map(([type, { schema }]) => [type, schemaFacts(schema)]));

const LIMITS = ['maxLength', 'minimum', 'maximum', 'minItems', 'maxItems', 'format'];

/** What a schema says of values; `minLength: 0` and `additionalProperties: false` say nothing. */
function schemaFacts(schema) {
  if (schema.$ref) return { $ref: schema.$ref.split('/').at(-1) };
  return present({
    ...typeFacts(schema),
    ...Object.fromEntries(LIMITS.map((limit) => [limit, schema[limit]])),
    minLength: schema.minLength || undefined,
    pattern: schema.pattern && plainPattern(schema.pattern),
    enum: schema.enum && enumFacts(schema.enum),
    default: defaultFact(schema),
    additional: schema.additionalProperties ? schemaFacts(schema.additionalProperties) : undefined,
    properties: schema.properties && fieldFacts(schema),
  });
}

const present = (facts) =>
  Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined));

const fieldFacts = ({ properties, required = [] }) =>
  sorted(
    Object.entries(properties).map(([name, schema]) => [
      name,
      { ...schemaFacts(schema), ...(required.includes(name) && { required: true }) },
    ]),
  );

/** A generator of documents has left sets of Java where arrays are meant: `Set<string>`. */
function typeFacts({ type, items }) {
  const [, of] = /^Set<(\w+)>$/.exec(type ?? '') ?? [];
  if (of) return { type: 'array', items: /^[A-Z]/.test(of) ? { $ref: of } : { type: of } };
  return { ...(type && { type }), ...(items && { items: schemaFacts(items) }) };
}

/** The defaults of parameters are texts, whatever their type. */
function defaultFact({ type, default: value }) {
  return typeof value === 'string' && type !== 'string' ? JSON.parse(value) : value;
}

/** Patterns are for whole values, and need no escapes in a class of characters. */
const plainPattern = (pattern) =>
  pattern
    .replace(/^\^/, '')
    .replace(/\$$/, '')
    .replaceAll(/\\([^\w\s])/g, '$1');

const FEW = 45;

/** Of a long list of codes only how many they are, and a sum that changes with any of them. */
function enumFacts(values) {
  const all = [...values].sort();
  if (all.length <= FEW) return all;
  const sum = createHash('sha256').update(all.join(' ')).digest('hex').slice(0, 16);
  return { count: all.length, sum };
}

const sorted = (entries) =>
  Object.fromEntries([...entries].sort(([one], [other]) => (one < other ? -1 : 1)));

function written(facts) {
  const parts = Object.entries(facts).map(([part, entries]) => {
    const lines = Object.entries(entries).map(
      ([name, entry]) => `${JSON.stringify(name)}: ${JSON.stringify(entry)}`,
    );
    return `${JSON.stringify(part)}: {\n${lines.join(',\n')}\n}`;
  });
  return `{\n${parts.join(',\n')}\n}\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [, , path] = process.argv;
  if (!path) throw new Error('Give the path of finAPI’s OpenAPI document.');
  writeFileSync(FACTS, written(factsOf(JSON.parse(readFileSync(path, 'utf8')))));
}
