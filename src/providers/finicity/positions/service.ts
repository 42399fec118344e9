import type { AccountAtBank } from '../accounts/at-bank.js';
import type { CustomerCall } from '../customer-call.js';
import type { NumberedPosition } from './schema.js';

/**
 * What an account held at the last good aggregation. Not documented: for an account that holds
 * nothing, of whatever kind, that is an empty list.
 */
export function positionsOf(
  { world, identity }: Pick<CustomerCall, 'world' | 'identity'>,
  { account, login, seen }: AccountAtBank,
): readonly NumberedPosition[] {
  if (!seen) return [];
  const refresh = `${account.id}/${login.succeededAt}`;
  return seen.bank.feed.positionsAt(seen.account, seen.view, seen.last).map((position) => ({
    ...position,
    id: world.deriveId(identity.principal, 'position', `${refresh}/${position.id}`),
  }));
}
