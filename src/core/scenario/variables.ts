const VARIABLE = /\$\{(\w+)\}/g;
const WHOLE = /^\$\{(\w+)\}$/;

export type Values = ReadonlyMap<string, unknown>;

/** Names that a text refers to. */
export const variablesIn = (text: string): string[] =>
  [...text.matchAll(VARIABLE)].map(([, name = '']) => name);

/**
 * Puts remembered values in the place of `${name}`. Where a text is nothing else, the value keeps
 * its type.
 */
export function fill<T>(value: T, values: Values): T {
  return filled(value, values) as T;
}

function filled(value: unknown, values: Values): unknown {
  if (typeof value === 'string') return filledText(value, values);
  if (Array.isArray(value)) return value.map((item) => filled(item, values));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [filledKey(key, values), filled(child, values)]),
  );
}

const filledKey = (key: string, values: Values): string => asText(filledText(key, values));

function filledText(text: string, values: Values): unknown {
  const [, whole] = WHOLE.exec(text) ?? [];
  if (whole !== undefined) return values.get(whole);
  return text.replaceAll(VARIABLE, (_match, name: string) => asText(values.get(name)));
}

const asText = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value);

/** The value at `body.accounts[0].accountId`; `undefined` when the way ends before. */
export function valueAt(root: unknown, path: string): unknown {
  const keys = [...path.matchAll(/[^.[\]]+/g)].map(([key]) => key);
  return keys.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Record<string, unknown>)[key]
        : undefined,
    root,
  );
}
