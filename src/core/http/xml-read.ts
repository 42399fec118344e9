import { loadBuilder } from './xml-builder.js';
import type { XmlContent, XmlField, XmlRoot, XmlScalar, XmlType } from './xml-types.js';

type Json = string | number | boolean | Json[] | { [name: string]: Json };

/** The part of a DOM that is read here. */
interface XmlNode {
  readonly nodeType: number;
  readonly localName: string;
  readonly namespaceURI: string | null;
  readonly textContent: string | null;
  readonly childNodes: Iterable<XmlNode>;
  readonly attributes: Iterable<{ readonly localName: string; readonly value: string }>;
}

const ELEMENT = 1;

/**
 * Reads an XML answer into the form in which the same answer would be read from JSON, by the
 * description that it was written from. Elements are taken by namespace and local name.
 */
export function readXmlAnswer(text: string, roots: readonly XmlRoot[]): Json {
  const document = loadBuilder().create(text).root().node as unknown as XmlNode;
  const root = roots.find(({ name }) => name === document.localName);
  if (!root) throw new TypeError(`No description of <${document.localName}>`);
  return readType(document, root.type);
}

function readType(node: XmlNode, type: XmlType): Json {
  const elements = [...node.childNodes].filter(({ nodeType }) => nodeType === ELEMENT);
  const read: { [name: string]: Json } = {};
  for (const { name, namespace, field } of type.members) {
    const isOwn = (element: XmlNode): boolean => element.namespaceURI === namespace;
    const value = readField(field, name, node, elements, isOwn);
    if (value !== undefined) read[name] = value;
  }
  return read;
}

function readField(
  field: XmlField,
  name: string,
  node: XmlNode,
  elements: readonly XmlNode[],
  isOwn: (element: XmlNode) => boolean,
): Json | undefined {
  const named = (wanted: string): XmlNode[] =>
    elements.filter((element) => element.localName === wanted && isOwn(element));
  if (typeof field === 'string') return first(named(name), (found) => readScalar(found, field));
  switch (field.kind) {
    case 'attribute':
      return [...node.attributes].find(({ localName }) => localName === name)?.value;
    case 'spelled':
      return first(named(name), (found) =>
        spelledInJson(field.inJson, readScalar(found, 'string')),
      );
    case 'nested':
      return first(named(name), (found) => readType(found, field.type));
    case 'list':
      return readList(field.element === undefined ? named(name) : elements, field);
    case 'variants':
      return elements.flatMap((element) => readVariant(element, field));
    case 'mixed':
      return elements.map((element) => readAlternative(element, field));
  }
}

const spelledInJson = (spellings: Readonly<Record<string, string>>, word: Json): Json =>
  spellings[String(word)] ?? word;

function readAlternative(element: XmlNode, field: Extract<XmlField, { kind: 'mixed' }>): Json {
  const content = field.alternatives[element.localName];
  if (content === undefined) throw new TypeError(`<${element.localName}> is unknown`);
  return readContent(element, content);
}

/** Elements with a name of their own live in the namespace of their type. */
function readList(
  nodes: readonly XmlNode[],
  { element, of, always }: Extract<XmlField, { kind: 'list' }>,
): Json[] | undefined {
  const isItem = ({ localName, namespaceURI }: XmlNode): boolean =>
    element === undefined ||
    (localName === element && (typeof of === 'string' || of.namespace === namespaceURI));
  const found = nodes.filter(isItem);
  return found.length > 0 || always ? found.map((item) => readContent(item, of)) : undefined;
}

function readVariant(element: XmlNode, field: Extract<XmlField, { kind: 'variants' }>): Json[] {
  const found = Object.entries(field.variants).find(
    ([, variant]) => variant.element === element.localName,
  );
  if (!found) return [];
  const [value, { type }] = found;
  return [{ [field.discriminator]: value, ...(readType(element, type) as object) }];
}

const readContent = (node: XmlNode, content: XmlContent): Json =>
  typeof content === 'string' ? readScalar(node, content) : readType(node, content);

function readScalar({ textContent }: XmlNode, kind: XmlScalar): Json {
  const text = textContent ?? '';
  if (kind === 'string') return text;
  if (kind === 'boolean') return text === 'true';
  return kind === 'instant' ? Date.parse(text) : Number(text);
}

const first = (nodes: readonly XmlNode[], read: (node: XmlNode) => Json): Json | undefined =>
  nodes[0] && read(nodes[0]);
