/** The text is not an XML document of the plain kind that assertions are. */
export class UnreadableXml extends Error {
  override readonly name = 'UnreadableXml';
}

// eslint-disable-next-line no-control-regex -- XML allows none of these.
const FORBIDDEN = /[\x00-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]/;

/** Refuses text with characters that have no place in XML at all. */
export function assertCharacters(text: string): void {
  if (FORBIDDEN.test(text)) throw new UnreadableXml('A character that XML does not allow');
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/** Character data or an attribute's value without its escapes. */
export function decodeText(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7}|x[0-9A-Fa-f]{1,6})|(amp|lt|gt|quot|apos));|&/g, decodeEntity);
}

function decodeEntity(match: string, number: string | undefined, name: string | undefined): string {
  const named = name === undefined ? undefined : ENTITIES[name];
  if (named !== undefined) return named;
  if (number === undefined) throw new UnreadableXml('An entity that is not one of the five of XML');
  const code = number.startsWith('x') ? parseInt(number.slice(1), 16) : Number(number);
  if (!isXmlCharacter(code)) throw new UnreadableXml(`${match} is no character of XML`);
  return String.fromCodePoint(code);
}

const isXmlCharacter = (code: number): boolean =>
  code <= 0x10ffff &&
  !(code >= 0xd800 && code <= 0xdfff) &&
  !FORBIDDEN.test(String.fromCodePoint(code));
