import type { Call } from '../../../core/http/endpoint.js';
import type { Document, DocumentRef } from '../../../core/store/kinds.js';
import type { UserIdentity } from '../endpoint.js';
import type { UserDocuments } from '../transactions/book.js';
import { pieceRefs } from '../transactions/pieces.js';
import { pfmRef, type PfmState } from './document.js';

interface Named {
  readonly identity: UserIdentity;
}

/** The caller's labels, categories and trained rules. */
export const pfmNeeds = ({ identity: { user } }: Named): DocumentRef[] => [pfmRef(user)];

/** The same, and all transactions of the caller. */
export const pfmAndTransactionNeeds = ({ identity: { user } }: Named): DocumentRef[] => [
  pfmRef(user),
  ...pieceRefs(user),
];

/** The caller's documents, as far as the endpoint has named them. */
export const documentsOf = (
  call: Pick<Call<UserIdentity>, 'world' | 'identity' | 'document'>,
): UserDocuments => ({
  user: call.identity.user,
  world: call.world,
  document: (ref) => call.document(ref),
});

export const pfmOf = (documents: Pick<UserDocuments, 'user' | 'document'>): Document<PfmState> =>
  documents.document(pfmRef(documents.user));
