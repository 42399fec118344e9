import { bankCodeOf, isIban } from '../../../bank/iban.js';
import type { DirectoryEntry } from './directory.js';
import type { BankQuery } from './schema.js';

type Test = (entry: DirectoryEntry) => boolean;

/** Criteria of a search for banks; groups of banks know some of them. */
export type BankCriteria = Pick<Partial<BankQuery>, CriterionName>;

type CriterionName =
  | 'ids'
  | 'search'
  | 'supportedBankingInterfaces'
  | 'location'
  | 'tppAuthenticationGroupIds'
  | 'bankGroupIds'
  | 'isTestBank';

/** Whether a bank passes all that a query asks for. An empty list asks for nothing. */
export function passing(query: BankCriteria): Test {
  const { isTestBank } = query;
  const tests = [
    among(query.ids, ({ bank }) => [bank.finapi.bankId]),
    ...termsOf(query.search).map(containing),
    among(query.supportedBankingInterfaces, ({ bank }) =>
      bank.finapi.interfaces.map(({ bankingInterface }) => bankingInterface),
    ),
    locatedIn(query.location),
    among(query.tppAuthenticationGroupIds, ({ bank }) =>
      bank.finapi.interfaces.map(({ tppAuthenticationGroup }) => tppAuthenticationGroup?.id),
    ),
    among(query.bankGroupIds, ({ bank }) => [bank.finapi.bankGroup?.id]),
    isTestBank === undefined ? undefined : isTestBankAs(isTestBank),
  ].filter((test) => test !== undefined);
  return (entry) => tests.every((test) => test(entry));
}

function among<T extends string | number>(
  wanted: readonly T[] | undefined,
  valuesOf: (entry: DirectoryEntry) => readonly (T | undefined)[],
): Test | undefined {
  if (wanted === undefined || wanted.length === 0) return undefined;
  const set: ReadonlySet<T | undefined> = new Set(wanted);
  return (entry) => valuesOf(entry).some((value) => set.has(value));
}

/** A bank that is bound to no country passes, whatever is asked for. */
function locatedIn(countries: readonly string[] | undefined): Test | undefined {
  const isThere = among(countries, ({ bank }) => [bank.finapi.location]);
  return isThere && ((entry) => entry.bank.finapi.location === undefined || isThere(entry));
}

const isTestBankAs =
  (wanted: boolean): Test =>
  ({ bank }) =>
    bank.finapi.isTestBank === wanted;

const termsOf = (search = ''): readonly string[] =>
  search.split(/\s+/).filter((term) => term !== '');

/**
 * A term is part of name, BLZ, BIC or city. An IBAN of Germany or Austria stands for the banks with
 * its bank code; check digits must be right, and of other countries no bank is known (both not
 * documented).
 */
function containing(term: string): Test {
  const iban = term.toUpperCase();
  if (!isIban(iban)) {
    const wanted = term.toLowerCase();
    return ({ words }) => words.includes(wanted);
  }
  const code = bankCodeOf(iban);
  return ({ bank }) => code !== undefined && (bank.finapi.blz === code || bank.bankCode === code);
}
