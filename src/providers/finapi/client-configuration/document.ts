import type { DocumentKind, DocumentRef, Table } from '../../../core/store/kinds.js';
import type { TokenHolder } from '../authorization/tokens.js';
import type { OwnConfiguration, SharedConfiguration } from './schema.js';

/** What is kept of all clients of the mandator: whatever differs from the fixture. */
export interface ClientsState extends TokenHolder {
  readonly clients: Table<ClientChanges>;
  /** Settings that one client edits for all of them. */
  readonly shared: SharedConfiguration;
}

export interface ClientChanges {
  /** Of a secret that was changed: it can be checked, but no longer read. */
  readonly secretHash?: string;
  readonly configuration?: OwnConfiguration;
}

export const clientsKind: DocumentKind<ClientsState> = {
  name: 'finapi.clients',
  writeOrder: 20,
  blank: () => ({ clients: {}, shared: {}, tokens: {} }),
};

export const clientsRef: DocumentRef<ClientsState> = { kind: clientsKind, key: 'clients' };
