import type { XmlElement } from './assertion-xml.js';
import { Refused } from './problems.js';

export const SAML = 'urn:oasis:names:tc:SAML:2.0:assertion';
export const DSIG = 'http://www.w3.org/2000/09/xmldsig#';
export const ENVELOPED = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';
export const EXCLUSIVE_C14N = 'http://www.w3.org/2001/10/xml-exc-c14n#';
export const SIGNATURE_METHODS: readonly string[] = [
  'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
];
export const DIGEST_METHODS: readonly string[] = [
  'http://www.w3.org/2000/09/xmldsig#sha1',
  'http://www.w3.org/2001/04/xmlenc#sha256',
];

/** The signature of an assertion whose shape leaves no doubt about what is signed. */
export interface AssertionSignature {
  /** The Signature element as a document of its own. */
  readonly xml: string;
  readonly assertionId: string;
}

/**
 * Holds an assertion to the one shape that every client builds: a single Assertion as the document
 * element, a single Signature as its child, a single Reference to the Assertion's own unique ID.
 * Everything else is how signature wrapping begins.
 */
export function signatureOf(root: XmlElement, source: string): AssertionSignature {
  const all = [...elementsOf(root)];
  if (root.local !== 'Assertion' || root.namespace !== SAML) {
    throw new Refused('assertionUnreadable', 'The document element is no SAML 2.0 Assertion');
  }
  assertSingle(all, 'Assertion');
  const signature = theSignature(all, root);
  const assertionId = uniqueId(all, root);
  assertSignature(signature, assertionId);
  return { xml: asDocument(signature, source), assertionId };
}

function* elementsOf(element: XmlElement): Generator<XmlElement> {
  yield element;
  for (const child of element.children) yield* elementsOf(child);
}

function assertSingle(all: readonly XmlElement[], local: string): void {
  if (all.filter((element) => element.local === local).length > 1) {
    throw shapeRefused(`More than one ${local}`);
  }
}

function theSignature(all: readonly XmlElement[], root: XmlElement): XmlElement {
  assertSingle(all, 'Signature');
  const signature = all.find(({ local }) => local === 'Signature');
  if (!signature) throw new Refused('assertionUnsigned', 'The assertion has no Signature');
  if (signature.namespace !== DSIG || !root.children.includes(signature)) {
    throw shapeRefused('The Signature is not a child of the Assertion');
  }
  return signature;
}

const ID_NAMES = ['ID', 'Id', 'id'];

function uniqueId(all: readonly XmlElement[], root: XmlElement): string {
  const id = root.attributes.get('ID') ?? '';
  if (!/^[A-Za-z_][\w.-]*$/.test(id)) throw shapeRefused('The Assertion has no usable ID');
  const ids = all.flatMap(({ attributes }) =>
    [...attributes].filter(([name]) => ID_NAMES.includes(localOf(name))).map(([, value]) => value),
  );
  if (new Set(ids).size !== ids.length) throw shapeRefused('An ID is there twice');
  return id;
}

const localOf = (name: string): string => name.slice(name.indexOf(':') + 1);

/** KeyInfo is tolerated, because one PHP client sends its certificate; it is never a key for us. */
function assertSignature(signature: XmlElement, assertionId: string): void {
  const [info, value, keyInfo] = signature.children;
  assertChildren(
    signature,
    keyInfo ? ['SignedInfo', 'SignatureValue', 'KeyInfo'] : ['SignedInfo', 'SignatureValue'],
  );
  if (!info || value?.children.length !== 0) throw shapeRefused('The Signature is incomplete');
  assertChildren(info, ['CanonicalizationMethod', 'SignatureMethod', 'Reference']);
  const [canonicalization, method, reference] = info.children;
  assertAlgorithm(canonicalization, [EXCLUSIVE_C14N]);
  assertAlgorithm(method, SIGNATURE_METHODS);
  assertReference(reference, assertionId);
}

function assertReference(reference: XmlElement | undefined, assertionId: string): void {
  if (!reference) throw shapeRefused('The Signature has no Reference');
  if (reference.attributes.get('URI') !== `#${assertionId}`) {
    throw shapeRefused('The Reference is not to the Assertion');
  }
  assertChildren(reference, ['Transforms', 'DigestMethod', 'DigestValue']);
  const [transforms, digest] = reference.children;
  if (transforms) assertChildren(transforms, ['Transform', 'Transform']);
  assertAlgorithm(transforms?.children[0], [ENVELOPED]);
  assertAlgorithm(transforms?.children[1], [EXCLUSIVE_C14N]);
  assertAlgorithm(digest, DIGEST_METHODS);
}

function assertChildren(parent: XmlElement, locals: readonly string[]): void {
  const isRight =
    parent.children.length === locals.length &&
    parent.children.every(({ local, namespace }, i) => local === locals[i] && namespace === DSIG);
  if (!isRight) throw shapeRefused(`${parent.local} must hold ${locals.join(', ')} and no more`);
}

function assertAlgorithm(element: XmlElement | undefined, allowed: readonly string[]): void {
  const algorithm = element?.attributes.get('Algorithm') ?? '';
  if (!allowed.includes(algorithm)) {
    const place = element?.local ?? 'Signature';
    throw new Refused('assertionAlgorithmRefused', `${place} must be ${allowed.join(' or ')}`);
  }
}

/** Cut out of its document the Signature needs the namespaces that it inherited there. */
function asDocument(
  { tag, attributes, namespaces, start, end }: XmlElement,
  source: string,
): string {
  const inherited = [...namespaces]
    .map(([prefix, uri]): [string, string] => [prefix ? `xmlns:${prefix}` : 'xmlns', uri])
    .filter(([name]) => !attributes.has(name))
    .map(([name, uri]) => ` ${name}="${escapeAttribute(uri)}"`);
  const nameEnd = start + 1 + tag.length;
  return source.slice(start, nameEnd) + inherited.join('') + source.slice(nameEnd, end);
}

const escapeAttribute = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const shapeRefused = (explanation: string): Refused =>
  new Refused('assertionShapeRefused', explanation);
