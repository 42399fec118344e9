import type { World } from '../../../core/world/world.js';
import { pfmOf } from '../pfm/documents.js';
import type { UserDocuments } from '../transactions/book.js';
import { GLOBAL_CATEGORIES, type GlobalCategory, type GlobalKey } from './global-categories.js';
import type { CustomCategory } from './schema.js';

/** A category with all that is known of its place in the tree. */
export interface CategoryFacts {
  readonly id: number;
  readonly name: string;
  readonly parentId?: number;
  readonly parentName?: string;
  readonly isCustom: boolean;
  /** Ids of its sub-categories in ascending order. */
  readonly children: readonly number[];
}

/** The global categories and those of one user; two levels. */
export class Catalogue {
  readonly #base: number;
  readonly #custom: Readonly<Record<string, CustomCategory>>;
  #customChildren: ReadonlyMap<number, readonly number[]> | undefined;

  /** `base` is the id of the first global category; the others follow it. */
  constructor(base: number, custom: Readonly<Record<string, CustomCategory>>) {
    this.#base = base;
    this.#custom = custom;
  }

  find(id: number): CategoryFacts | undefined {
    const known = GLOBAL_CATEGORIES[id - this.#base];
    if (known) return this.#globalFacts(id, known);
    const key = String(id);
    const custom = Object.hasOwn(this.#custom, key) ? this.#custom[key] : undefined;
    return custom && this.#customFacts(custom);
  }

  /** Ids of a category and its sub-categories; nothing of one that does not exist. */
  withChildren(id: number): readonly number[] {
    const category = this.find(id);
    return category ? [id, ...category.children] : [];
  }

  /** In the order of their ids. */
  all(): CategoryFacts[] {
    const known = GLOBAL_CATEGORIES.map((each, index) =>
      this.#globalFacts(this.#base + index, each),
    );
    const custom = Object.values(this.#custom).map((each) => this.#customFacts(each));
    return [...known, ...custom].sort((one, other) => one.id - other.id);
  }

  /** The id of a global category. */
  idOf(key: GlobalKey): number {
    return this.#base + GLOBAL_CATEGORIES.findIndex((each) => each.key === key);
  }

  #globalFacts(id: number, { name, parent, children }: GlobalCategory): CategoryFacts {
    const known = children.map((position) => this.#base + position);
    return {
      id,
      name,
      ...(parent !== undefined && {
        parentId: this.#base + parent,
        parentName: GLOBAL_CATEGORIES[parent]?.name ?? '',
      }),
      isCustom: false,
      children: [...known, ...this.#customBelow(id)],
    };
  }

  #customFacts({ id, name, parentId }: CustomCategory): CategoryFacts {
    const parentName = parentId === undefined ? undefined : this.#nameOf(parentId);
    return {
      id,
      name,
      ...(parentId !== undefined && { parentId }),
      ...(parentName !== undefined && { parentName }),
      isCustom: true,
      children: this.#customBelow(id),
    };
  }

  #nameOf(id: number): string | undefined {
    return (GLOBAL_CATEGORIES[id - this.#base] ?? this.#custom[String(id)])?.name;
  }

  #customBelow(id: number): readonly number[] {
    return (this.#customChildren ??= byParent(Object.values(this.#custom))).get(id) ?? [];
  }
}

/** The categories of a user. */
export const catalogueOf = (documents: UserDocuments): Catalogue =>
  new Catalogue(firstIdIn(documents.world), pfmOf(documents).state.categories);

const LEAST_ID = 100;
const BASES = 900;

/**
 * Ids of global categories are not the same everywhere: they are the same on every run, and others
 * under another seed. Clients go by the names.
 */
const firstIdIn = (world: World): number =>
  LEAST_ID + (world.deriveId('finapi', 'category', 0) % BASES);

function byParent(categories: readonly CustomCategory[]): ReadonlyMap<number, readonly number[]> {
  const children = new Map<number, number[]>();
  for (const { id, parentId } of categories) {
    if (parentId === undefined) continue;
    children.set(parentId, [...(children.get(parentId) ?? []), id]);
  }
  for (const ids of children.values()) ids.sort((one, other) => one - other);
  return children;
}
