import type { UserDocuments } from '../transactions/book.js';
import { passing } from '../transactions/filter.js';
import { pieceRefs } from '../transactions/pieces.js';
import { categoriesWanted } from '../transactions/restrictions.js';
import type { ListContext } from '../transactions/service.js';
import { cashFlowsOf, type CashFlows } from './cash-flows.js';
import { catalogueOf } from './catalogue.js';
import { unknownCategory } from './refusals.js';
import type { CashFlowQuery } from './schema.js';

/**
 * The cash flows of a user. Of what was split the parts count, and a client that is restricted to
 * some categories gets those alone (neither is documented).
 */
export function cashFlowsAsked(
  { user, world, document }: UserDocuments,
  query: CashFlowQuery,
  { memory, configuration }: ListContext,
): CashFlows {
  const catalogue = catalogueOf({ user, world, document });
  const { categoryIds = [], includeSubCashFlows } = query;
  if (!categoryIds.every((id) => id === 0 || catalogue.find(id))) throw unknownCategory();
  const wanted = { categoryIds, includeChildCategories: includeSubCashFlows };
  const categories = categoriesWanted(wanted, configuration, catalogue);
  const pieces = pieceRefs(user).map((ref) => document(ref));
  const { all } = memory.of(user, pieces, 'userView');
  const isCounted = passing({ ...query, categories });
  const counted = isCounted ? all.filter(isCounted) : all;
  return cashFlowsOf(
    counted.map(({ transaction }) => transaction),
    { requested: [...new Set(categoryIds)], allowed: categories, catalogue },
    query,
  );
}
