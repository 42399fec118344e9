import { canonicalEncoding } from './encoding.js';

/** A signed parameter; name and value in canonical percent-encoding. */
export interface Parameter {
  readonly name: string;
  readonly value: string;
}

/**
 * Parameters of a query or form, in the order of the text. Empty pairs do not count: the Java SDK
 * leaves a stray `&` at the end of its query strings.
 */
export function readPairs(text: string): Parameter[] {
  const parameters: Parameter[] = [];
  for (let start = 0; start < text.length;) {
    const ampersand = text.indexOf('&', start);
    const end = ampersand < 0 ? text.length : ampersand;
    if (end > start) parameters.push(readPair(text.slice(start, end)));
    start = end + 1;
  }
  return parameters;
}

function readPair(pair: string): Parameter {
  const equals = pair.indexOf('=');
  const name = equals < 0 ? pair : pair.slice(0, equals);
  const value = equals < 0 ? '' : pair.slice(equals + 1);
  return { name: canonicalEncoding(name, '%20'), value: canonicalEncoding(value, '%20') };
}

const SCHEME = /^\s*OAuth(?:\s+|$)/i;

/**
 * Parameters of an `Authorization: OAuth` header without `realm`, or undefined for another scheme.
 * Order, spaces around commas and missing quotation marks are no matter.
 */
export function readAuthorization(header: string | undefined): Parameter[] | undefined {
  const scheme = header === undefined ? null : SCHEME.exec(header);
  if (header === undefined || !scheme) return undefined;
  const parameters: Parameter[] = [];
  for (let start = scheme[0].length; start < header.length;) {
    const equals = header.indexOf('=', start);
    if (equals < 0) break;
    const name = header.slice(start, equals).trim();
    const { value, next } = readHeaderValue(header, equals + 1);
    if (name.toLowerCase() !== 'realm') {
      const canonical = canonicalEncoding(value, '%2B');
      parameters.push({ name: canonicalEncoding(name, '%2B'), value: canonical });
    }
    start = next;
  }
  return parameters;
}

function readHeaderValue(header: string, from: number): { value: string; next: number } {
  let start = from;
  while (header[start] === ' ') start++;
  const quoted = header[start] === '"';
  if (quoted) start++;
  const end = indexOrEnd(header, quoted ? '"' : ',', start);
  const value = header.slice(start, end);
  return { value: quoted ? value : value.trim(), next: indexOrEnd(header, ',', end) + 1 };
}

function indexOrEnd(text: string, mark: string, from: number): number {
  const index = text.indexOf(mark, from);
  return index < 0 ? text.length : index;
}
