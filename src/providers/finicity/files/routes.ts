import { empty, ok } from '../../../core/http/endpoint.js';
import type { DocumentRef } from '../../../core/store/kinds.js';
import { customerOf, type CustomerCall } from '../customer-call.js';
import { endpoint } from '../endpoint.js';
import { refusal } from '../errors.js';
import { fileRef, type FileContent } from './content.js';
import { readRange } from './range.js';
import { FilePath } from './schema.js';
import { bytesOf, fileNamed, listBatchFiles, removeFile } from './service.js';
import { filesDocument, partOfFile, wholeFile } from './wire.js';

type FileCall = Pick<CustomerCall, 'identity' | 'document'> & {
  readonly params: { readonly name: string };
};

/** The content of the file that a path names, if it is the caller's. */
function contentRef(call: FileCall): DocumentRef<FileContent> {
  const { name } = fileNamed(customerOf(call).state, call.params.name);
  return fileRef(call.identity.customer, name);
}

export const listFiles = endpoint({
  method: 'get',
  path: '/export/files',
  handle: (call) => ok(filesDocument(listBatchFiles(customerOf(call).state))),
});

/** The whole file, or the bytes that `Range` names. */
// eslint-disable-next-line no-restricted-syntax -- the operation's own name
export const getFileData = endpoint({
  method: 'get',
  path: '/export/files/:name',
  params: FilePath,
  needs: (call) => [contentRef(call)],
  handle: (call) => {
    const bytes = bytesOf(call.document(contentRef(call)));
    const header = call.header('range');
    if (header === undefined) return wholeFile(bytes);
    const range = readRange(header, bytes.length);
    if (range) return partOfFile(bytes, range);
    const size = String(bytes.length);
    throw refusal('badRange', `it has ${size} bytes`, { 'content-range': `bytes */${size}` });
  },
});

export const deleteFile = endpoint({
  method: 'delete',
  path: '/export/files/:name',
  params: FilePath,
  needs: (call) => [contentRef(call)],
  handle: (call) => {
    const content = call.document(contentRef(call));
    removeFile({ customer: customerOf(call), content }, call.params.name);
    return empty();
  },
});
