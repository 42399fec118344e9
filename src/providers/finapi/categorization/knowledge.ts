import { catalogueOf, type Catalogue } from '../categories/catalogue.js';
import { pfmOf } from '../pfm/documents.js';
import type { UserDocuments } from '../transactions/book.js';
import type { Knowledge } from './categorise.js';

/** What is known of the categories of a user. */
export function knowledgeOf(documents: UserDocuments, catalogue?: Catalogue): Knowledge {
  const known = catalogue ?? catalogueOf(documents);
  return { rules: pfmOf(documents).state.rules, idOf: (key) => known.idOf(key) };
}
