import type { Document, DocumentKind, DocumentRef, Table } from '../../../core/store/kinds.js';
import type { CustomCategory } from '../categories/schema.js';
import type { TrainedRule } from '../categorization/trained-rule.js';
import type { Label } from '../labels/schema.js';
import { userKind, type UserState } from '../users/document.js';

/** What a user has made to sort transactions with. */
export interface PfmState {
  /** By id. */
  readonly labels: Table<Label>;
  /** The user's own categories, by id. */
  readonly categories: Table<CustomCategory>;
  /** What was learnt from the user, by what a transaction must show. */
  readonly rules: Table<TrainedRule>;
}

export const pfmKind: DocumentKind<PfmState> = {
  name: 'finapi.pfm',
  writeOrder: 70,
  normalize: (key) => userKind.normalize?.(key) ?? key,
  blank: () => ({ labels: {}, categories: {}, rules: {} }),
};

/** The document that lies beside that of the user. */
export const pfmRef = ({ key }: Pick<Document<UserState>, 'key'>): DocumentRef<PfmState> => ({
  kind: pfmKind,
  key,
});
