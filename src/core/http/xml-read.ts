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

/** Where a member of a type is read. */
interface Place {
  readonly node: XmlNode;
  /** All elements inside `node`. */
  readonly elements: readonly XmlNode[];
  /** Those among them that carry the member's name in the namespace of its type. */
  readonly named: readonly XmlNode[];
  readonly name: string;
}

function readType(node: XmlNode, type: XmlType): Json {
  const elements = [...node.childNodes].filter(({ nodeType }) => nodeType === ELEMENT);
  const read: { [name: string]: Json } = {};
  for (const { name, namespace, field } of type.members) {
    const named = elements.filter(
      ({ localName, namespaceURI }) => localName === name && namespaceURI === namespace,
    );
    const value = readField(field, { node, elements, named, name });
    if (value !== undefined) read[name] = value;
  }
  return read;
}

function readField(field: XmlField, { node, elements, named, name }: Place): Json | undefined {
  if (typeof field === 'string') return first(named, (found) => readScalar(found, field));
  switch (field.kind) {
    case 'attribute':
      return attributeOf(node, name);
    case 'spelled':
      return first(named, (found) => readSpelled(found, field));
    case 'nested':
      return first(named, (found) => readType(found, field.type));
    case 'list':
    case 'variants':
    case 'mixed':
      return readMany(field, elements, named);
  }
}

const attributeOf = ({ attributes }: XmlNode, name: string): string | undefined =>
  [...attributes].find(({ localName }) => localName === name)?.value;

type Many = Exclude<XmlField, XmlScalar | { kind: 'attribute' | 'spelled' | 'nested' }>;

function readMany(
  field: Many,
  elements: readonly XmlNode[],
  named: readonly XmlNode[],
): Json[] | undefined {
  switch (field.kind) {
    case 'list':
      return readList(field.element === undefined ? named : elements, field);
    case 'variants':
      return elements.flatMap((element) => readVariant(element, field));
    case 'mixed':
      return elements.map((element) => readAlternative(element, field));
  }
}

function readSpelled(node: XmlNode, { inJson }: Extract<XmlField, { kind: 'spelled' }>): string {
  const word = node.textContent ?? '';
  return inJson[word] ?? word;
}

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
