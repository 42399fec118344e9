import type { WireDocument } from '../../../core/http/wire.js';
import type { AccountAtBank, Seen } from '../accounts/at-bank.js';
import { notRefreshedReason } from '../aggregation/codes.js';
import type { CustomerCall } from '../customer-call.js';
import { tell, transactionListDocument, typeOf, type Told } from './list-wire.js';
import type { Entry, PeriodQuery } from './schema.js';
import { bookedEntries, isWithin, monthsIn, pendingEntries, seenPeriod } from './service.js';
import type { Period } from './service.js';
import type { Statements } from './statements.js';
import type { IdOf } from './wire.js';

/** What this file needs of a call. */
export interface Asking extends Pick<CustomerCall, 'world'> {
  readonly identity: CustomerCall['identity'] & { readonly statements: Statements };
}

/** The transactions of an account in a period, from what has been told before as far as it goes. */
export function transactionsIn(
  call: Asking,
  asked: AccountAtBank,
  query: PeriodQuery,
): WireDocument {
  const { login, seen } = asked;
  const reason = notRefreshedReason(login.statusCode);
  if (!seen) return transactionListDocument([], reason);
  const { statements, principal } = call.identity;
  const key = statements.keyOf(asked, seen, principal);
  const period = seenPeriod(seen, query);
  const others = [period.from, period.to, login.succeededAt, reason];
  return statements.list(key, others, () => {
    const told = toldIn({ key, statements, seen, period }, tellerOf(call, asked));
    return { ...transactionListDocument(told, reason), lasting: true };
  });
}

interface Wanted {
  readonly key: string;
  readonly statements: Statements;
  readonly seen: Seen;
  readonly period: Period;
}

function toldIn(
  { key, statements, seen, period }: Wanted,
  tellOne: (entry: Entry) => Told,
): readonly Told[] {
  const booked = monthsIn(period).flatMap((month) =>
    statements.month(key, month, () => bookedEntries(seen, month).map(tellOne)),
  );
  return [...booked.filter((one) => isWithin(one, period)), ...pendingEntries(seen).map(tellOne)];
}

/** What is pending is dropped and loaded anew with each aggregation, and so gets another id. */
function tellerOf(
  { world, identity }: Asking,
  { account, login }: AccountAtBank,
): (entry: Entry) => Told {
  const { principal } = identity;
  const idOf: IdOf = ({ id, pending }) =>
    pending
      ? world.deriveId(principal, 'pending', `${account.id}/${login.succeededAt}/${id}`)
      : world.deriveId(principal, 'transaction', `${account.id}/${id}`);
  return (entry) => tell(typeOf(account), entry, idOf);
}
