import type { ClientConfiguration } from '../client-configuration/schema.js';
import type { DownloadDocuments } from '../downloads/documents.js';

/** What keeping a contact needs besides the contact itself. */
export interface ContactContext {
  readonly documents: DownloadDocuments;
  readonly configuration: ClientConfiguration;
  readonly now: Date;
  /** Where the client reaches this world. */
  readonly publicUrl: string;
  /** Runs once what has changed is kept. */
  readonly afterwards: (effect: () => Promise<void> | void) => void;
}
