import { MAX_FORM_FIELDS } from './limits.js';
import { decodeText } from './text.js';
import { UnreadableBody } from './unreadable-body.js';

export type Form = Readonly<Record<string, string | readonly string[]>>;

/** Reads `application/x-www-form-urlencoded`; a field that is repeated becomes an array. */
export function readForm(bytes: Buffer): Form {
  const form = Object.create(null) as Record<string, string | string[]>;
  for (const [name, raw] of formFields(bytes)) {
    const value = decode(raw.replaceAll('+', ' '));
    const earlier = form[name];
    form[name] = earlier === undefined ? value : [...asArray(earlier), value];
  }
  return form;
}

const asArray = (value: string | string[]): string[] => (Array.isArray(value) ? value : [value]);

/** Fields in their order, names decoded and values as they were sent. */
export function formFields(bytes: Buffer): (readonly [name: string, rawValue: string])[] {
  const pairs = decodeText(bytes)
    .trim()
    .split('&', MAX_FORM_FIELDS + 1);
  if (pairs.length > MAX_FORM_FIELDS) {
    throw new UnreadableBody(`The form has more than ${String(MAX_FORM_FIELDS)} fields`);
  }
  return pairs.filter((pair) => pair !== '').map(toField);
}

function toField(pair: string): readonly [string, string] {
  const [name = ''] = pair.split('=', 1);
  return [decode(name.replaceAll('+', ' ')), pair.slice(name.length + 1)];
}

/** Decodes a raw value whose `+` means itself: base64 that a client put in without encoding it. */
export const decodeKeepingPlus = (rawValue: string): string => decode(rawValue);

/** Percent signs that introduce nothing stand for themselves, and broken UTF-8 for U+FFFD. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return decodeLeniently(text);
  }
}

function decodeLeniently(text: string): string {
  const bytes = Buffer.from(text).toString('latin1');
  const decoded = bytes.replace(/%([\da-f]{2})/gi, (_escape, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(decoded, 'latin1').toString('utf8');
}
