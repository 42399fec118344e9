import { createHash, createHmac, createSign, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { send, type Answer } from './finicity-client.js';

/**
 * Clients as other people have written them: nothing here comes from the code under test, so that
 * a mistake in it is not made twice.
 */

interface App {
  readonly consumerKey: string;
  readonly consumerSecret: string;
  readonly samlIssuer: string;
  readonly privateKey: string;
  readonly certificate: string;
}

export const [APP] = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../fixtures/finicity-apps.json'), 'utf8'),
) as [App];

const TOKEN_PATH = '/oauth/v1/get_access_token_by_saml';
/** The host that older clients name in every request, wherever they send it. */
export const FORMER_HOST = 'financialdatafeed.platform.intuit.com';

export interface AssertionHabits {
  /** Writes an instant, given in epoch milliseconds. */
  readonly date?: (instant: number) => string;
  /** An XML declaration before, a newline behind. */
  readonly declaration?: true;
  /** The certificate of the app in a KeyInfo. */
  readonly keyInfo?: true;
}

const isoDate = (instant: number): string => new Date(instant).toISOString();

/** Hashed in canonical form, sent with empty elements closed at once. */
export function assertionFor(customer: string, habits: AssertionHabits = {}): string {
  const { date = isoDate, declaration, keyInfo } = habits;
  const id = `_${randomBytes(16).toString('hex')}`;
  const now = Date.now();
  const head =
    `<saml2:Assertion xmlns:saml2="urn:oasis:names:tc:SAML:2.0:assertion" ID="${id}" ` +
    `IssueInstant="${date(now)}" Version="2.0"><saml2:Issuer>${APP.samlIssuer}</saml2:Issuer>`;
  const tail =
    '<saml2:Subject><saml2:NameID Format="urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified">' +
    `${customer}</saml2:NameID><saml2:SubjectConfirmation ` +
    'Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"></saml2:SubjectConfirmation></saml2:Subject>' +
    `<saml2:Conditions NotBefore="${date(now - 300_000)}" NotOnOrAfter="${date(now + 600_000)}">` +
    `<saml2:AudienceRestriction><saml2:Audience>${APP.samlIssuer}</saml2:Audience>` +
    '</saml2:AudienceRestriction></saml2:Conditions>' +
    `<saml2:AuthnStatement AuthnInstant="${date(now)}" SessionIndex="${id}"><saml2:AuthnContext>` +
    '<saml2:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified' +
    '</saml2:AuthnContextClassRef></saml2:AuthnContext></saml2:AuthnStatement></saml2:Assertion>';
  const toSign = signedPart(id, createHash('sha1').update(`${head}${tail}`).digest('base64'));
  const value = createSign('RSA-SHA1').update(toSign).sign(APP.privateKey, 'base64');
  const signature =
    `<ds:Signature xmlns:ds="${DSIG}">${toSign.replace(` xmlns:ds="${DSIG}"`, '')}` +
    `<ds:SignatureValue>${value}</ds:SignatureValue>${keyInfo ? KEY_INFO : ''}</ds:Signature>`;
  const whole = withShortTags(`${head}${signature}${tail}`);
  return declaration ? `<?xml version="1.0"?>\n${whole}\n` : whole;
}

const DSIG = 'http://www.w3.org/2000/09/xmldsig#';
const KEY_INFO = `<ds:KeyInfo><ds:X509Data><ds:X509Certificate>${APP.certificate.replace(
  /-----[^-]+-----|\s/g,
  '',
)}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>`;

const signedPart = (id: string, digest: string): string =>
  `<ds:SignedInfo xmlns:ds="${DSIG}"><ds:CanonicalizationMethod ` +
  'Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"></ds:CanonicalizationMethod>' +
  `<ds:SignatureMethod Algorithm="${DSIG}rsa-sha1"></ds:SignatureMethod>` +
  `<ds:Reference URI="#${id}"><ds:Transforms>` +
  `<ds:Transform Algorithm="${DSIG}enveloped-signature"></ds:Transform>` +
  '<ds:Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"></ds:Transform>' +
  `</ds:Transforms><ds:DigestMethod Algorithm="${DSIG}sha1"></ds:DigestMethod>` +
  `<ds:DigestValue>${digest}</ds:DigestValue></ds:Reference></ds:SignedInfo>`;

const withShortTags = (xml: string): string => xml.replace(/<([\w:]+)( [^>]*)><\/\1>/g, '<$1$2/>');

export const base64 = (text: string): string => Buffer.from(text).toString('base64');
export const urlSafe = (text: string): string =>
  base64(text).replaceAll('+', '-').replaceAll('/', '_');

export const FORM = {
  authorization: `OAuth oauth_consumer_key="${APP.consumerKey}"`,
  'content-type': 'application/x-www-form-urlencoded',
};

/** `body` as it goes over the wire. */
export const askForToken = (
  base: string,
  body: string,
  headers: Readonly<Record<string, string>> = FORM,
): Promise<Answer> => send(base + TOKEN_PATH, { method: 'POST', headers, body });

/** Reads a token answer by the names of its pairs. */
export function tokenByName({ text }: Answer): Token {
  const pairs = new URLSearchParams(text);
  return { token: pairs.get('oauth_token') ?? '', secret: pairs.get('oauth_token_secret') ?? '' };
}

const escape = (text: string): string =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );

export interface HandCall {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Parameters go into the query, as two clients in PHP have it. */
  readonly inQuery?: true;
  /** Sent in place of the path that is signed. */
  readonly sentPath?: string;
  /** `oauth_body_hash`, as Ruby's gem sends it with every PUT and POST. */
  readonly bodyHash?: true;
}

export interface Token {
  readonly token: string;
  readonly secret: string;
}

export type CallByHand = (method: string, path: string, call?: HandCall) => Promise<Answer>;

const OPERATIONS = '/financialdatafeed/v1';

/**
 * Calls of a client that has read its token in one way or another. `target` is where they go, if
 * that is not what is signed: behind a proxy, or under another name.
 */
export const callsOf =
  (base: string, token: Token, target = base): CallByHand =>
  (method, path, { headers = {}, body, inQuery, bodyHash, sentPath = path } = {}) => {
    const further = bodyHash ? { oauth_body_hash: hashOf(body) } : {};
    const written = signed(method, base + OPERATIONS + path, token, further);
    const query = written.map((pair) => pair.join('=')).join('&');
    const url = target + OPERATIONS + sentPath;
    const sent = { method, ...(body !== undefined && { body }) };
    return inQuery
      ? send(`${url}${url.includes('?') ? '&' : '?'}${query}`, { ...sent, headers })
      : send(url, { ...sent, headers: { authorization: inHeader(written), ...headers } });
  };

const hashOf = (body = ''): string => createHash('sha1').update(body).digest('base64');

/** The header that signs a GET. */
export const authorizationFor = (url: string, token: Token): string =>
  inHeader(signed('GET', url, token, {}));

const inHeader = (written: readonly (readonly [string, string])[]): string =>
  `OAuth ${written.map(([name, value]) => `${name}="${value}"`).join(', ')}`;

/** OAuth parameters with their signature, percent-encoded. */
function signed(
  method: string,
  url: string,
  { token, secret }: Token,
  further: object,
): readonly (readonly [string, string])[] {
  const [address = '', query = ''] = url.split('?');
  const oauth: readonly (readonly [string, string])[] = Object.entries({
    oauth_consumer_key: APP.consumerKey,
    oauth_token: token,
    oauth_signature_method: 'HMAC-SHA1',
    oauth_timestamp: String(Math.floor(Date.now() / 1000)),
    oauth_nonce: randomBytes(8).readBigUInt64BE().toString(),
    oauth_version: '1.0',
    ...further,
  });
  const pairs = [...new URLSearchParams(query), ...oauth]
    .map(([name, value]) => `${escape(name)}=${escape(value)}`)
    .sort();
  const base = [method, escape(address), escape(pairs.join('&'))].join('&');
  const key = `${escape(APP.consumerSecret)}&${escape(secret)}`;
  const signature = createHmac('sha1', key).update(base).digest('base64');
  return [...oauth, ['oauth_signature', signature] as const].map(
    ([name, value]) => [escape(name), escape(value)] as const,
  );
}
