import { comparing } from '../ordering.js';
import { pfmOf } from '../pfm/documents.js';
import { holdsAll } from '../pfm/search.js';
import { TransactionBook, type UserDocuments } from '../transactions/book.js';
import { nextId } from '../users/ids.js';
import { labelsOf } from './labels.js';
import { labelExists, tooManyLabels, unknownLabel } from './refusals.js';
import type { Label, LabelParams, LabelQuery } from './schema.js';

/** How many a user may have is not documented. */
const MOST_LABELS = 1_000;

const labelsIn = (documents: UserDocuments) => labelsOf(pfmOf(documents).state);

/** The labels that a query asks for, in its order. */
export function searchLabels(documents: UserDocuments, query: LabelQuery): Label[] {
  const { ids, search = '', order } = query;
  const wanted = ids && new Set(ids);
  return labelsIn(documents)
    .all()
    .filter(({ id, name }) => (wanted?.has(id) ?? true) && holdsAll(name, search))
    .sort(comparing(order, { id: ({ id }) => id, name: ({ name }) => name }));
}

export function existingLabel(documents: UserDocuments, id: number): Label {
  const label = labelsIn(documents).find(id);
  if (!label) throw unknownLabel();
  return label;
}

export function createLabel(documents: UserDocuments, { name }: LabelParams): Label {
  assertFree(documents, name);
  if (labelsIn(documents).all().length >= MOST_LABELS) throw tooManyLabels(MOST_LABELS);
  const label = { id: nextId(documents.user, documents.world, 'label'), name };
  put(documents, label);
  return label;
}

export function renameLabel(documents: UserDocuments, id: number, { name }: LabelParams): Label {
  const label = { ...existingLabel(documents, id), name };
  assertFree(documents, name, id);
  put(documents, label);
  return label;
}

/** Takes labels away, from the transactions that have them too. Answers their ids. */
export function deleteLabels(documents: UserDocuments, labels: readonly Label[]): number[] {
  const pfm = pfmOf(documents);
  const ids = labels.map(({ id }) => id);
  for (const id of ids) pfm.drop('labels', String(id));
  if (ids.length > 0) unmark(new TransactionBook(documents), new Set(ids));
  return ids;
}

export const allLabels = (documents: UserDocuments): readonly Label[] => labelsIn(documents).all();

const put = (documents: UserDocuments, label: Label): void => {
  pfmOf(documents).put('labels', String(label.id), label);
};

/** Whether the case of a name matters is not documented; we say that it does. */
function assertFree(documents: UserDocuments, name: string, own?: number): void {
  const others = labelsIn(documents).all();
  if (others.some((label) => label.name === name && label.id !== own)) throw labelExists();
}

function unmark(book: TransactionBook, gone: ReadonlySet<number>): void {
  for (const { labelIds, ...transaction } of book.all()) {
    if (!labelIds?.some((id) => gone.has(id))) continue;
    const kept = labelIds.filter((id) => !gone.has(id));
    book.replace({ ...transaction, ...(kept.length > 0 && { labelIds: kept }) });
  }
}
