import type { Document, DocumentKind, DocumentRef, Table } from '../../../core/store/kinds.js';
import { userKind, type UserState } from '../users/document.js';
import type { MockBankConnectionUpdate } from './schema.js';

/** Mock updates of a user that were started and have not ended so far; too large for its own document. */
export interface MockState {
  /** By the id of the bank connection. */
  readonly updates: Table<StartedMock>;
}

export interface StartedMock {
  readonly triggerNotifications: boolean;
  /** One for each interface that was named, in the order given. */
  readonly updates: readonly MockBankConnectionUpdate[];
}

export const mockKind: DocumentKind<MockState> = {
  name: 'finapi.mockUpdates',
  writeOrder: 75,
  normalize: (key) => userKind.normalize?.(key) ?? key,
  blank: () => ({ updates: {} }),
};

/** The document that lies beside that of the user. */
export const mockRef = ({ key }: Pick<Document<UserState>, 'key'>): DocumentRef<MockState> => ({
  kind: mockKind,
  key,
});
