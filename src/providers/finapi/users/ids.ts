import type { Document } from '../../../core/store/kinds.js';
import type { World } from '../../../core/world/world.js';
import { userKind, type UserState } from './document.js';

/** Whose things ids are derived for: the same for every spelling of a user id. */
export const ownerOf = ({ key }: Pick<Document<UserState>, 'key'>): string =>
  `finapi:user/${userKind.normalize?.(key) ?? key}`;

/** The next id of a kind of things of a user; the same on every run. Call it in a transaction. */
export function nextId(user: Document<UserState>, world: World, kind: string): number {
  const ordinal = user.state.ordinals[kind] ?? 0;
  user.put('ordinals', kind, ordinal + 1);
  return world.deriveId(ownerOf(user), kind, ordinal);
}
