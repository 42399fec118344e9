import type { BankAccount } from '../../../bank/accounts.js';
import type { Booking } from '../../../bank/feed/booking.js';
import { dayNumber, dayText } from '../../../bank/days.js';
import type { Bank } from '../../../bank/bank.js';
import type { Account, AccountType, Downloaded } from '../accounts/schema.js';
import type { TransactionBook } from '../transactions/book.js';
import type { NewTransaction, Transaction } from '../transactions/schema.js';
import { booked } from './booked.js';
import type { Delivery } from './delivery.js';
import { lookBackFrom } from './period.js';

/** Where the transactions of calm days go. */
export interface CalmKeeping {
  readonly bank: Bank;
  readonly book: TransactionBook;
  /** Gives a transaction its category; absent where none is given. */
  readonly categorised?:
    ((transaction: NewTransaction, accountType: AccountType) => NewTransaction) | undefined;
}

/** Bookings are fetched for so many days at once. */
const DAYS_AT_ONCE = 62;

const NOTHING: readonly Transaction[] = [];

/**
 * An account in a time in which nothing happens at its bank but what the feed foresees: each download
 * brings the bookings of the days since the one before, which do not need to be looked for one by one.
 */
export class CalmAccount {
  readonly #keeping: CalmKeeping;
  readonly #told: BankAccount;
  readonly #delivery: Delivery;
  readonly #before: Account;
  readonly #known: Downloaded;
  readonly #taken: Booking[] = [];
  #queue: readonly Booking[] = [];
  #place = 0;
  #fetchedUntil: string;
  #until: string;
  #balance: number;

  /** `delivery` is that of the last download in full, which has left the account as it is. */
  constructor(
    keeping: CalmKeeping,
    account: Account & { readonly downloaded: Downloaded },
    told: BankAccount,
    delivery: Delivery,
  ) {
    this.#keeping = keeping;
    this.#told = told;
    this.#delivery = delivery;
    this.#before = account;
    this.#known = account.downloaded;
    this.#until = account.downloaded.until;
    this.#fetchedUntil = account.downloaded.until;
    this.#balance = account.downloaded.balance;
  }

  /** What one download brings, at an instant on a day. */
  pass(at: Date, day: string): readonly Transaction[] {
    this.#until = day;
    let booking = this.#next(day);
    if (!booking) return NOTHING;
    const added: Transaction[] = [];
    const importedAt = at.toISOString();
    for (; booking; booking = this.#next(day)) {
      this.#taken.push(booking);
      this.#balance += booking.amount;
      added.push(this.#kept(booked(this.#before, booking, day, importedAt)));
    }
    return added;
  }

  /** As it stands after the downloads so far. */
  get account(): Account {
    const from = lookBackFrom(this.#until);
    const recent = [
      ...Object.entries(this.#known.recent),
      ...this.#taken.map(({ id, day }): [string, string] => [id, day]),
    ].filter(([, day]) => day >= from);
    return {
      ...this.#before,
      balance: this.#balance,
      downloaded: {
        ...this.#known,
        until: this.#until,
        balance: this.#balance,
        recent: Object.fromEntries(recent),
      },
    };
  }

  /** Minor units. */
  get balance(): number {
    return this.#balance;
  }

  #kept(transaction: NewTransaction): Transaction {
    const { book, categorised } = this.#keeping;
    return book.add(categorised?.(transaction, this.#before.type) ?? transaction);
  }

  #next(day: string): Booking | undefined {
    while (this.#place >= this.#queue.length && this.#fetchedUntil < day) this.#fetch();
    const booking = this.#queue[this.#place];
    if (!booking || booking.day > day) return undefined;
    this.#place += 1;
    return booking;
  }

  /** What events have booked ahead was delivered with the last download in full. */
  #fetch(): void {
    const first = dayText(dayNumber(this.#fetchedUntil) + 1);
    const last = dayText(dayNumber(this.#fetchedUntil) + DAYS_AT_ONCE);
    this.#queue = this.#keeping.bank.feed
      .bookingsBetween(this.#told, this.#delivery.view, first, last)
      .filter(({ pending, id }) => !pending && this.#known.recent[id] === undefined);
    this.#place = 0;
    this.#fetchedUntil = last;
  }
}
