import { catalogueOf } from '../categories/catalogue.js';
import type { UserDocuments } from '../transactions/book.js';
import type { KnownThings } from './params.js';

/** What a user has that rules can name. */
export function knownThings(documents: UserDocuments): KnownThings {
  const { accounts, connections } = documents.user.state;
  return {
    isAccount: (id) => Object.hasOwn(accounts, String(id)),
    isConnection: (id) => Object.hasOwn(connections, String(id)),
    isCategory: (id) => catalogueOf(documents).find(id) !== undefined,
  };
}
