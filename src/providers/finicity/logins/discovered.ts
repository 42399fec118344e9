import type { Snapshot } from '../aggregation/snapshot.js';
import { customerOf, type CustomerCall } from '../customer-call.js';
import type { SessionSubject } from '../mfa/answering.js';
import { accountsOf } from '../aggregation/attempt.js';
import type { InstitutionLogin } from './schema.js';

/**
 * The login that a discovery adds to. Not documented: the same user id at the same institution
 * leads to the same login again, and its accounts are merged instead of added twice.
 */
export function loginFor(
  call: CustomerCall,
  { institutionId, credentials }: SessionSubject,
): InstitutionLogin {
  const known = Object.values(customerOf(call).state.logins).find(
    (login) =>
      login.institutionId === institutionId &&
      login.credentials.bankLogin === credentials.bankLogin,
  );
  return known ? { ...known, credentials } : newLogin(call, { institutionId, credentials });
}

function newLogin(
  call: CustomerCall,
  { institutionId, credentials }: SessionSubject,
): InstitutionLogin {
  const customer = customerOf(call);
  const ordinal = customer.state.loginCount + 1;
  customer.set('loginCount', ordinal);
  const at = call.now.toISOString();
  return {
    id: call.world.deriveId(call.identity.principal, 'login', ordinal),
    institutionId,
    credentials,
    trustedMfa: null,
    statusCode: '0',
    attemptedAt: at,
    succeededAt: at,
  };
}

/** Adds the open accounts that the login does not have yet. */
export function addAccounts(
  call: CustomerCall,
  login: InstitutionLogin,
  snapshots: readonly Snapshot[],
): void {
  const customer = customerOf(call);
  const known = new Set(accountsOf(customer.state, login.id).map((account) => account.bankAccount));
  for (const snapshot of snapshots) {
    if (known.has(snapshot.bankAccount) || snapshot.status === 'INACTIVE') continue;
    const ordinal = customer.state.accountCount + 1;
    const id = call.world.deriveId(call.identity.principal, 'account', ordinal);
    customer.set('accountCount', ordinal);
    const activation = {
      activatedAt: call.now.toISOString(),
      activationEvents: snapshot.seenEvents,
    };
    customer.put('accounts', String(id), { id, loginId: login.id, ...activation, ...snapshot });
  }
}
