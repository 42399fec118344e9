import { json, type WireDocument, type WireFields } from '../../../core/http/wire.js';
import { itemsOn, pagingFields, type Page } from '../paging.js';
import type { CategoryFacts } from './catalogue.js';

/** A category as it stands in every answer; a list of children that is empty is left out. */
export const categoryFields = (category: CategoryFacts): WireFields => ({
  id: category.id,
  name: category.name,
  parentId: category.parentId,
  parentName: category.parentName,
  isCustom: category.isCustom,
  children: category.children.length > 0 ? category.children : undefined,
});

export const categoryDocument = (category: CategoryFacts): WireDocument =>
  json(categoryFields(category));

export const categoryListDocument = (
  categories: readonly CategoryFacts[],
  page: Page,
): WireDocument =>
  json({
    categories: itemsOn(page, categories).map(categoryFields),
    paging: pagingFields(page, categories.length),
  });

/** Ids in ascending order. */
export const identifiersDocument = (identifiers: readonly number[]): WireDocument =>
  json({ identifiers });
