import { neutralOf, type XmlValue } from './neutral.js';
import { decodeText } from './text.js';
import { localName, parseXml } from './xml-parser.js';
import { type RootTag, scanXml } from './xml-scan.js';

/** Where an XML declaration ends at the latest. */
const DECLARATION_LENGTH = 256;

const ATTRIBUTE = /([^\s=]+)\s*=\s*("[^"]*"|'[^']*')/g;

export interface XmlBody {
  /** The local name of the root element. */
  readonly root: string;
  readonly rootNamespace?: string;
  readonly value: XmlValue;
}

/**
 * Reads an XML body; one without content is `undefined`. Attributes are left out and names lose
 * their prefixes; text stays as it is, to the last space.
 */
export function readXml(bytes: Buffer, charset?: string): XmlBody | undefined {
  const text = decodeText(bytes, charset ?? declaredCharset(bytes)).trim();
  if (text === '') return undefined;
  const tag = scanXml(text);
  const namespace = namespaceOf(tag);
  return {
    root: localName(tag.name),
    ...(namespace !== undefined && { rootNamespace: namespace }),
    value: neutralOf(parseXml(text)),
  };
}

/** The encoding that the XML declaration names; the charset of the media type outranks it. */
const declaredCharset = (bytes: Buffer): string | undefined =>
  /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']/.exec(
    bytes.subarray(0, DECLARATION_LENGTH).toString('latin1'),
  )?.[1];

/** The namespace of the root, by whatever prefix it is written. */
function namespaceOf({ name, attributes }: RootTag): string | undefined {
  const colon = name.lastIndexOf(':');
  const declaration = colon === -1 ? 'xmlns' : `xmlns:${name.slice(0, colon)}`;
  for (const [, attribute, value = ''] of attributes.matchAll(ATTRIBUTE)) {
    if (attribute === declaration) return value.slice(1, -1) || undefined;
  }
  return undefined;
}
