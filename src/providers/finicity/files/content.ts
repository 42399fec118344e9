import { gzipSync } from 'node:zlib';

import type { Document, DocumentKind, DocumentRef } from '../../../core/store/kinds.js';
import type { CustomerState } from '../customer.js';

/** What is in a batch file. */
export interface FileContent {
  /** Base64 of its bytes; empty where there is none. */
  readonly bytes: string;
}

export const fileKind: DocumentKind<FileContent> = {
  name: 'finicity.file',
  writeOrder: 80,
  blank: () => ({ bytes: '' }),
};

/** The name of a file holds no slash, so that no two files share a key. */
export const fileRef = (customer: string, name: string): DocumentRef<FileContent> => ({
  kind: fileKind,
  key: `${customer}/${name}`,
});

/** The contents of all files of a customer. */
export const fileRefsOf = ({
  key,
  state,
}: Document<CustomerState>): readonly DocumentRef<FileContent>[] =>
  Object.keys(state.files).map((name) => fileRef(key, name));

/** Packs text as batch files are; the same text gives the same bytes. */
export const packed = (text: string): Buffer => gzipSync(text);
