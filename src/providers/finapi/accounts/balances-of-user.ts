import { dayText } from '../../../bank/days.js';
import { dayOf } from '../dates.js';
import { comparing, type OrderValues } from '../ordering.js';
import { TransactionBook, type UserDocuments } from '../transactions/book.js';
import type { Transaction } from '../transactions/schema.js';
import type { UserState } from '../users/document.js';
import { balanceHistory, latestCommonUpdate } from './balance-history.js';
import {
  actualRange,
  dailyBalances,
  type BalanceHistory,
  type DailyBalance,
} from './daily-balances.js';
import { dayRange, type DayRange } from './day-range.js';
import type { Account, DailyBalanceQuery } from './schema.js';
import { knownAccount } from './service.js';

/** The balances that a query asks for, in its order, and what there is to say of them. */
export interface FoundBalances {
  readonly balances: readonly DailyBalance[];
  /** ISO instant. */
  readonly latestCommonUpdate: string | undefined;
  /** For the journal: which of the days are projected. */
  readonly story: string;
}

type BalanceProperty = DailyBalanceQuery['order'][number]['property'];

const BY: OrderValues<DailyBalance, BalanceProperty> = {
  date: ({ date }) => date,
  balance: ({ balance }) => balance,
  income: ({ income }) => income,
  spending: ({ spending }) => spending,
};

export function findBalances(
  documents: UserDocuments,
  query: DailyBalanceQuery,
  now: Date,
): FoundBalances {
  const accounts = regardedAccounts(documents.user.state, query.accountIds);
  const wanted = dayRange(query, dayOf(now));
  const histories = historiesOf(documents, accounts);
  const actual = actualRange(histories, wanted);
  const balances = dailyBalances(histories, query.withProjection ? wanted : actual);
  return {
    balances: [...balances].sort(comparing(query.order, BY)),
    latestCommonUpdate: latestCommonUpdate(accounts),
    story: storyOf(accounts.length, actual, query.withProjection),
  };
}

/** A securities account that is named is left out just the same, which is not documented. */
function regardedAccounts(
  state: UserState,
  ids: DailyBalanceQuery['accountIds'] = [],
): readonly Account[] {
  const wanted =
    ids.length > 0
      ? [...new Set(ids)].map((id) => knownAccount(state, id))
      : Object.values(state.accounts);
  return wanted.filter(({ type }) => type !== 'Security');
}

function historiesOf(
  documents: UserDocuments,
  accounts: readonly Account[],
): readonly BalanceHistory[] {
  const byAccount = new Map(accounts.map(({ id }): [number, Transaction[]] => [id, []]));
  for (const one of new TransactionBook(documents).all()) byAccount.get(one.accountId)?.push(one);
  return accounts.flatMap(
    (account) => balanceHistory(account, byAccount.get(account.id) ?? []) ?? [],
  );
}

function storyOf(accounts: number, { first, last }: DayRange, withProjection: boolean): string {
  const known =
    last < first
      ? 'no day of the range has a known balance'
      : `of the range, balances are known from ${dayText(first)} to ${dayText(last)}`;
  const others = withProjection ? 'all other days are projected' : 'other days are left out';
  return `Accounts regarded: ${String(accounts)}; ${known}, ${others}.`;
}
