import { amountOf } from '../amounts.js';
import { without } from '../without.js';
import type { TransactionBook } from './book.js';
import type { SubTransactionParams } from './body-schema.js';
import { assertKnown } from './edit.js';
import type { Names } from './names.js';
import * as refusals from './refusals.js';
import type { NewTransaction, Transaction } from './schema.js';

/** Splits a transaction; parts that it had before go. Answers it with its new parts. */
export function splitTransaction(
  book: TransactionBook,
  transaction: Transaction,
  parts: readonly SubTransactionParams[],
  names: Names,
): Transaction {
  assertSplittable(transaction, parts);
  for (const part of parts) assertKnown(part, names);
  const whole = restoreTransaction(book, transaction);
  const children = parts.map((part) => book.add(partOf(whole, part)).id);
  const split = { ...whole, children };
  book.replace(split);
  return split;
}

/** Takes the parts of a transaction away; one without parts stays as it is (not documented). */
export function restoreTransaction(book: TransactionBook, transaction: Transaction): Transaction {
  if (transaction.parentId !== undefined) throw refusals.isPart('restored');
  const { children, ...whole } = transaction;
  if (!children) return transaction;
  for (const id of children) book.remove(id);
  book.replace(whole);
  return whole;
}

function assertSplittable(
  { parentId, amount }: Transaction,
  parts: readonly SubTransactionParams[],
): void {
  if (parentId !== undefined) throw refusals.isPart('split');
  if (parts.length < 2) throw refusals.tooFewParts();
  const sum = parts.reduce((total, part) => total + part.amount, 0);
  if (sum !== amount) throw refusals.partsDoNotAddUp(amountOf(sum), amountOf(amount));
}

/**
 * A part has everything from the whole but what was said of it: labels are never passed on. That
 * dates, flags and the instant of the import are those of the whole is not documented.
 */
function partOf(whole: Transaction, part: SubTransactionParams): NewTransaction {
  const { id: parentId, categoryId, ...inherited } = without(whole, 'booking', 'labelIds');
  const { amount, counterpart, ...said } = part;
  const category = part.categoryId ?? categoryId ?? 0;
  return {
    ...inherited,
    ...given({
      purpose: said.purpose,
      counterpartName: counterpart,
      counterpartAccountNumber: said.counterpartAccountNumber,
      counterpartIban: said.counterpartIban,
      counterpartBic: said.counterpartBic,
      counterpartBlz: said.counterpartBlz,
    }),
    parentId,
    amount,
    ...(category === 0 ? {} : { categoryId: category }),
    ...(part.labelIds?.length ? { labelIds: [...new Set(part.labelIds)] } : {}),
  };
}

type Defined<T> = { [F in keyof T]?: Exclude<T[F], undefined> };

/** The fields that say something. */
const given = <T extends object>(fields: T): Defined<T> =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Defined<T>;
