import type { KeyObject } from 'node:crypto';

import { publicKeysOf, type FinicityApp } from './app.js';
import { assertContent, readContent } from './assertion-content.js';
import { signatureOf, type AssertionSignature } from './assertion-profile.js';
import { readXml, type XmlElement } from './assertion-xml.js';
import type { Clocks } from './clocks.js';
import { Refused, type Refusal } from './problems.js';
import { isUserName } from './user-name.js';
import { UnreadableXml } from './xml-text.js';

export interface VerifiedAssertion {
  /** The customer's user name. */
  readonly nameId: string;
}

/** Bytes of a decoded assertion; real ones have two to five thousand. Not documented; our choice. */
const LARGEST_ASSERTION = 16_384;

/**
 * Checks a SAML assertion as it stood in the form (percent-encoding undone) and says for whom it
 * speaks. Only what the app's certificate signed is read, in the canonical form that was signed.
 */
export async function verifyAssertion(
  value: string,
  app: Pick<FinicityApp, 'samlIssuer' | 'certificate'>,
  clocks: Clocks,
): Promise<VerifiedAssertion | Refusal> {
  try {
    const signed = await signedAssertion(decodeAssertion(value), publicKeysOf(app.certificate));
    const content = readContent(signed);
    assertContent(content, app.samlIssuer, clocks);
    assertUserName(content.nameId);
    return { nameId: content.nameId };
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    if (error instanceof UnreadableXml) return unreadable(error.message).refusal;
    throw error;
  }
}

/**
 * Standard or URL-safe alphabet, padded or not, in lines or not; a space is a `+` that nobody
 * percent-encoded.
 */
function decodeAssertion(value: string): string {
  const base64 = value
    .replace(/[\r\n]+/g, '')
    .replaceAll(' ', '+')
    .replace(/={1,2}$/, '');
  if (base64 === '') throw new Refused('assertionMissing', 'saml_assertion is missing');
  if (base64.length > (LARGEST_ASSERTION / 3) * 4) throw unreadable('The assertion is too large');
  if (!/^[A-Za-z0-9+/_-]+$/.test(base64) || base64.length % 4 === 1) {
    throw unreadable('saml_assertion is not base64');
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(base64, 'base64'));
  } catch {
    throw unreadable('The assertion is not UTF-8');
  }
}

const unreadable = (explanation: string): Refused =>
  new Refused('assertionUnreadable', explanation);

async function signedAssertion(source: string, keys: readonly KeyObject[]): Promise<XmlElement> {
  const signature = signatureOf(readXml(source), source);
  for (const key of keys) {
    const signed = await signedXml(source, signature, key);
    if (signed !== undefined) return assertionIn(signed, signature.assertionId);
  }
  throw new Refused(
    'assertionSignatureWrong',
    'Digest or signature does not match: another key, or the assertion was changed after signing',
  );
}

/** What was signed, in canonical form; undefined if it was not, or not with this key. */
async function signedXml(
  source: string,
  { xml }: AssertionSignature,
  publicCert: KeyObject,
): Promise<string | undefined> {
  const { SignedXml } = await import('xml-crypto');
  const verifier = new SignedXml({ publicCert, getCertFromKeyInfo: () => null });
  // Each name costs a search of the whole document; that IDs are unique is known already.
  verifier.idAttributes = ['ID'];
  try {
    verifier.loadSignature(xml);
    if (!verifier.checkSignature(source)) return undefined;
  } catch {
    return undefined;
  }
  const [signed, ...others] = verifier.getSignedReferences();
  return others.length === 0 ? signed : undefined;
}

function assertionIn(signed: string, id: string): XmlElement {
  const assertion = readXml(signed);
  if (assertion.local === 'Assertion' && assertion.attributes.get('ID') === id) return assertion;
  throw new Refused('assertionShapeRefused', 'Something else than the assertion was signed');
}

function assertUserName(name: string): void {
  if (isUserName(name)) return;
  throw new Refused(
    'userNameRefused',
    'A user name has 6 to 255 letters, digits or ! @ # $ % & * _ - +',
  );
}
