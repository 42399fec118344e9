import { createHash, createHmac } from 'node:crypto';

import { generate } from 'selfsigned';

import { verifyAssertion } from '../../src/providers/finicity/oauth/assertion.js';
import {
  developmentApp,
  EXCLUSIVE_C14N,
  handMade,
  referenceElement,
  strangerKey,
  toBase64,
} from '../support/finicity-assertions.js';

const app = developmentApp();
const noon = Date.parse('2016-07-01T12:00:00Z');
const verify = (xml: string) => verifyAssertion(toBase64(xml), app, { world: noon, host: noon });

const genuine = handMade();
const evil = handMade({ nameId: 'evil_customer', id: '_evil' });
const evilTwin = handMade({ nameId: 'evil_customer' });
const inSignature = (signature: string, content: string): string =>
  signature.replace('</ds:Signature>', `<ds:Object>${content}</ds:Object></ds:Signature>`);
const inExtensions = (content: string): string => `<saml2:Extensions>${content}</saml2:Extensions>`;
const wrapped = (content: string): string => `<Response>${content}</Response>`;

describe('signature wrapping', () => {
  test.each([
    {
      attack: 'evil around, genuine in an extension, signature outside',
      xml: evil.head + genuine.signature + inExtensions(genuine.unsigned) + evil.tail,
    },
    {
      attack: 'evil around, signed genuine in an extension',
      xml: evil.head + inExtensions(genuine.xml) + evil.tail,
    },
    {
      attack: 'evil around, genuine in an Object of the signature',
      xml: evil.head + inSignature(genuine.signature, genuine.unsigned) + evil.tail,
    },
    {
      attack: 'the same ID twice, genuine in an Object',
      xml: evilTwin.head + inSignature(genuine.signature, genuine.unsigned) + evilTwin.tail,
    },
    {
      attack: 'the same ID twice, genuine in an extension',
      xml: evilTwin.head + genuine.signature + inExtensions(genuine.unsigned) + evilTwin.tail,
    },
    {
      attack: 'the same ID on another element',
      xml:
        evilTwin.head +
        genuine.signature +
        evilTwin.tail.replace(
          '<saml2:Conditions',
          '<saml2:Conditions Id="_5f0c1a2b3c4d5e6f708192a3b4c5d6e7"',
        ),
    },
    { attack: 'evil first, genuine second', xml: wrapped(evil.unsigned + genuine.xml) },
    { attack: 'genuine first, evil second', xml: wrapped(genuine.xml + evil.unsigned) },
    { attack: 'genuine in a wrapper', xml: wrapped(genuine.xml) },
    { attack: 'two document elements', xml: genuine.xml + evil.unsigned },
    {
      attack: 'evil inside genuine',
      xml: genuine.head + genuine.signature + evil.unsigned + genuine.tail,
    },
    {
      attack: 'an Assertion of another namespace around',
      xml: genuine.xml.replaceAll('SAML:2.0:assertion"', 'SAML:1.0:assertion"'),
    },
    {
      attack: 'two signatures',
      xml: genuine.head + genuine.signature + evil.signature + genuine.tail,
    },
    {
      attack: 'the same signature twice',
      xml: genuine.head + genuine.signature + genuine.signature + genuine.tail,
    },
    {
      attack: 'a signature deeper down',
      xml: genuine.unsigned.replace('</saml2:Subject>', `${genuine.signature}</saml2:Subject>`),
    },
    {
      attack: 'a second SignedInfo',
      xml: genuine.xml.replace(
        '<ds:SignatureValue>',
        '<ds:SignedInfo></ds:SignedInfo><ds:SignatureValue>',
      ),
    },
    { attack: "evil with genuine's signature", xml: evil.head + genuine.signature + evil.tail },
  ])('$attack', async ({ xml }) => {
    const outcome = await verify(xml);

    expect(outcome).toHaveProperty('problem');
    expect(outcome).not.toHaveProperty('nameId');
  });
});

describe('references of a genuine signature', () => {
  const digest = createHash('sha1').update(genuine.unsigned).digest('base64');
  const own = referenceElement('#_5f0c1a2b3c4d5e6f708192a3b4c5d6e7', digest);
  const enveloped = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';
  const transformedBy = (...transforms: string[]): string =>
    referenceElement('#_5f0c1a2b3c4d5e6f708192a3b4c5d6e7', digest, 'sha1', transforms);

  it('is accepted in the one form that it may have', async () => {
    expect(await verify(handMade({ reference: own }).xml)).toEqual({ nameId: 'jane_doe-42' });
  });

  test.each([
    { reference: referenceElement('', digest), reason: 'assertionShapeRefused' },
    { reference: referenceElement('#_other', digest), reason: 'assertionShapeRefused' },
    { reference: own + own, reason: 'assertionShapeRefused' },
    { reference: ' ', reason: 'assertionShapeRefused' },
    { reference: transformedBy(enveloped), reason: 'assertionShapeRefused' },
    {
      reference: transformedBy(enveloped, `${EXCLUSIVE_C14N}WithComments`),
      reason: 'assertionAlgorithmRefused',
    },
    {
      reference: transformedBy('http://www.w3.org/TR/1999/REC-xpath-19991116', EXCLUSIVE_C14N),
      reason: 'assertionAlgorithmRefused',
    },
    {
      reference: own.replace('xmldsig#sha1', 'xmldsig-more#md5'),
      reason: 'assertionAlgorithmRefused',
    },
  ])('must be one, to the assertion: $reason', async ({ reference, reason }) => {
    expect(await verify(handMade({ reference }).xml)).toMatchObject({ reason });
  });

  it('must be canonicalised exclusively', async () => {
    const canonicalization = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';

    expect(await verify(handMade({ canonicalization }).xml)).toMatchObject({
      reason: 'assertionAlgorithmRefused',
    });
  });
});

describe('keys', () => {
  it('refuses HMAC with the public certificate as its secret', async () => {
    const signatureMethod = 'http://www.w3.org/2000/09/xmldsig#hmac-sha1';
    const { xml } = handMade({ signatureMethod });
    const signedPart = /<ds:SignedInfo>.*<\/ds:SignedInfo>/.exec(xml)?.[0] ?? '';
    const canonical = signedPart.replace(
      '<ds:SignedInfo>',
      '<ds:SignedInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#">',
    );
    const forged = createHmac('sha1', app.certificate).update(canonical).digest('base64');
    const value = `<ds:SignatureValue>${forged}</ds:SignatureValue>`;

    expect(
      await verify(xml.replace(/<ds:SignatureValue>.*<\/ds:SignatureValue>/, value)),
    ).toMatchObject({ problem: 'signature_method_rejected' });
  });

  it('never takes the key from the document', async () => {
    const own = await generate([{ name: 'commonName', value: 'stranger' }], { keySize: 2048 });
    const certificate = own.cert.replace(/-----[^-]+-----|\s/g, '');
    const afterValue =
      '<ds:KeyInfo><ds:X509Data><ds:X509Certificate>' +
      `${certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>`;

    expect(await verify(handMade({ privateKey: own.private, afterValue }).xml)).toMatchObject({
      reason: 'assertionSignatureWrong',
    });
  });

  it('refuses the signature of a stranger', async () => {
    expect(await verify(handMade({ privateKey: strangerKey() }).xml)).toMatchObject({
      problem: 'signature_invalid',
    });
  });

  it('refuses an assertion without signature', async () => {
    expect(await verify(genuine.unsigned)).toMatchObject({
      reason: 'assertionUnsigned',
      problem: 'signature_invalid',
    });
  });
});

describe('tampering', () => {
  it('is found in the name', async () => {
    const tampered = genuine.xml.replace('jane_doe-42', 'jane_doe-43');

    expect(await verify(tampered)).toMatchObject({ reason: 'assertionSignatureWrong' });
  });

  it('is found when the digest was made to fit', async () => {
    const tampered = genuine.unsigned.replace('jane_doe-42', 'jane_doe-43');
    const digest = createHash('sha1').update(tampered).digest('base64');
    const signature = genuine.signature.replace(/(<ds:DigestValue>)[^<]*/, `$1${digest}`);
    const xml = tampered.replace('</saml2:Issuer>', `</saml2:Issuer>${signature}`);

    expect(await verify(xml)).toMatchObject({ reason: 'assertionSignatureWrong' });
  });

  it('never changes who is meant, wherever one character is replaced', async () => {
    for (let at = 3; at < genuine.xml.length; at += 37) {
      const changed = genuine.xml[at] === 'x' ? 'y' : 'x';
      const outcome = await verify(genuine.xml.slice(0, at) + changed + genuine.xml.slice(at + 1));

      expect(outcome).not.toHaveProperty('nameId');
    }
  });
});
