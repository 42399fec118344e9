import type { Entry, JournalNote, Message } from './journal.js';

/** Bodies are cut at this many characters. */
export const BODY_LIMIT = 16 * 1024;

/** Rough size of what is not a body: ids, headers, object overhead. */
const FRAME_BYTES = 1024;

/** What one note weighs in the journal's budget, in bytes (two a character at most). */
export function lengthOf(note: JournalNote): number {
  const { url, requestBody, responseBody, rule, next } = note;
  let length = url.length;
  for (const text of [requestBody, responseBody, rule, next]) length += text?.length ?? 0;
  return FRAME_BYTES + length * 2;
}

/** The part of a body that the journal keeps; a copy, so that the whole one can be let go. */
export function cut(body: string): string {
  return body.length <= BODY_LIMIT
    ? body
    : Buffer.from(body.slice(0, BODY_LIMIT)).toString() + omission(body.length - BODY_LIMIT);
}

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

const omission = (characters: number): string => ` [… ${String(characters)} more characters]`;
