import type { Account } from '../accounts/schema.js';
import type { Transaction } from '../transactions/schema.js';

/**
 * A payment across a border or in another currency. What makes a transfer a foreign one is not
 * documented: we go by the country in the counterpart's IBAN, and by the currencies.
 */
export const isForeign = (transaction: Transaction, account: Account): boolean =>
  isAbroad(transaction, account) || isInOtherCurrency(transaction, account);

const isAbroad = ({ counterpartIban }: Transaction, { iban }: Account): boolean =>
  counterpartIban !== undefined && countryOf(counterpartIban) !== countryOf(iban ?? HOME);

const isInOtherCurrency = (
  { currency, originalCurrency }: Transaction,
  account: Account,
): boolean =>
  [currency, originalCurrency].some((one) => one !== undefined && one !== account.currency);

/** Accounts without an IBAN are German ones. */
const HOME = 'DE';

const countryOf = (iban: string): string => iban.trim().slice(0, 2).toUpperCase();
