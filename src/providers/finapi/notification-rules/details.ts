import type { WireFields } from '../../../core/http/wire.js';
import type { Transaction } from '../transactions/schema.js';
import type { AccountEvents, ConnectionEvents } from './events.js';

/** An account among the events, with the connection that it belongs to. */
export interface FoundAccount extends AccountEvents {
  readonly bankName: string;
}

/** A new transaction among the events, with its account. */
export interface FoundTransaction {
  readonly transaction: Transaction;
  readonly of: FoundAccount;
}

const units = (amount: number): number => amount / 100;

/**
 * The contents of messages are not documented: we name the things as the services of the API do,
 * so that a client can ask for more.
 */
export const balanceDetails = (found: FoundAccount): WireFields => ({
  ...accountDetails(found),
  oldBalance: found.oldBalance === undefined ? undefined : units(found.oldBalance),
  newBalance: found.account.balance === undefined ? undefined : units(found.account.balance),
});

export const transactionDetails = ({ transaction, of }: FoundTransaction): WireFields => ({
  id: transaction.id,
  ...accountDetails(of),
  amount: units(transaction.amount),
  currency: transaction.currency ?? of.account.currency,
  bankBookingDate: transaction.bankBookingDate,
  finapiBookingDate: transaction.finapiBookingDate,
  purpose: transaction.purpose,
  counterpartName: transaction.counterpartName,
  counterpartIban: transaction.counterpartIban,
  categoryId: transaction.categoryId,
});

export const connectionDetails = ({
  connection,
  bankName,
  refused,
}: ConnectionEvents): WireFields => ({
  bankConnectionId: connection.id,
  bankConnectionName: connection.name,
  bankId: connection.bankId,
  bankName,
  bankingInterfaces: [...refused],
});

const accountDetails = ({ account, bankName }: FoundAccount): WireFields => ({
  accountId: account.id,
  accountName: account.name,
  accountNumber: account.number,
  iban: account.iban,
  accountCurrency: account.currency,
  bankName,
});
