import type { CountedBank } from '../banks/schema.js';
import { comparing, type OrderValues } from '../ordering.js';
import type { BankGroupQuery, CountedGroup } from './schema.js';

/**
 * The groups of these banks. A group is as popular as its banks together, of which those that the
 * query leaves out do not count (not documented).
 */
export function groupsOf(
  banks: readonly CountedBank[],
  ids: BankGroupQuery['ids'] = [],
): readonly CountedGroup[] {
  const groups = new Map<number, CountedGroup>();
  for (const { bank, popularity } of banks) {
    const { bankGroup } = bank.finapi;
    if (!bankGroup || (ids.length > 0 && !ids.includes(bankGroup.id))) continue;
    const known = groups.get(bankGroup.id) ?? { group: bankGroup, popularity: 0 };
    groups.set(bankGroup.id, { ...known, popularity: known.popularity + popularity });
  }
  return [...groups.values()].sort((one, other) => one.group.id - other.group.id);
}

const BY: OrderValues<CountedGroup, BankGroupQuery['order'][number]['property']> = {
  name: ({ group }) => group.name,
  popularity: ({ popularity }) => popularity,
};

export const sortGroups = (
  groups: readonly CountedGroup[],
  order: BankGroupQuery['order'],
): readonly CountedGroup[] => [...groups].sort(comparing(order, BY));
