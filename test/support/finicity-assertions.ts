import { createHash, createSign, generateKeyPairSync, type KeyLike } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { FinicityApps } from '../../src/providers/finicity/oauth/app.js';

/** The default app, as the fixture has it. */
export const developmentApp = () => {
  const file = join(import.meta.dirname, '../../fixtures/finicity-apps.json');
  const [app] = FinicityApps.parse(JSON.parse(readFileSync(file, 'utf8')));
  if (app?.privateKey === undefined) throw new Error('The fixture names no default app');
  return { ...app, privateKey: app.privateKey };
};

export const strangerKey = () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

const DSIG = 'http://www.w3.org/2000/09/xmldsig#';
const SAML = 'urn:oasis:names:tc:SAML:2.0:assertion';
export const EXCLUSIVE_C14N = 'http://www.w3.org/2001/10/xml-exc-c14n#';

/** Pieces of an assertion that a test wants otherwise. */
export interface Pieces {
  readonly privateKey: KeyLike;
  readonly id: string;
  readonly issuer: string;
  readonly audience: string;
  readonly nameId: string;
  readonly notBefore: string;
  readonly notOnOrAfter: string;
  readonly hash: 'sha1' | 'sha256';
  readonly signatureMethod: string;
  readonly reference: string;
  readonly canonicalization: string;
  /** After the SignatureValue, unsigned: KeyInfo, Object. */
  readonly afterValue: string;
}

const HASHES = {
  sha1: { digest: `${DSIG}sha1`, method: `${DSIG}rsa-sha1` },
  sha256: {
    digest: 'http://www.w3.org/2001/04/xmlenc#sha256',
    method: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  },
};

/** An assertion put together by hand, as the known clients do it, and its parts for mischief. */
export function handMade(changes: Partial<Pieces> = {}) {
  const pieces = { ...defaults(), ...changes };
  const [head, tail] = around(pieces);
  const signature = signatureElement(pieces, head + tail);
  return { xml: head + signature + tail, head, signature, tail, unsigned: head + tail };
}

/** Signs any content: the text before and after the place of the signature. */
export const signedAround = (head: string, tail: string, changes: Partial<Pieces> = {}): string =>
  head + signatureElement({ ...defaults(), ...changes }, head + tail) + tail;

function defaults(): Pieces {
  const { privateKey, samlIssuer } = developmentApp();
  return {
    privateKey,
    id: '_5f0c1a2b3c4d5e6f708192a3b4c5d6e7',
    issuer: samlIssuer,
    audience: samlIssuer,
    nameId: 'jane_doe-42',
    notBefore: '2016-07-01T11:55:00.000Z',
    notOnOrAfter: '2016-07-01T12:10:00.000Z',
    hash: 'sha1',
    signatureMethod: '',
    reference: '',
    canonicalization: EXCLUSIVE_C14N,
    afterValue: '',
  };
}

/** An assertion's text before and after its signature, with tags that c14n would write alike. */
function around(pieces: Omit<Pieces, 'privateKey'>): [string, string] {
  const { id, issuer, audience, nameId, notBefore, notOnOrAfter } = pieces;
  return [
    `<saml2:Assertion xmlns:saml2="${SAML}" ID="${id}" ` +
      `IssueInstant="2016-07-01T12:00:00.000Z" Version="2.0"><saml2:Issuer>${issuer}</saml2:Issuer>`,
    '<saml2:Subject><saml2:NameID ' +
      'Format="urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified">' +
      `${nameId}</saml2:NameID><saml2:SubjectConfirmation ` +
      'Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"></saml2:SubjectConfirmation>' +
      `</saml2:Subject><saml2:Conditions NotBefore="${notBefore}" NotOnOrAfter="${notOnOrAfter}">` +
      `<saml2:AudienceRestriction><saml2:Audience>${audience}</saml2:Audience>` +
      '</saml2:AudienceRestriction></saml2:Conditions></saml2:Assertion>',
  ];
}

/** A Signature whose digest is that of `signed`, which must be in canonical form. */
function signatureElement(pieces: Pieces, signed: string): string {
  const { hash, privateKey, id, afterValue } = pieces;
  const digest = createHash(hash).update(signed).digest('base64');
  const content =
    `<ds:CanonicalizationMethod Algorithm="${pieces.canonicalization}">` +
    '</ds:CanonicalizationMethod>' +
    `<ds:SignatureMethod Algorithm="${pieces.signatureMethod || HASHES[hash].method}">` +
    '</ds:SignatureMethod>' +
    (pieces.reference || referenceElement(`#${id}`, digest, hash));
  const canonical = `<ds:SignedInfo xmlns:ds="${DSIG}">${content}</ds:SignedInfo>`;
  const value = createSign(`RSA-${hash}`).update(canonical).sign(privateKey, 'base64');
  return (
    `<ds:Signature xmlns:ds="${DSIG}"><ds:SignedInfo>${content}</ds:SignedInfo>` +
    `<ds:SignatureValue>${value}</ds:SignatureValue>${afterValue}</ds:Signature>`
  );
}

export const referenceElement = (
  uri: string,
  digest: string,
  hash: 'sha1' | 'sha256' = 'sha1',
  transforms: readonly string[] = [`${DSIG}enveloped-signature`, EXCLUSIVE_C14N],
): string =>
  `<ds:Reference URI="${uri}"><ds:Transforms>` +
  transforms.map((name) => `<ds:Transform Algorithm="${name}"></ds:Transform>`).join('') +
  `</ds:Transforms><ds:DigestMethod Algorithm="${HASHES[hash].digest}"></ds:DigestMethod>` +
  `<ds:DigestValue>${digest}</ds:DigestValue></ds:Reference>`;

export const toBase64 = (xml: string): string => Buffer.from(xml).toString('base64');
