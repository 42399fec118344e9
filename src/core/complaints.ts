import * as z from 'zod';

import { didYouMean } from './nearest.js';

type Issue = z.core.$ZodIssue;

/** What a schema has against a value at one place. */
export interface Complaint {
  readonly path: readonly PropertyKey[];
  /** The key of the object at `path` that should not be there. */
  readonly key?: string;
  /** A sentence, with the nearest right word where one is known. */
  readonly message: string;
}

/** What is wrong with a value that did not pass its schema. */
export const complaintsOf = (
  schema: z.ZodType,
  value: unknown,
  { issues }: Pick<z.core.$ZodError, 'issues'>,
): Complaint[] => issues.flatMap((issue) => complaintsAbout(schema, value, innermost(issue)));

/** Complaints in one line, each with its place below `where`. */
export const told = (complaints: readonly Complaint[], where: string): string =>
  complaints
    .map(({ path, message }) => {
      const place = [where, ...path.map(String)].filter((part) => part !== '').join('.');
      return place === '' ? message : `${place}: ${message}`;
    })
    .join(' ');

function complaintsAbout(schema: z.ZodType, value: unknown, issue: Issue): Complaint[] {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(schema, value, path);
    return issue.keys.map((key) => {
      const message = `Unknown key "${brief(key)}".${didYouMean(key, known)}`;
      return { path, key, message };
    });
  }
  const given = valueAt(value, path);
  const hint = typeof given === 'string' ? didYouMean(given, wordsOf(issue)) : '';
  return [{ path, message: `${issue.message}.${hint}` }];
}

/** Of a union that fits nowhere: the complaint of the form that came nearest to fitting. */
function innermost(issue: Issue): Issue {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return issue;
  const forms = issue.errors.map((errors) => errors[0]).filter((first) => first !== undefined);
  const meant = forms.find((first) => first.code !== 'invalid_type' || first.path.length > 0);
  return meant ? innermost({ ...meant, path: [...issue.path, ...meant.path] }) : issue;
}

/** Words that would have been right. */
function wordsOf(issue: Issue): string[] {
  if (issue.code === 'invalid_value') return issue.values.map(String);
  const options: unknown = issue.code === 'invalid_union' ? Reflect.get(issue, 'options') : [];
  return Array.isArray(options) ? options.map(String) : [];
}

/** Keys that an object may have at a path of a value. */
function keysAt(schema: z.ZodType, value: unknown, path: readonly PropertyKey[]): string[] {
  let forms = formsOf(schema);
  path.forEach((key, depth) => {
    const parent = valueAt(value, path.slice(0, depth));
    forms = forms.filter((form) => suits(form, parent)).flatMap((form) => stepInto(form, key));
  });
  const meant = forms.filter((form) => suits(form, valueAt(value, path)));
  return meant.flatMap((form) => (form instanceof z.ZodObject ? Object.keys(form.shape) : []));
}

/** A schema without its wrappers; of a union, each of its forms. */
function formsOf(schema: unknown): z.ZodType[] {
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodNullable
  ) {
    return formsOf(schema.def.innerType);
  }
  if (schema instanceof z.ZodUnion) return schema.def.options.flatMap(formsOf);
  return schema instanceof z.ZodType ? [schema] : [];
}

/** Whether literal keys of an object schema (`flow: "regular"`) agree with the value. */
function suits(form: z.ZodType, value: unknown): boolean {
  if (!(form instanceof z.ZodObject)) return true;
  return Object.entries(form.shape).every(
    ([key, member]) =>
      !(member instanceof z.ZodLiteral) || member.values.has(valueAt(value, [key]) as never),
  );
}

function stepInto(form: z.ZodType, key: PropertyKey): z.ZodType[] {
  if (form instanceof z.ZodObject) return formsOf(Reflect.get(form.shape, key));
  if (form instanceof z.ZodArray) return formsOf(form.def.element);
  if (form instanceof z.ZodRecord) return formsOf(form.def.valueType);
  return [];
}

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
    value,
  );

const LONGEST_WORD = 80;

/** A word of somebody else's making, short enough for a sentence. */
const brief = (word: string): string =>
  word.length > LONGEST_WORD ? `${word.slice(0, LONGEST_WORD)}…` : word;
