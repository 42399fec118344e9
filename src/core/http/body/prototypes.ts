const NAME = '__proto__';

/** Only text that can spell the name, escapes included, is worth a walk through its value. */
const MAY_NAME_IT = /__proto__|\\u00/;

/**
 * Takes members called `__proto__` out of a parsed value: they are harmless as parsed, but would
 * replace a prototype wherever the value is copied by assignment. Names such as `constructor` stay,
 * as own properties like any other.
 */
export function dropPrototypes(value: unknown, text: string): unknown {
  if (MAY_NAME_IT.test(text)) drop(value);
  return value;
}

function drop(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  if (Object.hasOwn(value, NAME)) Reflect.deleteProperty(value, NAME);
  for (const member of Object.values(value)) drop(member);
}
