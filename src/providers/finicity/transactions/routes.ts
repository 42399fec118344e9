import { ok } from '../../../core/http/endpoint.js';
import { accountAtBank, refsAtBank } from '../accounts/at-bank.js';
import { AccountPath } from '../accounts/schema.js';
import { notRefreshedReason } from '../aggregation/codes.js';
import { endpoint } from '../endpoint.js';
import { transactionListDocument } from './list-wire.js';
import { PeriodQuery } from './schema.js';
import { statementOf } from './service.js';
import type { IdOf } from './wire.js';

/**
 * What the last good aggregation has seen of an account in a period. Not documented: the call does
 * not refresh anything, whatever the age of the data; `notRefreshedReason` tells how the last
 * attempt ended, on an answer that is 200 in any case.
 */
export const getAccountTransactions = endpoint({
  method: 'get',
  path: '/accounts/:accountId/transactions',
  params: AccountPath,
  query: PeriodQuery,
  needs: (call) => refsAtBank(call, call.identity.bank, call.params.accountId),
  handle: (call) => {
    const { world, identity } = call;
    const { account, login, seen } = accountAtBank(call, identity.bank, call.params.accountId);
    // What is pending is dropped and loaded anew with each aggregation, and so gets another id.
    const idOf: IdOf = ({ id, pending }) =>
      pending
        ? world.deriveId(identity.principal, 'pending', `${account.id}/${login.succeededAt}/${id}`)
        : world.deriveId(identity.principal, 'transaction', `${account.id}/${id}`);
    const reason = notRefreshedReason(login.statusCode);
    const entries = seen ? statementOf(seen, call.query) : [];
    call.explain(
      `bookings as the aggregation of ${login.succeededAt} has seen them`,
      `they reach back to ${seen?.first ?? 'no day'}, and only another good aggregation brings more`,
    );
    return ok(transactionListDocument(account, entries, { reason, idOf }));
  },
});
