import { UnreadableBody } from './unreadable-body.js';

const NAME = '__proto__';

/** Only text that can spell the name, escapes included, is worth a walk through its value. */
const MAY_NAME_IT = /__proto__|\\u00/;

export const namesPrototype = (): UnreadableBody =>
  new UnreadableBody(`The body has a member called ${NAME}`);

/**
 * Refuses a parsed value in which a member is called `__proto__`: it is harmless as parsed, but
 * would replace a prototype wherever the value is copied by assignment, and no request means it.
 * Names such as `constructor` are members like any other.
 */
export function refusePrototypes(value: unknown, text: string): void {
  if (MAY_NAME_IT.test(text)) walk(value);
}

function walk(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  if (Object.hasOwn(value, NAME)) throw namesPrototype();
  for (const member of Object.values(value)) walk(member);
}
