import { z } from 'zod';

import { suggestion } from './suggestion.js';

type Issue = z.core.$ZodIssue;

/** What is wrong with a value, in words: where, what, and the nearest right word. */
export function complaintsOf(schema: z.ZodType, value: unknown, error: z.ZodError): string[] {
  return error.issues.flatMap((issue) => complaint(schema, value, issue));
}

function complaint(schema: z.ZodType, value: unknown, issue: Issue): string[] {
  const inner = innermost(issue);
  const where = inner.path.join('.');
  const at = where === '' ? '' : `${where}: `;
  if (inner.code === 'unrecognized_keys') {
    const known = keysAt(schema, value, inner.path);
    return inner.keys.map((key) => `${at}unknown key "${key}"${suggestion(key, known)}`);
  }
  if (inner.code === 'invalid_value' || inner.code === 'invalid_union') {
    const given = valueAt(value, inner.path);
    const known = wordsOf(inner);
    const near = typeof given === 'string' ? suggestion(given, known) : '';
    return [`${at}${inner.message}${near}`];
  }
  return [`${at}${inner.message}`];
}

/** Of a union that fits nowhere: the complaint of the form that came nearest to fitting. */
function innermost(issue: Issue): Issue {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return issue;
  const forms = issue.errors.map((errors) => errors[0]).filter((first) => first !== undefined);
  const meant = forms.find((first) => first.code !== 'invalid_type' || first.path.length > 0);
  if (!meant) return issue;
  return innermost({ ...meant, path: [...issue.path, ...meant.path] });
}

function wordsOf(issue: Issue): string[] {
  if (issue.code === 'invalid_value') return issue.values.map(String);
  const options: unknown = Reflect.get(issue, 'options');
  return Array.isArray(options) ? options.map(String) : [];
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
    value,
  );
}

/** Keys that an object may have at a path of a value. */
function keysAt(schema: z.ZodType, value: unknown, path: readonly PropertyKey[]): string[] {
  let forms = formsOf(schema);
  path.forEach((key, depth) => {
    forms = forms
      .filter((form) => suits(form, valueAt(value, path.slice(0, depth))))
      .flatMap((form) => stepInto(form, key));
  });
  return forms
    .filter((form) => suits(form, valueAt(value, path)))
    .flatMap((form) => (form instanceof z.ZodObject ? Object.keys(form.shape) : []));
}

/** A schema without its wrappers; of a union, each of its forms. */
function formsOf(schema: unknown): z.ZodType[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
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
