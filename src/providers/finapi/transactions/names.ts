import { catalogueOf, type Catalogue } from '../categories/catalogue.js';
import { labelsOf, type Labels } from '../labels/labels.js';
import { pfmOf } from '../pfm/documents.js';
import type { UserDocuments } from './book.js';

/** What the ids in transactions stand for. */
export interface Names {
  readonly catalogue: Pick<Catalogue, 'find' | 'withChildren'>;
  readonly labels: Pick<Labels, 'find' | 'among'>;
}

export const namesOf = (documents: UserDocuments): Names => ({
  catalogue: catalogueOf(documents),
  labels: labelsOf(pfmOf(documents).state),
});
