import type { Account } from '../accounts/schema.js';
import type { BankingInterface } from '../bank-connections/schema.js';
import { dayOf } from '../dates.js';
import { withInterface } from '../downloads/adoption.js';
import { adjustingEntry } from '../downloads/booked.js';
import { daysBefore } from '../downloads/period.js';
import { moveAlong } from '../downloads/transactions.js';
import type { AccountEvents } from '../notification-rules/events.js';
import { TransactionBook, type UserDocuments } from '../transactions/book.js';
import type { NewTransaction as Kept, Transaction } from '../transactions/schema.js';
import type { MockedAccount, NewTransaction } from './schema.js';

/** Bookings that lie further back are skipped, as banks do not deliver them without the user. */
const OLDEST_DAYS = 89;
/** Bookings from so many days before the last successful update on are taken. */
const WINDOW_DAYS = 10;

interface Mocked {
  readonly bankingInterface: BankingInterface;
  readonly at: Date;
  /** What the account has so far. */
  readonly existing: readonly Transaction[];
}

/**
 * Gives an account the balance and those of the transactions that are new, as if its bank had
 * delivered them; where they do not make up the balance, an adjusting entry does.
 */
export function mockAccount(
  documents: UserDocuments,
  before: Account,
  { accountBalance, newTransactions = [] }: MockedAccount,
  { bankingInterface, at, existing }: Mocked,
): AccountEvents {
  const book = new TransactionBook(documents);
  const today = dayOf(at);
  const accepted = newTransactions
    .map((given) => asKept(before, given, today, at))
    .filter(isNew(before, existing, today));
  const missing = missingIn(before, accepted, accountBalance);
  const added = accepted.map((one) => book.add(one));
  if (missing !== 0) book.add(adjustingEntry(before, missing, today, at.toISOString()));
  const stillAhead = moveAlong(book, before.downloaded?.ahead ?? [], today);
  const ahead = added.filter(({ bankBookingDate }) => bankBookingDate > today);
  const downloaded = {
    recent: before.downloaded?.recent ?? {},
    until: today,
    balance: accountBalance,
    ahead: [...stillAhead, ...ahead.map(({ id }) => id)],
  };
  const changed = { ...before, balance: accountBalance, downloaded };
  const account = withInterface(changed, bankingInterface, {
    status: missing === 0 ? 'UPDATED' : 'UPDATED_FIXED',
    lastSuccessfulUpdate: at.toISOString(),
    lastUpdateAttempt: at.toISOString(),
  });
  documents.user.put('accounts', String(account.id), account);
  return { account, bankingInterface, oldBalance: before.balance, newTransactions: added };
}

/** What the transactions leave open of the new balance; nothing where no balance was known. */
function missingIn(
  { balance, downloaded }: Account,
  accepted: readonly Kept[],
  accountBalance: number,
): number {
  const known = balance ?? downloaded?.balance;
  const sum = accepted.reduce((all, { amount }) => all + amount, 0);
  return known === undefined ? 0 : accountBalance - known - sum;
}

/**
 * Neither too old nor there already: a booking of the same day and amount is one that is known.
 * Two of the new ones may be alike (not documented).
 */
function isNew(
  { interfaces }: Account,
  existing: readonly Transaction[],
  today: string,
): (transaction: Kept) => boolean {
  const [lastUpdate] = interfaces
    .flatMap(({ lastSuccessfulUpdate: at }) => (at === undefined ? [] : [dayOf(at)]))
    .sort()
    .reverse();
  const oldest = daysBefore(today, OLDEST_DAYS);
  const opens = lastUpdate === undefined ? oldest : daysBefore(lastUpdate, WINDOW_DAYS);
  const first = opens > oldest ? opens : oldest;
  const known = new Set(existing.map(markOf));
  return (transaction) => transaction.bankBookingDate >= first && !known.has(markOf(transaction));
}

const markOf = ({ bankBookingDate, amount }: Kept): string =>
  `${bankBookingDate}/${String(amount)}`;

/** What lies in the future is booked today, as with a real update. */
function asKept(account: Account, given: NewTransaction, today: string, at: Date): Kept {
  const { counterpart, typeId, bookingDate = today, valueDate = bookingDate, ...same } = given;
  return {
    ...defined(same),
    amount: given.amount,
    accountId: account.id,
    currency: given.currency ?? account.currency,
    valueDate,
    bankBookingDate: bookingDate,
    finapiBookingDate: bookingDate < today ? bookingDate : today,
    ...(counterpart !== undefined && { counterpartName: counterpart }),
    ...(typeId !== undefined && { typeCodeZka: String(typeId).padStart(3, '0') }),
    isNew: true,
    importedAt: at.toISOString(),
  };
}

type Defined<T> = { [F in keyof T]?: Exclude<T[F], undefined> };

const defined = <T extends object>(fields: T): Defined<T> =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Defined<T>;
