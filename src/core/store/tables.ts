/**
 * Objects that are looked up by ids have no prototype: an id may be `__proto__` or `constructor`.
 */
export type LooseTable = Record<string, unknown>;

/** A value as a document holds it: an object becomes one without prototype. */
export function asHeld(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.getPrototypeOf(value) === null ? value : withoutPrototype(value);
}

/** A copy of a state as a document holds it: each of its tables without prototype. */
export function asHeldState(state: object): LooseTable {
  const held: LooseTable = {};
  for (const [field, value] of Object.entries(state)) held[field] = asHeld(value);
  return held;
}

export const emptyTable = (): LooseTable => Object.create(null) as LooseTable;

/** Takes a record out of its table. */
export const take = (table: LooseTable, id: string): boolean => Reflect.deleteProperty(table, id);

/** Puts the records back in the order of `ids`; all of them are there. */
export function reorder(table: LooseTable, ids: readonly string[]): void {
  for (const id of ids) {
    const record = table[id];
    take(table, id);
    table[id] = record;
  }
}

const withoutPrototype = (value: object): LooseTable => Object.assign(emptyTable(), value);
