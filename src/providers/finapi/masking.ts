const MASK = 'XXXXX';

/** Fields that hold what a person would type, in lower case. */
const SECRET_FIELDS: ReadonlySet<string> = new Set([
  'password',
  'passwordchangetoken',
  'challengeresponse',
  'pin',
]);

/** Lists whose items carry a secret as `value`. */
const CREDENTIALS = 'logincredentials';

/** Requests of this API nest less deep; what lies deeper is not kept. */
const MAX_DEPTH = 8;

/** A body without its secrets; the same object when it has none. */
export function masked(body: unknown, depth = 0, inCredentials = false): unknown {
  if (typeof body !== 'object' || body === null) return body;
  if (depth > MAX_DEPTH) return MASK;
  if (Array.isArray(body)) return maskedItems(body, depth, inCredentials);
  return maskedMembers(body as Readonly<Record<string, unknown>>, depth, inCredentials);
}

function maskedItems(items: readonly unknown[], depth: number, inCredentials: boolean): unknown {
  const result = items.map((item) => masked(item, depth + 1, inCredentials));
  return result.some((item, index) => item !== items[index]) ? result : items;
}

function maskedMembers(
  members: Readonly<Record<string, unknown>>,
  depth: number,
  inCredentials: boolean,
): unknown {
  const result = Object.entries(members).map(([name, value]): [string, unknown] => {
    const lower = name.toLowerCase();
    const isSecret = SECRET_FIELDS.has(lower) || (inCredentials && lower === 'value');
    const next = isSecret ? MASK : masked(value, depth + 1, lower === CREDENTIALS);
    return [name, next];
  });
  const isChanged = result.some(([name, value]) => value !== members[name]);
  return isChanged ? Object.fromEntries(result) : members;
}
