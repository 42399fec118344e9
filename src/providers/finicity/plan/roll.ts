import type { Document, DocumentKind, DocumentRef, Table } from '../../../core/store/kinds.js';
import type { Index } from '../../../core/store/store.js';
import type { World } from '../../../core/world/world.js';
import { customerKind, type CustomerState } from '../customer.js';

/**
 * Who was let in while the number of customers was limited. Written only then; it counts those
 * whom the index of customers does not know yet, so that two at once cannot share the last place.
 */
export interface Roll {
  /** By the name of the customer's document. */
  readonly names: Table<true>;
}

export const rollKind: DocumentKind<Roll> = {
  name: 'finicity.roll',
  writeOrder: 85,
  blank: () => ({ names: {} }),
};

export const rollRef: DocumentRef<Roll> = { kind: rollKind, key: 'roll' };

export const customersOf = (world: Pick<World, 'store'>): Promise<Index> =>
  world.store.index(customerKind);

/** Customers that have activated an institution, by the names of their documents. */
export const activatedIn = (customers: Index): readonly string[] =>
  customers
    .entries()
    .filter(({ entry }) => typeof entry['kind'] === 'string')
    .map(({ name }) => name);

/** How many customers there are beside one of them. */
export function countOthers(
  customer: Document<CustomerState>,
  customers: Index,
  { names }: Roll,
): number {
  const others = new Set([...activatedIn(customers), ...Object.keys(names)]);
  others.delete(customer.name);
  return others.size;
}
