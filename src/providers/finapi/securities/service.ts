import { among } from '../criteria.js';
import { FinapiError } from '../errors.js';
import { comparing, type OrderValues } from '../ordering.js';
import { searching } from '../search.js';
import type { UserState } from '../users/document.js';
import type { Security, SecurityQuery } from './schema.js';

type Securities = Pick<UserState, 'securities'>;
type SecurityProperty = SecurityQuery['order'][number]['property'];

const BY: OrderValues<Security, SecurityProperty> = {
  id: ({ id }) => id,
  name: ({ name }) => name,
  isin: ({ isin }) => isin,
  wkn: ({ wkn }) => wkn,
  quote: ({ quote }) => quote,
  quantityNominal: ({ quantityNominal }) => quantityNominal,
  marketValue: ({ marketValue }) => marketValue,
  entryQuote: ({ entryQuote }) => entryQuote,
};

/** All positions that pass a query, in its order; those that are alike by their ids. */
export function findSecurities(
  { securities }: Securities,
  query: SecurityQuery,
): readonly Security[] {
  const isWanted = among(query.ids);
  const isHeldIn = among(query.accountIds);
  const isFound = searching(query.search) ?? (() => true);
  return Object.values(securities)
    .filter(
      ({ id, accountId, name, isin, wkn }) =>
        isWanted(id) && isHeldIn(accountId) && isFound([name, isin, wkn]),
    )
    .sort((one, other) => one.id - other.id)
    .sort(comparing(query.order, BY));
}

export function knownSecurity({ securities }: Securities, id: number): Security {
  const security = securities[String(id)];
  if (security) return security;
  throw new FinapiError('UNKNOWN_ENTITY', 'No security with this identifier exists', {
    rule: `The user has no security ${String(id)}; each update of an account makes new ones.`,
    next: 'getAndSearchAllSecurities tells which securities there are at present.',
  });
}
