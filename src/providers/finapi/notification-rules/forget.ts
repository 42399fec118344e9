import type { Document } from '../../../core/store/kinds.js';
import type { UserState } from '../users/document.js';

/**
 * Adjusts the rules that name accounts which are about to go; those that name no others go with
 * them. Call it in the transaction that deletes the accounts.
 */
export const forgetAccounts = (user: Document<UserState>, gone: ReadonlySet<number>): void => {
  forget(user, 'accountIds', gone);
};

/** The same for bank connections. */
export const forgetConnections = (user: Document<UserState>, gone: ReadonlySet<number>): void => {
  forget(user, 'bankConnectionIds', gone);
};

function forget(
  user: Document<UserState>,
  param: 'accountIds' | 'bankConnectionIds',
  gone: ReadonlySet<number>,
): void {
  for (const rule of Object.values(user.state.notificationRules)) {
    const named = rule.params[param]?.split(',') ?? [];
    const left = named.filter((id) => !gone.has(Number(id)));
    if (left.length === named.length) continue;
    if (left.length === 0) user.drop('notificationRules', String(rule.id));
    else {
      const params = { ...rule.params, [param]: left.join(',') };
      user.put('notificationRules', String(rule.id), { ...rule, params });
    }
  }
}
