import type { Reply } from '../../../core/http/endpoint.js';
import { described } from '../../../core/http/xml-describe.js';
import type { WireDocument, WireFields } from '../../../core/http/wire.js';
import { FilesRoot } from '../wire/files.js';
import type { ByteRange } from './range.js';
import type { BatchFile } from './schema.js';

export const filesDocument = (files: readonly BatchFile[]): WireDocument =>
  described(FilesRoot, {
    file: files.map(({ name, size, modifiedAt }) => ({ name, size, modifiedTs: modifiedAt })),
  });

/** A file as the control API tells of it. */
export const fileView = ({ name, size, modifiedAt }: BatchFile): WireFields => ({
  name,
  size,
  modifiedTs: modifiedAt,
});

const TYPE = 'application/octet-stream';
const RANGES = { 'accept-ranges': 'bytes' };

/** The packed bytes as they are: no `Content-Encoding`, so that nobody unpacks them on the way. */
export const wholeFile = (bytes: Buffer): Reply => ({
  status: 200,
  headers: RANGES,
  text: { type: TYPE, content: bytes },
});

export const partOfFile = (bytes: Buffer, { first, last }: ByteRange): Reply => ({
  status: 206,
  headers: {
    ...RANGES,
    'content-range': `bytes ${String(first)}-${String(last)}/${String(bytes.length)}`,
  },
  text: { type: TYPE, content: bytes.subarray(first, last + 1) },
});
