import { ok } from '../../../core/http/endpoint.js';
import { accountAtBank, refsAtBank } from '../accounts/at-bank.js';
import { AccountPath } from '../accounts/schema.js';
import { endpoint } from '../endpoint.js';
import { PeriodQuery } from './schema.js';
import { transactionsIn } from './telling.js';

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
    const asked = accountAtBank(call, call.identity.bank, call.params.accountId);
    const { login, seen } = asked;
    call.explain(
      `bookings as the aggregation of ${login.succeededAt} has seen them`,
      `they reach back to ${seen?.first ?? 'no day'}, and only another good aggregation brings more`,
    );
    return ok(transactionsIn(call, asked, call.query));
  },
});
