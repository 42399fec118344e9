import type { Bank } from '../../../bank/bank.js';
import type { Index } from '../../../core/store/store.js';
import type { UserEntry } from '../users/document.js';
import type { ListedBank, Popularity } from './schema.js';

type Listed = Pick<Index, 'entries' | 'version'>;

/** A bank, and all words that a search finds it by, in lower case. */
export interface DirectoryEntry {
  readonly bank: ListedBank;
  readonly words: string;
}

/** What would take long to find out for each call: all banks, and how many connections they have. */
export class BankDirectory {
  readonly #banks = new WeakMap<Bank, readonly DirectoryEntry[]>();
  readonly #counts = new WeakMap<Listed, { readonly version: number; readonly of: Counts }>();

  /** All banks that finAPI lists, by their ids. */
  banksOf(bank: Bank): readonly DirectoryEntry[] {
    const known = this.#banks.get(bank);
    if (known) return known;
    const entries = entriesOf(bank);
    this.#banks.set(bank, entries);
    return entries;
  }

  /**
   * From the index of users, counted once for each state of it. What a call changes is counted
   * when the call has ended.
   */
  popularityIn(users: Listed): Popularity {
    const { version } = users;
    const known = this.#counts.get(users);
    const counts = known?.version === version ? known.of : countsOf(users);
    if (known?.of !== counts) this.#counts.set(users, { version, of: counts });
    return (bankId) => counts.get(bankId) ?? 0;
  }
}

const entriesOf = (bank: Bank): readonly DirectoryEntry[] =>
  bank
    .institutions()
    .flatMap((institution) => (isListed(institution) ? [entryOf(institution)] : []))
    .sort((one, other) => one.bank.finapi.bankId - other.bank.finapi.bankId);

/** Whether finAPI lists an institution at all. */
export const isListed = (institution: { readonly finapi?: unknown }): institution is ListedBank =>
  institution.finapi !== undefined;

const entryOf = (bank: ListedBank): DirectoryEntry => {
  const { blz, bic = '', city = '' } = bank.finapi;
  return { bank, words: [bank.name, blz, bic, city].join('\n').toLowerCase() };
};

type Counts = ReadonlyMap<number, number>;

function countsOf(users: Listed): Counts {
  const counts = new Map<number, number>();
  for (const { entry } of users.entries()) {
    const { bankIds } = entry as UserEntry;
    for (const id of bankIds?.split(' ') ?? []) {
      counts.set(Number(id), (counts.get(Number(id)) ?? 0) + 1);
    }
  }
  return counts;
}
