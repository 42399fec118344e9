import { ok } from '../../../core/http/endpoint.js';
import { accountAtBank, refsAtBank, type AccountAtBank } from '../accounts/at-bank.js';
import { AccountPath } from '../accounts/schema.js';
import { notRefreshedReason } from '../aggregation/codes.js';
import type { CustomerCall } from '../customer-call.js';
import { endpoint } from '../endpoint.js';
import { tell, transactionListDocument, typeOf, type Told } from './list-wire.js';
import { PeriodQuery } from './schema.js';
import { bookedEntries, isWithin, monthsIn, pendingEntries, seenPeriod } from './service.js';
import type { ToldMonths } from './told-months.js';
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
    const asked = accountAtBank(call, call.identity.bank, call.params.accountId);
    const { login, seen } = asked;
    call.explain(
      `bookings as the aggregation of ${login.succeededAt} has seen them`,
      `they reach back to ${seen?.first ?? 'no day'}, and only another good aggregation brings more`,
    );
    const told = toldIn(call, asked, call.query);
    return ok(transactionListDocument(told, notRefreshedReason(login.statusCode)));
  },
});

type Asking = Pick<CustomerCall, 'world'> & {
  readonly identity: CustomerCall['identity'] & { readonly told: ToldMonths };
};

function toldIn(call: Asking, asked: AccountAtBank, query: PeriodQuery): readonly Told[] {
  const { account, seen } = asked;
  if (!seen) return [];
  const { told, principal } = call.identity;
  const idOf = idsFor(call, asked);
  const type = typeOf(account);
  const key = told.keyOf(asked, seen, principal);
  const period = seenPeriod(seen, query);
  const booked = monthsIn(period).flatMap((month) =>
    told.month(key, month, () =>
      bookedEntries(seen, month).map((entry) => tell(type, entry, idOf)),
    ),
  );
  return [
    ...booked.filter((one) => isWithin(one, period)),
    ...pendingEntries(seen).map((entry) => tell(type, entry, idOf)),
  ];
}

/** What is pending is dropped and loaded anew with each aggregation, and so gets another id. */
const idsFor =
  ({ world, identity }: Asking, { account, login }: AccountAtBank): IdOf =>
  ({ id, pending }) =>
    pending
      ? world.deriveId(identity.principal, 'pending', `${account.id}/${login.succeededAt}/${id}`)
      : world.deriveId(identity.principal, 'transaction', `${account.id}/${id}`);
