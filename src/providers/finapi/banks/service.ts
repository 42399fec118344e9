import type { ClientConfiguration } from '../client-configuration/schema.js';
import { FinapiError } from '../errors.js';
import { comparing, type OrderValues } from '../ordering.js';
import type { Order } from '../paging.js';
import { absenceOf, isAvailable } from './availability.js';
import type { DirectoryEntry } from './directory.js';
import { passing, type BankCriteria } from './filter.js';
import type { BankQuery, CountedBank, ListedBank, Popularity } from './schema.js';

/** Banks that exist for a client and pass a query, each with its popularity, by id. */
export function banksFor(
  entries: readonly DirectoryEntry[],
  criteria: BankCriteria,
  configuration: ClientConfiguration,
  popularity: Popularity,
): readonly CountedBank[] {
  const isWanted = passing(criteria);
  return entries
    .filter((entry) => isAvailable(entry.bank.finapi, configuration) && isWanted(entry))
    .map(({ bank }) => ({ bank, popularity: popularity(bank.finapi.bankId) }));
}

type BankProperty = BankQuery['order'][number]['property'];

const BY: OrderValues<CountedBank, BankProperty> = {
  id: ({ bank }) => bank.finapi.bankId,
  name: ({ bank }) => bank.name,
  blz: ({ bank }) => bank.finapi.blz,
  bic: ({ bank }) => bank.finapi.bic,
  popularity: ({ popularity }) => popularity,
};

export const sortBanks = (
  banks: readonly CountedBank[],
  order: readonly Order<BankProperty>[],
): readonly CountedBank[] => [...banks].sort(comparing(order, BY));

/** A bank that exists for a client. One that is kept from it does not (not documented). */
export function knownBank(
  bank: ListedBank | undefined,
  id: number,
  configuration: ClientConfiguration,
): ListedBank {
  const absence = bank
    ? absenceOf(bank.finapi, configuration)
    : { rule: `finAPI lists no bank with the id ${String(id)}.` };
  if (bank && !absence) return bank;
  throw new FinapiError('UNKNOWN_ENTITY', 'There is no bank with this id', absence);
}
