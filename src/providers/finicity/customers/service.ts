import type { Document } from '../../../core/store/kinds.js';
import type { CustomerState } from '../customer.js';
import { refusal } from '../errors.js';

/** A customer exists once somebody has used a token of its name. */
export function bringToLife(customer: Document<CustomerState>, now: Date): void {
  if (customer.state.createdAt === null) customer.set('createdAt', now.toISOString());
}

/**
 * Takes away everything but the tokens, whose next use brings the customer back. Not documented: a
 * customer that nobody has used since is 404, and whether it was testing or real is forgotten.
 */
export function removeCustomer(customer: Document<CustomerState>): void {
  if (customer.state.createdAt === null) throw refusal('customerNotFound');
  customer.set('createdAt', null);
  customer.set('kind', null);
  for (const table of ['logins', 'accounts', 'sessions', 'files'] as const) customer.set(table, {});
}
