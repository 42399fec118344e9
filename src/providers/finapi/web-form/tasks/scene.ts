import type { Call } from '../../../../core/http/endpoint.js';
import type { Document } from '../../../../core/store/kinds.js';
import type { ClientDirectory } from '../../credentials.js';
import type { DownloadDocuments } from '../../downloads/documents.js';
import type { WebFormsState } from '../document.js';

/** Where a task is carried out, at an instant. */
export interface TaskScene extends Pick<Call, 'world' | 'now' | 'afterwards'> {
  readonly forms: Document<WebFormsState>;
  readonly documents: DownloadDocuments;
  readonly clients: ClientDirectory;
}
