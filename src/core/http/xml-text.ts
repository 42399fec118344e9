import { instantOf } from './wire-scalars.js';

/* eslint-disable no-control-regex -- control characters are what must be found */
const NEEDS_CARE = /[&<>\r\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/;
const MARKUP = /[&<>\r]/g;
const NOT_IN_XML =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/* eslint-enable no-control-regex */

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '\r': '&#xD;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
};

/**
 * Text as element content. Characters that XML 1.0 cannot carry become U+FFFD, and a carriage
 * return is written as a reference, because parsers would read the bare one as a line feed.
 */
export function escapeText(text: string): string {
  return NEEDS_CARE.test(text)
    ? replaceIllegal(text).replace(MARKUP, (character) => ENTITIES[character] ?? character)
    : text;
}

export const escapeAttribute = (text: string): string =>
  escapeText(text).replace(/["\t\n]/g, (character) => ENTITIES[character] ?? character);

/** Text with U+FFFD for every character that an XML 1.0 document cannot hold. */
export const replaceIllegal = (text: string): string => text.replace(NOT_IN_XML, '\ufffd');

export const hasIllegal = (text: string): boolean =>
  NEEDS_CARE.test(text) && text.search(NOT_IN_XML) !== -1;

/** A number as xs:decimal, which knows no exponent. */
export function decimalText(value: number): string {
  const text = String(value);
  if (!text.includes('e')) return text;
  return Math.abs(value) >= 1 ? BigInt(value).toString() : value.toFixed(20).replace(/\.?0+$/, '');
}

/** How many instants are remembered: those of a list repeat, and their days even more so. */
const REMEMBERED = 500;

/**
 * Writes instants as xs:dateTime at a fixed offset from UTC (`-07:00`), with milliseconds unless
 * they are zero.
 */
export function zonedInstants(zone: string): (iso: string) => string {
  const offset = instantOf(`1970-01-01T00:00:00${zone}`);
  const written = new Map<string, string>();
  return (iso) => {
    const known = written.get(iso);
    if (known !== undefined) return known;
    const local = new Date(instantOf(iso) - offset).toISOString();
    const text = (local.endsWith('.000Z') ? local.slice(0, 19) : local.slice(0, 23)) + zone;
    if (written.size >= REMEMBERED) written.clear();
    written.set(iso, text);
    return text;
  };
}
