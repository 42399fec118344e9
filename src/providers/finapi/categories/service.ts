import { comparing } from '../ordering.js';
import { pfmOf } from '../pfm/documents.js';
import { holdsAll } from '../pfm/search.js';
import { TransactionBook, type UserDocuments } from '../transactions/book.js';
import { nextId } from '../users/ids.js';
import { catalogueOf, type Catalogue, type CategoryFacts } from './catalogue.js';
import * as refusals from './refusals.js';
import type {
  CategoryParams,
  CategoryQuery,
  CustomCategory,
  EditCategoryParams,
} from './schema.js';

/** How many a user may have is not documented. */
const MOST_CATEGORIES = 1_000;

/** The categories that a query asks for, in its order. */
export function searchCategories(documents: UserDocuments, query: CategoryQuery): CategoryFacts[] {
  const { ids, search = '', isCustom, order } = query;
  const wanted = ids && new Set(ids);
  return catalogueOf(documents)
    .all()
    .filter(({ id }) => wanted?.has(id) ?? true)
    .filter((category) => isCustom === undefined || category.isCustom === isCustom)
    .filter(({ name }) => holdsAll(name, search))
    .sort(
      comparing(order, {
        id: ({ id }) => id,
        name: ({ name }) => name,
        isCustom: (category) => Number(category.isCustom),
      }),
    );
}

export function existingCategory(documents: UserDocuments, id: number): CategoryFacts {
  const category = catalogueOf(documents).find(id);
  if (!category) throw refusals.unknownCategory();
  return category;
}

export function createCategory(
  documents: UserDocuments,
  { name, parentId }: CategoryParams,
): CategoryFacts {
  const catalogue = catalogueOf(documents);
  if (parentId !== undefined) assertMain(catalogue.find(parentId));
  assertFree(catalogue, name, parentId);
  const { categories } = pfmOf(documents).state;
  if (Object.keys(categories).length >= MOST_CATEGORIES)
    throw refusals.tooManyCategories(MOST_CATEGORIES);
  const id = nextId(documents.user, documents.world, 'category');
  return put(documents, { id, name, ...(parentId !== undefined && { parentId }) });
}

export function renameCategory(
  documents: UserDocuments,
  id: number,
  { name }: EditCategoryParams,
): CategoryFacts {
  const { isCustom, parentId } = existingCategory(documents, id);
  if (!isCustom) throw refusals.isGlobal('edited');
  assertFree(catalogueOf(documents), name, parentId, id);
  return put(documents, { id, name, ...(parentId !== undefined && { parentId }) });
}

/** A category of the user's own, which alone can be deleted. */
export function deletableCategory(documents: UserDocuments, id: number): CategoryFacts {
  const category = existingCategory(documents, id);
  if (!category.isCustom) throw refusals.isGlobal('deleted');
  return category;
}

export const customCategories = (documents: UserDocuments): CategoryFacts[] =>
  catalogueOf(documents)
    .all()
    .filter(({ isCustom }) => isCustom);

/**
 * Takes categories and their sub-categories away, and answers the ids of all of them. Their
 * transactions have no category afterwards, and what was learnt for them is forgotten (neither is
 * documented).
 */
export function deleteCategories(
  documents: UserDocuments,
  categories: readonly CategoryFacts[],
): number[] {
  const gone = new Set(categories.flatMap(({ id, children }) => [id, ...children]));
  if (gone.size === 0) return [];
  const pfm = pfmOf(documents);
  for (const id of gone) pfm.drop('categories', String(id));
  for (const [key, { categoryId }] of Object.entries(pfm.state.rules)) {
    if (gone.has(categoryId)) pfm.drop('rules', key);
  }
  uncategorise(new TransactionBook(documents), gone);
  return [...gone].sort((one, other) => one - other);
}

function uncategorise(book: TransactionBook, gone: ReadonlySet<number>): void {
  for (const { categoryId, ...transaction } of book.all()) {
    if (categoryId !== undefined && gone.has(categoryId)) book.replace(transaction);
  }
}

function put(documents: UserDocuments, category: CustomCategory): CategoryFacts {
  pfmOf(documents).put('categories', String(category.id), category);
  return existingCategory(documents, category.id);
}

function assertMain(parent: CategoryFacts | undefined): void {
  if (!parent) throw refusals.unknownParent();
  if (parent.parentId !== undefined) throw refusals.parentIsChild();
}

/**
 * The same name may stand elsewhere in the tree, but not twice on one level. Whether its case
 * matters is not documented; we say that it does.
 */
function assertFree(
  catalogue: Catalogue,
  name: string,
  parentId: number | undefined,
  own?: number,
): void {
  const isSame = (other: CategoryFacts): boolean =>
    other.name === name && other.parentId === parentId && other.id !== own;
  if (catalogue.all().some(isSame)) throw refusals.categoryExists();
}
