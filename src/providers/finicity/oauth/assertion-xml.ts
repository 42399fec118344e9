import { assertCharacters, decodeText, UnreadableXml } from './xml-text.js';

/** An element of an assertion. */
export interface XmlElement {
  /** Name as it is written, prefix included. */
  readonly tag: string;
  readonly local: string;
  readonly namespace: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  /** Character content of the element itself. */
  text: string;
  /** Bounds in the source. */
  readonly start: number;
  end: number;
  /** Prefixes in scope, the default namespace under the empty prefix. */
  readonly namespaces: ReadonlyMap<string, string>;
}

const QNAME = String.raw`(?:[A-Za-z_][\w.-]*:)?[A-Za-z_][\w.-]*`;
const VALUE = `"[^"<]*"|'[^'<]*'`;
const ATTRIBUTE = String.raw`(${QNAME})\s*=\s*(${VALUE})`;
const TAG = String.raw`<(/?)(${QNAME})((?:\s+${QNAME}\s*=\s*(?:${VALUE}))*)\s*(/?)>`;
const PROLOGUE = /^\uFEFF?(?:<\?xml\s[^?<>]*\?>)?\s*/;
/** Real assertions have some 25 elements with as many attributes; checking takes time for each. */
const MOST_ELEMENTS = 60;
const MOST_ATTRIBUTES = 100;
const DEEPEST = 12;

/**
 * Reads a small document strictly: elements, attributes and text, an XML declaration in front.
 *
 * Anything that makes two readers see different things is refused rather than interpreted: doctypes,
 * entity references beyond the five of XML, comments, CDATA, processing instructions, prefixes
 * without a namespace. A comment inside a name is the classic way to be somebody else.
 */
export function readXml(source: string): XmlElement {
  assertCharacters(source);
  return new Reader(source).read();
}

class Reader {
  readonly #source: string;
  readonly #tag = new RegExp(TAG, 'y');
  readonly #open: XmlElement[] = [];
  #root: XmlElement | undefined;
  #elements = 0;
  #attributes = 0;

  constructor(source: string) {
    this.#source = source;
  }

  read(): XmlElement {
    let at = PROLOGUE.exec(this.#source)?.[0].length ?? 0;
    while (at < this.#source.length)
      at = this.#source[at] === '<' ? this.#mark(at) : this.#text(at);
    if (!this.#root || this.#open.length > 0) throw new UnreadableXml('The document is cut short');
    return this.#root;
  }

  #text(at: number): number {
    const next = this.#source.indexOf('<', at);
    const end = next < 0 ? this.#source.length : next;
    const text = decodeText(this.#source.slice(at, end));
    const holder = this.#open.at(-1);
    if (holder) holder.text += text;
    else if (text.trim() !== '') throw new UnreadableXml('Text outside of the document element');
    return end;
  }

  #mark(at: number): number {
    this.#tag.lastIndex = at;
    const match = this.#tag.exec(this.#source);
    if (!match) throw new UnreadableXml(`Markup at ${at} is not a plain tag`);
    const [text, closing, tag = '', attributes = '', empty = ''] = match;
    const end = at + text.length;
    if (closing) this.#close(tag, end, attributes + empty);
    else this.#enter(tag, attributes, at);
    if (empty) this.#close(tag, end, '');
    return end;
  }

  #enter(tag: string, attributes: string, start: number): void {
    const parent = this.#open.at(-1);
    if (!parent && this.#root) throw new UnreadableXml('A second document element');
    const element = elementOf(tag, readAttributes(attributes), parent, start);
    this.#assertModest(element);
    if (parent) parent.children.push(element);
    else this.#root = element;
    this.#open.push(element);
  }

  #assertModest({ attributes }: XmlElement): void {
    this.#elements += 1;
    this.#attributes += attributes.size;
    const isLarge = this.#elements > MOST_ELEMENTS || this.#attributes > MOST_ATTRIBUTES;
    if (isLarge || this.#open.length >= DEEPEST) {
      throw new UnreadableXml('Larger or deeper than an assertion can be');
    }
  }

  #close(tag: string, end: number, rest: string): void {
    const element = this.#open.pop();
    if (element?.tag !== tag || rest !== '') throw new UnreadableXml(`</${tag}> is out of place`);
    element.end = end;
  }
}

function readAttributes(text: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = '', quoted = ''] of text.matchAll(new RegExp(ATTRIBUTE, 'g'))) {
    if (attributes.has(name)) throw new UnreadableXml(`Attribute ${name} is there twice`);
    attributes.set(name, decodeText(quoted.slice(1, -1)));
  }
  return attributes;
}

function elementOf(
  tag: string,
  attributes: ReadonlyMap<string, string>,
  parent: XmlElement | undefined,
  start: number,
): XmlElement {
  const namespaces = namespacesOf(attributes, parent);
  const [local = '', prefix = ''] = tag.split(':').reverse();
  const namespace = namespaces.get(prefix) ?? '';
  if (prefix && !namespace) throw new UnreadableXml(`Prefix ${prefix} has no namespace`);
  const content = { children: [], text: '', start, end: start };
  return { tag, local, namespace, attributes, namespaces, ...content };
}

function namespacesOf(
  attributes: ReadonlyMap<string, string>,
  parent: XmlElement | undefined,
): ReadonlyMap<string, string> {
  const declared = [...attributes]
    .filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'))
    .map(([name, uri]): [string, string] => [name.slice('xmlns:'.length), uri]);
  const inherited = parent?.namespaces ?? new Map<string, string>();
  return declared.length === 0 ? inherited : new Map([...inherited, ...declared]);
}
