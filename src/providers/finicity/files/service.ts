import type { Document } from '../../../core/store/kinds.js';
import type { CustomerState } from '../customer.js';
import { refusal } from '../errors.js';
import type { FileContent } from './content.js';
import type { BatchFile } from './schema.js';

/** By name. */
export const listBatchFiles = ({ files }: CustomerState): readonly BatchFile[] =>
  Object.values(files).sort((one, other) => (one.name < other.name ? -1 : 1));

export function fileNamed({ files }: CustomerState, name: string): BatchFile {
  const file = Object.hasOwn(files, name) ? files[name] : undefined;
  if (!file) throw refusal('fileNotFound');
  return file;
}

/** The bytes of a file that is listed. */
export function bytesOf(content: Document<FileContent>): Buffer {
  if (!content.exists) throw refusal('fileNotFound');
  return Buffer.from(content.state.bytes, 'base64');
}

export interface FileDocuments {
  readonly customer: Document<CustomerState>;
  readonly content: Document<FileContent>;
}

/** Puts a file there, or another content into one that is there already. */
export function putFile(
  { customer, content }: FileDocuments,
  name: string,
  bytes: Buffer,
  now: Date,
): BatchFile {
  const file = { name, size: bytes.length, modifiedAt: now.toISOString() };
  content.set('bytes', bytes.toString('base64'));
  customer.put('files', name, file);
  return file;
}

export function removeFile({ customer, content }: FileDocuments, name: string): void {
  fileNamed(customer.state, name);
  content.remove();
  customer.drop('files', name);
}
