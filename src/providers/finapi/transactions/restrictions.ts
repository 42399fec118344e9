import type { ClientConfiguration } from '../client-configuration/schema.js';
import { FinapiError } from '../errors.js';
import type { Names } from './names.js';
import type { TransactionQuery } from './query-schema.js';

type Wanted = Partial<Pick<TransactionQuery, 'categoryIds' | 'includeChildCategories'>>;
type Restrictions = Pick<
  ClientConfiguration,
  'categoryRestrictions' | 'categoryRestrictionsEnabled'
>;
type Lookup = Pick<Names['catalogue'], 'withChildren'>;

/**
 * The categories among which transactions are looked for, 0 for none; `undefined` is any. A client
 * that is restricted to some categories gets those when it names none.
 */
export function categoriesWanted(
  { categoryIds = [], includeChildCategories = true }: Wanted,
  restrictions: Restrictions,
  catalogue: Lookup,
): ReadonlySet<number> | undefined {
  for (const id of categoryIds) assertVisible({ categoryId: id }, restrictions, catalogue);
  const { categoryRestrictionsEnabled: isRestricted } = restrictions;
  if (categoryIds.length === 0 && !isRestricted) return undefined;
  const wanted = categoryIds.length === 0 ? idsIn(restrictions) : categoryIds;
  return includeChildCategories ? withChildren(wanted, catalogue) : new Set(wanted);
}

/** Refuses a transaction whose category the client must not see. */
export function assertVisible(
  { categoryId = 0 }: { readonly categoryId?: number },
  restrictions: Restrictions,
  catalogue: Lookup,
): void {
  const allowed = allowedCategories(restrictions, catalogue);
  if (allowed && !allowed.has(categoryId)) throw outOfBounds(categoryId);
}

/** Sub-categories of those that are listed count as listed (not documented). */
function allowedCategories(
  restrictions: Restrictions,
  catalogue: Lookup,
): ReadonlySet<number> | undefined {
  if (!restrictions.categoryRestrictionsEnabled) return undefined;
  return withChildren(idsIn(restrictions), catalogue);
}

const idsIn = ({ categoryRestrictions }: Restrictions): readonly number[] =>
  categoryRestrictions.map(({ id }) => id);

const withChildren = (ids: readonly number[], catalogue: Lookup): ReadonlySet<number> =>
  new Set(ids.flatMap((id) => [id, ...catalogue.withChildren(id)]));

/** With which code the API refuses here is not documented. */
const outOfBounds = (categoryId: number): FinapiError =>
  new FinapiError('FORBIDDEN', 'The client is restricted to other categories', {
    rule: `The category ${String(categoryId)} is not among the categoryRestrictions of the client.`,
    next: 'Name only categories of the categoryRestrictions, or change them in the settings of the world.',
  });
