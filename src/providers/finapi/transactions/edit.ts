import { without } from '../without.js';
import type { TransactionBook } from './book.js';
import type { UpdateMultipleTransactionsParams, UpdateTransactionsParams } from './body-schema.js';
import type { Names } from './names.js';
import * as refusals from './refusals.js';
import type { Transaction } from './schema.js';

type Edit = Omit<UpdateTransactionsParams, 'trainCategorization'>;

/** The edit is sound: it changes something, and what it names is there. */
export function assertEdit(edit: Edit, names: Names): void {
  const { isNew, isPotentialDuplicate, categoryId, labelIds } = edit;
  const given = [isNew, isPotentialDuplicate, categoryId, labelIds];
  if (given.every((value) => value === undefined)) throw refusals.nothingToEdit();
  if (isPotentialDuplicate === true) throw refusals.cannotBeDuplicate();
  assertKnown(edit, names);
}

export function assertKnown(
  { categoryId = 0, labelIds = [] }: Pick<Edit, 'categoryId' | 'labelIds'>,
  names: Names,
): void {
  if (categoryId !== 0 && !names.catalogue.find(categoryId)) {
    throw refusals.unknownCategory(categoryId);
  }
  for (const id of labelIds) if (!names.labels.find(id)) throw refusals.unknownLabel(id);
}

/** Edits one transaction; answers it as it is now, the same one where nothing has changed. */
export function editOne(book: TransactionBook, before: Transaction, edit: Edit): Transaction {
  const after = edited(before, edit);
  if (isSame(before, after)) return before;
  book.replace(after);
  return after;
}

/**
 * The transactions that an edit is about: those with the ids, each once, or all of them. Unknown ids
 * match nothing; a list without any id names none (not documented).
 */
export function transactionsMeant(
  book: TransactionBook,
  { ids, accountIds }: Pick<UpdateMultipleTransactionsParams, 'ids' | 'accountIds'>,
): readonly Transaction[] {
  const named = ids ? [...new Set(ids)].flatMap((id) => book.find(id) ?? []) : book.all();
  const accounts = accountIds && new Set(accountIds);
  return accounts ? named.filter(({ accountId }) => accounts.has(accountId)) : named;
}

/** Category and labels may only be edited where transactions are named. */
export function assertNamed({ ids, categoryId, labelIds }: UpdateMultipleTransactionsParams): void {
  if (ids) return;
  if (categoryId !== undefined) throw refusals.idsNeeded('categoryId');
  if (labelIds !== undefined) throw refusals.idsNeeded('labelIds');
}

function edited(before: Transaction, edit: Edit): Transaction {
  const { isNew = before.isNew, isPotentialDuplicate, categoryId, labelIds } = edit;
  const isCleared = isPotentialDuplicate === false && before.isPotentialDuplicate === true;
  const unflagged = isCleared ? without(before, 'isPotentialDuplicate') : before;
  return { ...withLabels(withCategory(unflagged, categoryId), labelIds), isNew };
}

/** 0 is no category, `undefined` the one that it has. */
function withCategory(before: Transaction, categoryId: number | undefined): Transaction {
  if (categoryId === undefined) return before;
  const rest = without(before, 'categoryId');
  return categoryId === 0 ? rest : { ...rest, categoryId };
}

/** Each label once; `undefined` are those that it has. */
function withLabels(before: Transaction, labelIds: readonly number[] | undefined): Transaction {
  if (labelIds === undefined) return before;
  const rest = without(before, 'labelIds');
  return labelIds.length === 0 ? rest : { ...rest, labelIds: [...new Set(labelIds)] };
}

function isSame(one: Transaction, other: Transaction): boolean {
  return (
    one.isNew === other.isNew &&
    one.categoryId === other.categoryId &&
    one.isPotentialDuplicate === other.isPotentialDuplicate &&
    isSameSet(one.labelIds, other.labelIds)
  );
}

const isSameSet = (one: readonly number[] = [], other: readonly number[] = []): boolean =>
  one.length === other.length && other.every((id) => one.includes(id));
