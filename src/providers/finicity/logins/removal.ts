import type { Document } from '../../../core/store/kinds.js';
import type { CustomerState } from '../customer.js';
import { withoutLogin } from '../mfa/session.js';

/** Takes a login away, and whatever is being asked for its sake. */
export function removeLogin(customer: Document<CustomerState>, loginId: number): void {
  customer.drop('logins', String(loginId));
  customer.set('sessions', withoutLogin(customer.state.sessions, loginId));
}
