import { scanJson } from './json-scan.js';
import { refusePrototypes } from './prototypes.js';
import { decodeText } from './text.js';
import { UnreadableBody } from './unreadable-body.js';

/**
 * Reads a JSON body; one without content is `undefined`, the text `null` is `null`. A member called
 * `__proto__` is refused. The charset is that of the media type, if it names one.
 */
export function readJson(bytes: Buffer, charset?: string): unknown {
  const text = decodeText(bytes, charset);
  if (text.trim() === '') return undefined;
  scanJson(text);
  const value = parse(text);
  refusePrototypes(value, text);
  return value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new UnreadableBody(`The body is not valid JSON${placeOf(error)}`);
  }
}

/** Where the parser stopped, if it says so; its message may repeat the body, this part cannot. */
function placeOf(error: unknown): string {
  const found = /JSON at position (\d+)(?: \(line \d+ column \d+\))?$/.exec(String(error));
  return found?.[1] ? `: unexpected character at position ${found[1]}` : '';
}
