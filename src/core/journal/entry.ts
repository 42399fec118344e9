import { StringDecoder } from 'node:string_decoder';

import type { Entry, JournalNote, Message } from './journal.js';

/** Bodies are cut at this many bytes. */
export const BODY_LIMIT = 16 * 1024;
/** More than UTF-8 ever needs for one unit of a string. */
const BYTES_A_UNIT = 3;

/** Rough size of what is neither body nor header of the request: ids, objects around them. */
const FRAME_BYTES = 1024;

/** What one note weighs in the journal's budget, in bytes. */
export function weightOf(note: JournalNote): number {
  const { url, requestHeaders, requestBody, responseBody, rule, next } = note;
  let weight = FRAME_BYTES + url.length + sizeOf(requestBody) + sizeOf(responseBody);
  weight += sizeOf(rule) + sizeOf(next);
  for (const name in requestHeaders) {
    weight += name.length + (requestHeaders[name]?.length ?? 0);
  }
  return weight;
}

const sizeOf = (text: string | undefined): number =>
  text === undefined ? 0 : Buffer.byteLength(text);

/** The part of a text that the journal keeps; a copy, so that the whole one can be let go. */
export function cut(text: string): string {
  if (text.length * BYTES_A_UNIT <= BODY_LIMIT) return text;
  const size = Buffer.byteLength(text);
  return size <= BODY_LIMIT ? text : headOf(Buffer.from(text.slice(0, BODY_LIMIT)), size);
}

/** The same for text that has not been decoded. */
export const cutBytes = (bytes: Buffer): string =>
  bytes.length <= BODY_LIMIT ? bytes.toString('utf8') : headOf(bytes, bytes.length);

/** A character that the cut would divide is left out. */
const headOf = (bytes: Buffer, size: number): string =>
  new StringDecoder('utf8').write(bytes.subarray(0, BODY_LIMIT)) +
  ` [… ${size - BODY_LIMIT} more bytes]`;

export function asEntry(id: number, note: JournalNote): Entry {
  return {
    id,
    at: new Date(note.at).toISOString(),
    provider: note.provider,
    operation: note.operation,
    principal: note.principal,
    requestId: note.requestId,
    request: {
      method: note.method,
      url: note.url,
      ...message(note.requestHeaders, note.requestBody, note.requestSize),
    },
    response: {
      status: note.status,
      ...message(note.responseHeaders, note.responseBody, note.responseSize),
    },
    rule: note.rule,
    next: note.next,
  };
}

function message(
  headers: Readonly<Record<string, string | number | readonly string[] | undefined>>,
  body: string | undefined,
  size: number,
): Message {
  const shown: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) shown[name] = shownHeader(name, String(value));
  }
  return { headers: shown, body, size };
}

/** Basic credentials are a password that somebody typed; tokens and signatures are not. */
const shownHeader = (name: string, value: string): string =>
  name.toLowerCase() === 'authorization' && /^basic /i.test(value) ? 'Basic XXXXX' : value;
