import { isUtf8 } from 'node:buffer';

import { UnreadableBody } from './unreadable-body.js';

/** Charset names as clients write them, and how their bytes are read. */
const CHARSETS: Readonly<Record<string, 'utf8' | 'latin1'>> = {
  'utf-8': 'utf8',
  utf8: 'utf8',
  'us-ascii': 'utf8',
  ascii: 'utf8',
  'iso-8859-1': 'latin1',
  latin1: 'latin1',
};

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

const hasByteOrderMark = (bytes: Buffer): boolean =>
  bytes.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK);

/**
 * The text of a body without its byte order mark, which decides over what the media type says.
 * Without either it is UTF-8.
 */
export function decodeText(bytes: Buffer, charset = 'utf-8'): string {
  if (hasByteOrderMark(bytes)) return decodeUtf8(bytes.subarray(BYTE_ORDER_MARK.length));
  const encoding = CHARSETS[charset.toLowerCase()];
  if (!encoding) throw new UnreadableBody('The charset of the body is not supported; use UTF-8');
  return encoding === 'utf8' ? decodeUtf8(bytes) : bytes.toString('latin1');
}

function decodeUtf8(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString('utf8');
  throw new UnreadableBody('The body is not valid UTF-8');
}
