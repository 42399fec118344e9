import { dayNumber } from '../../../bank/days.js';
import { dayOf } from '../dates.js';
import type { Transaction } from '../transactions/schema.js';
import type { BalanceHistory, DatedAmount } from './daily-balances.js';
import type { Account } from './schema.js';

/**
 * What is known of the balances of an account; nothing before its first download. The earliest is
 * that of the day before the first transaction, the latest that of the last update. Of a transaction
 * that was split, the whole counts and not its parts; transactions without any balance are taken to
 * have led to zero (both not documented).
 *
 * The balance that an account shows and the one to which its transactions add up drift apart where
 * an update left out one of them; what lies between is an internal entry of the last day. When else
 * finAPI makes an internal entry rather than one that is listed is not documented; we list all others.
 */
export function balanceHistory(
  account: Account,
  transactions: readonly Transaction[],
): BalanceHistory | undefined {
  const updatedAt = lastUpdateOf(account);
  const { balance, downloaded } = account;
  const isKnown = balance !== undefined || transactions.length > 0;
  if (updatedAt === undefined || !isKnown) return undefined;
  const dated = transactions.filter(({ parentId }) => parentId === undefined).map(datedAmount);
  const days = dated.map(({ day }) => day);
  const updated = dayNumber(dayOf(updatedAt));
  return {
    first: days.reduce((first, day) => Math.min(first, day - 1), updated),
    last: days.reduce((last, day) => Math.max(last, day), updated),
    closing: balance ?? 0,
    internalEntry: downloaded && balance !== undefined ? balance - downloaded.balance : 0,
    transactions: dated,
  };
}

const datedAmount = ({ id, finapiBookingDate, amount }: Transaction): DatedAmount => ({
  id,
  day: dayNumber(finapiBookingDate),
  amount,
});

/**
 * The latest instant at which all accounts were up to date; `undefined` where that cannot be said of
 * one of them, because it has no balance, or its last download has failed or left the balance out.
 */
export function latestCommonUpdate(accounts: readonly Account[]): string | undefined {
  const updates = accounts.map((account) =>
    isReliable(account) ? (lastUpdateOf(account) ?? '') : '',
  );
  const [earliest = ''] = updates.sort();
  return earliest === '' ? undefined : earliest;
}

function isReliable(account: Account): boolean {
  const { balance, balanceSkippedAt, interfaces } = account;
  const hasFailed = interfaces.every(({ status }) => status === 'DOWNLOAD_FAILED');
  const isOutdated = balanceSkippedAt !== undefined && balanceSkippedAt === lastUpdateOf(account);
  return balance !== undefined && !hasFailed && !isOutdated;
}

const lastUpdateOf = ({ interfaces }: Account): string | undefined =>
  interfaces
    .flatMap(({ lastSuccessfulUpdate }) => lastSuccessfulUpdate ?? [])
    .sort()
    .at(-1);
