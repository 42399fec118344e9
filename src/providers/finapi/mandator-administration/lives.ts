import type { Index } from '../../../core/store/store.js';
import { userKind, type UserEntry, type UserLife } from '../users/document.js';
import { lowerBound } from './page.js';
import { shownId } from './shown-id.js';

/** Everybody who is or was a user, each list in the order of the ids that are shown. */
export interface Lives {
  readonly living: readonly UserLife[];
  readonly deleted: readonly DeletedLife[];
}

export interface DeletedLife {
  readonly life: UserLife;
  /** The distorted id in the form in which ids are compared. */
  readonly order: string;
}

type Listed = Pick<Index, 'entries' | 'version'>;

/** The lives of an index, worked out once for each state of it. */
export class UserLives {
  readonly #known = new WeakMap<Listed, { readonly version: number; readonly lives: Lives }>();

  of(index: Listed): Lives {
    const known = this.#known.get(index);
    if (known?.version === index.version) return known.lives;
    const lives = livesOf(index);
    this.#known.set(index, { version: index.version, lives });
    return lives;
  }
}

/**
 * The index is in the order of living ids already; deleted users are sorted anew, because their
 * distorted ids have an order of their own.
 */
function livesOf(index: Listed): Lives {
  const living: UserLife[] = [];
  const deleted: DeletedLife[] = [];
  for (const { entry } of index.entries()) {
    const user = entry as UserEntry;
    if (user.deletionDate === undefined) living.push(user);
    else deleted.push(deletedLife(user));
    for (const life of user.formerLives ?? []) deleted.push(deletedLife(life));
  }
  return { living, deleted: deleted.sort(compareDeleted) };
}

const deletedLife = (life: UserLife): DeletedLife => ({ life, order: normalize(shownId(life)) });

function compareDeleted(one: DeletedLife, other: DeletedLife): number {
  if (one.order !== other.order) return one.order < other.order ? -1 : 1;
  return one.life.registrationDate < other.life.registrationDate ? -1 : 1;
}

export const compareLives = (living: UserLife, deleted: DeletedLife): number =>
  normalize(living.userId) <= deleted.order ? -1 : 1;

/**
 * Those who are shown under an id, without regard to case. A deleted user is found by the
 * distorted id alone: the original one is no longer known (not documented for this filter).
 */
export function livesWithId({ living, deleted }: Lives, userId: string): Lives {
  const order = normalize(userId);
  return {
    living: equalRange(living, order, (life) => normalize(life.userId)),
    deleted: equalRange(deleted, order, (life) => life.order),
  };
}

function equalRange<T>(
  sorted: readonly T[],
  wanted: string,
  orderOf: (item: T) => string,
): readonly T[] {
  const orderAt = (index: number): string => orderOf(sorted[index] as T);
  const first = lowerBound(sorted.length, (index) => orderAt(index) >= wanted);
  const end = lowerBound(sorted.length, (index) => orderAt(index) > wanted);
  return sorted.slice(first, end);
}

const normalize = (id: string): string => userKind.normalize?.(id) ?? id;
