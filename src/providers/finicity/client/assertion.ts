import { createHash, randomBytes, sign, type KeyLike } from 'node:crypto';

const DSIG = 'http://www.w3.org/2000/09/xmldsig#';
const NOT_BEFORE_MS = -5 * 60_000;
const NOT_ON_OR_AFTER_MS = 10 * 60_000;

export interface AssertionRequest {
  readonly issuer: string;
  /** The customer's user name. */
  readonly nameId: string;
  /** PEM or key object. */
  readonly privateKey: KeyLike;
  /** Epoch milliseconds by the client's clock. */
  readonly now: number;
  /** Random when absent. */
  readonly id?: string;
}

/**
 * A signed assertion as clients build it: one line, written in canonical form from the start, so
 * that the text itself is what gets hashed.
 */
export function buildAssertion(request: AssertionRequest): string {
  const id = request.id ?? randomId();
  const [head, tail] = assertionParts(request, id);
  const digest = createHash('sha1').update(head).update(tail).digest('base64');
  const toSign = signedInfoOf(id, digest);
  const signature = sign('RSA-SHA1', Buffer.from(toSign), request.privateKey);
  return (
    `${head}<ds:Signature xmlns:ds="${DSIG}">${toSign.replace(` xmlns:ds="${DSIG}"`, '')}` +
    `<ds:SignatureValue>${signature.toString('base64')}</ds:SignatureValue></ds:Signature>${tail}`
  );
}

const randomId = (): string => `_${randomBytes(16).toString('hex')}`;

/** What comes before the signature, and what comes after it. */
function assertionParts({ issuer, nameId, now }: AssertionRequest, id: string): [string, string] {
  const at = (offset: number): string => new Date(now + offset).toISOString();
  return [
    `<saml2:Assertion xmlns:saml2="urn:oasis:names:tc:SAML:2.0:assertion" ID="${id}" ` +
      `IssueInstant="${at(0)}" Version="2.0"><saml2:Issuer>${escapeText(issuer)}</saml2:Issuer>`,
    '<saml2:Subject><saml2:NameID ' +
      'Format="urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified">' +
      `${escapeText(nameId)}</saml2:NameID><saml2:SubjectConfirmation ` +
      'Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"></saml2:SubjectConfirmation>' +
      `</saml2:Subject><saml2:Conditions NotBefore="${at(NOT_BEFORE_MS)}" ` +
      `NotOnOrAfter="${at(NOT_ON_OR_AFTER_MS)}"><saml2:AudienceRestriction>` +
      `<saml2:Audience>${escapeText(issuer)}</saml2:Audience></saml2:AudienceRestriction>` +
      `</saml2:Conditions><saml2:AuthnStatement AuthnInstant="${at(0)}" SessionIndex="${id}">` +
      '<saml2:AuthnContext><saml2:AuthnContextClassRef>' +
      'urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified</saml2:AuthnContextClassRef>' +
      '</saml2:AuthnContext></saml2:AuthnStatement></saml2:Assertion>',
  ];
}

const signedInfoOf = (id: string, digest: string): string =>
  `<ds:SignedInfo xmlns:ds="${DSIG}"><ds:CanonicalizationMethod ` +
  'Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"></ds:CanonicalizationMethod>' +
  `<ds:SignatureMethod Algorithm="${DSIG}rsa-sha1"></ds:SignatureMethod>` +
  `<ds:Reference URI="#${id}"><ds:Transforms>` +
  `<ds:Transform Algorithm="${DSIG}enveloped-signature"></ds:Transform>` +
  '<ds:Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"></ds:Transform>' +
  `</ds:Transforms><ds:DigestMethod Algorithm="${DSIG}sha1"></ds:DigestMethod>` +
  `<ds:DigestValue>${digest}</ds:DigestValue></ds:Reference></ds:SignedInfo>`;

const escapeText = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#xD;');
