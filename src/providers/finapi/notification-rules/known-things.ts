import type { UserState } from '../users/document.js';
import type { KnownThings } from './params.js';

/** What a user has that rules can name. */
export const knownThings = ({ accounts, connections }: UserState): KnownThings => ({
  isAccount: (id) => Object.hasOwn(accounts, String(id)),
  isConnection: (id) => Object.hasOwn(connections, String(id)),
  isCategory: (id) => id > 0,
});
