import { dayOf } from '../dates.js';
import type { TransactionQuery } from './query-schema.js';
import type { Transaction } from './schema.js';
import type { SearchableTransaction } from './searchable.js';

type Test = (candidate: SearchableTransaction) => boolean;
type Fact = boolean | number | string | undefined;

/** Criteria of a search, with the categories worked out: 0 is none, `undefined` is any. */
export interface Criteria extends Partial<Omit<TransactionQuery, 'categoryIds' | 'order'>> {
  readonly categories?: ReadonlySet<number> | undefined;
}

/** Whether a transaction passes all criteria; `undefined` where every one does. */
export function passing(criteria: Criteria): Test | undefined {
  const tests = [
    ...wordTests(criteria),
    ...rangeTests(criteria),
    ...flagTests(criteria),
    ...setTests(criteria),
  ].filter((test) => test !== undefined);
  if (tests.length === 0) return undefined;
  return (candidate) => tests.every((test) => test(candidate));
}

/** All terms must be found, in any of the fields. */
function wordTests({ search, counterpart, purpose }: Criteria): Test[] {
  const containing = (words: string | undefined, textOf: TextOf): Test[] =>
    termsOf(words).map((term) => (candidate) => textOf(candidate).includes(term));
  return [
    ...containing(search, (candidate) => candidate.everything),
    ...containing(counterpart, (candidate) => candidate.counterpart),
    ...containing(purpose, (candidate) => candidate.purpose),
  ];
}

type TextOf = (candidate: SearchableTransaction) => string;

const termsOf = (words = ''): readonly string[] =>
  words
    .toLowerCase()
    .split(/\s+/)
    .filter((term) => term !== '');

function rangeTests(criteria: Criteria): (Test | undefined)[] {
  const { minAmount, maxAmount, direction } = criteria;
  return [
    within(criteria.minBankBookingDate, criteria.maxBankBookingDate, (one) => one.bankBookingDate),
    within(
      criteria.minFinapiBookingDate,
      criteria.maxFinapiBookingDate,
      (one) => one.finapiBookingDate,
    ),
    within(criteria.minImportDate, criteria.maxImportDate, importDays()),
    within(minAmount, maxAmount, ({ amount }) => amount),
    direction === 'income' ? ({ amount }) => amount >= 0 : undefined,
    direction === 'spending' ? ({ amount }) => amount < 0 : undefined,
  ];
}

/** Both bounds are inclusive. */
function within<T extends string | number>(
  min: T | undefined,
  max: T | undefined,
  valueOf: (transaction: Transaction) => T,
): Test | undefined {
  if (min === undefined && max === undefined) return undefined;
  return ({ transaction }) => {
    const value = valueOf(transaction);
    return (min === undefined || value >= min) && (max === undefined || value <= max);
  };
}

/** Many transactions share an instant, and days take time to work out. */
function importDays(): (transaction: Transaction) => string {
  const days = new Map<string, string>();
  return ({ importedAt }) => {
    const day = days.get(importedAt) ?? dayOf(importedAt);
    days.set(importedAt, day);
    return day;
  };
}

function flagTests({
  isNew,
  isPotentialDuplicate,
  isAdjustingEntry,
  currency,
}: Criteria): (Test | undefined)[] {
  return [
    being(isNew, (one) => one.isNew),
    being(isPotentialDuplicate, (one) => one.isPotentialDuplicate ?? false),
    being(isAdjustingEntry, (one) => one.isAdjustingEntry ?? false),
    being(currency, (one) => one.currency),
  ];
}

const being = (wanted: Fact, factOf: (one: Transaction) => Fact): Test | undefined =>
  wanted === undefined ? undefined : ({ transaction }) => factOf(transaction) === wanted;

function setTests({ ids, accountIds, labelIds, categories }: Criteria): (Test | undefined)[] {
  return [
    among(setOf(ids), ({ id }) => [id]),
    among(setOf(accountIds), ({ accountId }) => [accountId]),
    among(setOf(labelIds), ({ labelIds: labels = [] }) => labels),
    among(categories, ({ categoryId = 0 }) => [categoryId]),
  ];
}

/** A list parameter without items says nothing. */
const setOf = (wanted: readonly number[] = []): ReadonlySet<number> | undefined =>
  wanted.length === 0 ? undefined : new Set(wanted);

const among = (
  wanted: ReadonlySet<number> | undefined,
  idsOf: (one: Transaction) => readonly number[],
): Test | undefined =>
  wanted && (({ transaction }) => idsOf(transaction).some((id) => wanted.has(id)));
