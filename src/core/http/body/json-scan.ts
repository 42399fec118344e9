import { MAX_DEPTH, MAX_JSON_PIECES } from './limits.js';
import { UnreadableBody } from './unreadable-body.js';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
/** `[` and `{`, `]` and `}` differ in this bit only. */
const CASE_BIT = 0x20;
const OPENING = 0x7b;
const CLOSING = 0x7d;

/** Refuses text that would cost the parser, or whoever walks its value, too much. */
export function scanJson(text: string): void {
  let depth = 0;
  let pieces = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === QUOTE) index = endOfString(text, index);
    else if (code === COMMA) pieces += 1;
    else if ((code | CASE_BIT) === OPENING) depth += 1;
    else if ((code | CASE_BIT) === CLOSING) depth -= 1;
    if (depth > MAX_DEPTH || pieces > MAX_JSON_PIECES) refuse(depth);
  }
}

function refuse(depth: number): never {
  throw new UnreadableBody(
    depth > MAX_DEPTH
      ? `The body is nested deeper than ${String(MAX_DEPTH)} levels`
      : `The body has more than ${String(MAX_JSON_PIECES)} members and items`,
  );
}

/** The index of the closing quote, or the end of the text. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end === -1 ? text.length : end;
}

function isEscaped(text: string, index: number): boolean {
  let backslashes = 0;
  while (text.charCodeAt(index - 1 - backslashes) === BACKSLASH) backslashes += 1;
  return backslashes % 2 === 1;
}
