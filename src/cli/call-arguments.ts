import type { CallableOperation } from '../core/scenario/caller.js';
import { UsageError } from './usage-error.js';

const METHODS_WITH_BODY = new Set(['post', 'put', 'patch']);

/**
 * What `name=value` words mean: path parameters by their names, then members of the body where
 * the method has one, else the query. `?name=value` is always the query. A value that reads as
 * JSON (`true`, `12`, `{"a":1}`) is taken as such in the body.
 */
export function argumentsOf(
  { method, path }: CallableOperation,
  pairs: readonly string[],
  givenBody: string | undefined,
): { path: string; body: unknown } {
  const params = new Set([...path.matchAll(/:(\w+)/g)].map(([, name]) => name));
  const query = new URLSearchParams();
  const members: Record<string, unknown> = {};
  let filled = path;
  for (const pair of pairs) {
    const [name, value] = split(pair);
    if (params.delete(name)) filled = withParameter(filled, name, value);
    else if (name.startsWith('?')) query.append(name.slice(1), value);
    else if (METHODS_WITH_BODY.has(method)) members[name] = asJson(value);
    else query.append(name, value);
  }
  const [missing] = params;
  if (missing !== undefined) throw new UsageError(`The call needs ${missing}=….`);
  const search = query.size > 0 ? `?${query.toString()}` : '';
  return { path: filled + search, body: bodyOf(method, members, givenBody) };
}

function bodyOf(
  method: string,
  members: Record<string, unknown>,
  given: string | undefined,
): unknown {
  if (given === undefined) return METHODS_WITH_BODY.has(method) ? members : undefined;
  const body = parsedBody(given);
  if (Object.keys(members).length === 0) return body;
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) {
    return { ...body, ...members };
  }
  throw new UsageError('--body is no object, so name=value cannot be added to it.');
}

function parsedBody(given: string): unknown {
  try {
    return JSON.parse(given);
  } catch {
    throw new UsageError('--body is not JSON.');
  }
}

/** `:id` is not the beginning of `:idOfOther`. */
const withParameter = (path: string, name: string, value: string): string =>
  path.replaceAll(/:(\w+)/g, (text, found) => (found === name ? encodeURIComponent(value) : text));

function split(pair: string): [name: string, value: string] {
  const mark = pair.indexOf('=');
  if (mark > 0) return [pair.slice(0, mark), pair.slice(mark + 1)];
  throw new UsageError(`"${pair}" is not name=value.`);
}

function asJson(value: string): unknown {
  if (!/^(true|false|null|-?\d+(\.\d+)?|[[{].*)$/s.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
