import type { Booking } from '../../../bank/feed/booking.js';
import { between, randomOf } from '../../../bank/random.js';
import type { Account } from '../accounts/schema.js';
import type { NewTransaction } from '../transactions/schema.js';
import { businessCodes, isDirectDebit } from './business-codes.js';

const MOST_PURPOSE = 2_000;

/**
 * A booking of the bank as a new transaction. What lies in the future is booked today until its day
 * has come.
 */
export function booked(
  { id: accountId, currency }: Pick<Account, 'id' | 'currency'>,
  booking: Booking,
  today: string,
  importedAt: string,
): NewTransaction {
  const { id, day, amount, counterpart, purpose, category } = booking;
  return {
    accountId,
    booking: id,
    valueDate: day,
    bankBookingDate: day,
    finapiBookingDate: day < today ? day : today,
    amount,
    currency,
    purpose: purpose.slice(0, MOST_PURPOSE),
    counterpartName: counterpart.name,
    ...ibanParts(counterpart.iban),
    ...(counterpart.accountNumber !== undefined && {
      counterpartAccountNumber: counterpart.accountNumber,
    }),
    ...(isDirectDebit(booking) && mandateOf(counterpart.name)),
    ...businessCodes(booking),
    primanota: '9250',
    bankCategory: category,
    isNew: true,
    importedAt,
  };
}

/** A German IBAN holds bank code and account number. */
function ibanParts(
  iban: string | undefined,
): Pick<NewTransaction, 'counterpartIban' | 'counterpartBlz' | 'counterpartAccountNumber'> {
  if (iban === undefined) return {};
  if (!/^DE\d{20}$/.test(iban)) return { counterpartIban: iban };
  return {
    counterpartAccountNumber: iban.slice(12).replace(/^0+/, ''),
    counterpartIban: iban,
    counterpartBlz: iban.slice(4, 12),
  };
}

/** Whoever draws money by direct debit does so under the same numbers each time. */
function mandateOf(
  name: string,
): Pick<NewTransaction, 'counterpartMandateReference' | 'counterpartCreditorId'> {
  const random = randomOf(`mandate/${name}`);
  return {
    counterpartMandateReference: `M${String(between(random, 10_000_000, 99_999_999))}`,
    counterpartCreditorId: `DE${String(between(random, 10, 98))}ZZZ0${String(between(random, 1e9, 9_999_999_999))}`,
  };
}

/** What puts right a balance to which the transactions do not add up. */
export const adjustingEntry = (
  { id: accountId, currency }: Pick<Account, 'id' | 'currency'>,
  amount: number,
  today: string,
  importedAt: string,
): NewTransaction => ({
  accountId,
  valueDate: today,
  bankBookingDate: today,
  finapiBookingDate: today,
  amount,
  currency,
  purpose: 'Zwischensaldo',
  isAdjustingEntry: true,
  isNew: true,
  importedAt,
});
