import { buildAssertion } from '../../src/providers/finicity/client/assertion.js';
import { tokenRequest } from '../../src/providers/finicity/client/requests.js';
import { verifyAssertion } from '../../src/providers/finicity/oauth/assertion.js';
import { readTokenCall } from '../../src/providers/finicity/oauth/token-call.js';
import {
  developmentApp,
  handMade,
  signedAround,
  strangerKey,
  toBase64,
} from '../support/finicity-assertions.js';

const app = developmentApp();
const noon = Date.parse('2016-07-01T12:00:00Z');
const clocks = { world: noon, host: noon };
const verify = (xml: string) => verifyAssertion(toBase64(xml), app, clocks);
const accepted = { nameId: 'jane_doe-42' };

describe('the assertion of our own client', () => {
  const request = { issuer: app.samlIssuer, privateKey: app.privateKey, now: noon };

  it('verifies after a journey through the form', async () => {
    const xml = buildAssertion({ ...request, nameId: 'jane_doe-42' });
    const { headers, body } = tokenRequest(app.consumerKey, xml);

    const call = readTokenCall({
      header: (name) => headers[name],
      bytes: Buffer.from(body),
    });

    expect(call.consumerKey).toBe(app.consumerKey);
    expect(await verifyAssertion(call.assertion ?? '', app, clocks)).toEqual(accepted);
  });

  it('keeps every character that a user name may have', async () => {
    const nameId = 'Az09!@#$%&*_-+';

    expect(await verify(buildAssertion({ ...request, nameId }))).toEqual({ nameId });
  });

  it('has the id that it was given', () => {
    const xml = buildAssertion({ ...request, nameId: 'jane_doe-42', id: '_1f' });

    expect(xml).toContain('ID="_1f"');
    expect(xml).toContain('URI="#_1f"');
    expect(xml).not.toContain('\n');
  });
});

describe('base64', () => {
  // The filler makes every alphabet show its differences: `+`, `/` and padding.
  const { xml } = handMade({ afterValue: `<ds:KeyInfo>${'~~~???>>>'.repeat(9)}</ds:KeyInfo>` });
  const standard = toBase64(xml);
  const urlSafe = Buffer.from(xml).toString('base64url');
  const padding = '='.repeat((4 - (urlSafe.length % 4)) % 4);

  test.each([
    { form: 'standard', value: standard },
    { form: 'standard without padding', value: standard.replace(/=+$/, '') },
    { form: 'URL-safe with padding', value: urlSafe + padding },
    { form: 'URL-safe without padding', value: urlSafe },
    { form: 'standard with spaces for plus', value: standard.replaceAll('+', ' ') },
    { form: 'lines of 60', value: standard.replace(/.{60}/g, '$&\n') },
    { form: 'lines of 76 with CR', value: standard.replace(/.{76}/g, '$&\r\n') },
  ])('is read in the form $form', async ({ value }) => {
    expect(standard).toMatch(/\+/);
    expect(standard).toMatch(/\//);
    expect(await verifyAssertion(value, app, clocks)).toEqual(accepted);
  });

  test.each([
    { value: '', problem: 'parameter_absent' },
    { value: '%%%', problem: 'parameter_rejected' },
    { value: 'abcde', problem: 'parameter_rejected' },
    { value: '/w==', problem: 'parameter_rejected' },
    { value: 'A'.repeat(100_000), problem: 'parameter_rejected' },
  ])('is refused with $problem when it is none', async ({ value, problem }) => {
    expect(await verifyAssertion(value, app, clocks)).toMatchObject({ problem });
  });
});

describe('tolerated forms', () => {
  const embedded =
    '<ds:KeyInfo><ds:X509Data><ds:X509Certificate>AAAA</ds:X509Certificate></ds:X509Data></ds:KeyInfo>';

  test.each([
    { form: 'an XML declaration', xml: `<?xml version="1.0" encoding="UTF-8"?>${handMade().xml}` },
    { form: 'a newline behind', xml: `<?xml version="1.0"?>\n${handMade().xml}\n` },
    { form: 'a byte order mark', xml: `\uFEFF${handMade().xml}` },
    { form: 'RSA-SHA256', xml: handMade({ hash: 'sha256' }).xml },
    { form: 'KeyInfo with a certificate', xml: handMade({ afterValue: embedded }).xml },
    {
      form: 'self-closed tags',
      xml: handMade().xml.replaceAll(/><\/(ds:Transform|saml2:SubjectConfirmation)>/g, '/>'),
    },
    {
      form: 'a signature value in lines',
      xml: handMade().xml.replace(/(<ds:SignatureValue>.{64})/, '$1\n'),
    },
    {
      form: 'the signature namespace declared by the assertion',
      xml: handMade()
        .xml.replace(' xmlns:ds="http://www.w3.org/2000/09/xmldsig#"', '')
        .replace(' ID=', ' xmlns:ds="http://www.w3.org/2000/09/xmldsig#" ID='),
    },
  ])('$form', async ({ xml }) => {
    expect(await verify(xml)).toEqual(accepted);
  });

  it('takes any of several certificates', async () => {
    const { certificate } = developmentApp();
    const twice = { ...app, certificate: `${certificate}\n${certificate}` };

    expect(await verifyAssertion(toBase64(handMade().xml), twice, clocks)).toEqual(accepted);
  });
});

describe('validity', () => {
  test.each([
    ['2016-07-01T11:55:00.242Z', '2016-07-01T12:10:00.242Z'],
    ['2016-07-01T11:55:00.575326Z', '2016-07-01T12:10:00.575326Z'],
    ['2016-07-01T13:55:00+02:00', '2016-07-01T14:10:00+02:00'],
    ['2016-07-01T04:55:00.5-07:00', '2016-07-01T05:10:00.123456789-07:00'],
    ['2016-07-01T12:00:00.541Z', '2016-07-01T12:15:00.551Z'],
    ['2016-07-01T11:55:00', '2016-07-01T12:10:00'],
  ])('reads %s and %s', async (notBefore, notOnOrAfter) => {
    expect(await verify(handMade({ notBefore, notOnOrAfter }).xml)).toEqual(accepted);
  });

  test.each([
    '2016-07-01',
    '2016-07-01 11:55:00Z',
    '2016-02-31T11:55:00Z',
    '2016-07-01T25:00:00Z',
    '2016-07-01T11:55:00+15:00',
    '1467374100',
  ])('does not read %s', async (notBefore) => {
    expect(await verify(handMade({ notBefore }).xml)).toMatchObject({
      reason: 'assertionUnreadable',
      problem: 'parameter_rejected',
    });
  });

  const far = Date.parse('2030-01-01T00:00:00Z');
  test.each([
    { world: '2016-07-01T11:53:59Z', answer: { problem: 'timestamp_refused' } },
    { world: '2016-07-01T11:54:00Z', answer: accepted },
    { world: '2016-07-01T12:10:59Z', answer: accepted },
    { world: '2016-07-01T12:11:00Z', answer: { problem: 'token_expired' } },
  ])('is judged with a minute of grace at $world, by either clock', async ({ world, answer }) => {
    const at = Date.parse(world);
    const value = toBase64(handMade().xml);

    expect(await verifyAssertion(value, app, { world: at, host: at })).toMatchObject(answer);
    const byHost = await verifyAssertion(value, app, { world: far, host: at });
    expect('nameId' in byHost).toBe(answer === accepted);
    const byWorld = await verifyAssertion(value, app, { world: at, host: far });
    expect('nameId' in byWorld).toBe(answer === accepted);
  });

  it('wants an end', async () => {
    const { head, tail } = handMade();
    const endless = signedAround(head, tail.replace(/ NotOnOrAfter="[^"]*"/, ''));

    expect(await verify(endless)).toMatchObject({ problem: 'parameter_absent' });
  });
});

describe('content', () => {
  test.each([
    { change: { issuer: 'app.1.other' }, reason: 'assertionIssuerWrong' },
    { change: { audience: 'app.1.other' }, reason: 'assertionAudienceWrong' },
    { change: { nameId: '' }, reason: 'assertionIncomplete' },
    { change: { nameId: 'short' }, reason: 'userNameRefused' },
    { change: { nameId: 'x'.repeat(256) }, reason: 'userNameRefused' },
    { change: { nameId: 'jane.doe' }, reason: 'userNameRefused' },
    { change: { nameId: 'jane doe' }, reason: 'userNameRefused' },
    { change: { privateKey: strangerKey() }, reason: 'assertionSignatureWrong' },
  ])('is refused for $reason', async ({ change, reason }) => {
    expect(await verify(handMade(change).xml)).toMatchObject({ reason });
  });

  it('may leave the audience out', async () => {
    const { head, tail } = handMade();
    const open = tail.replace(/<saml2:AudienceRestriction>.*<\/saml2:AudienceRestriction>/, '');

    expect(await verify(signedAround(head, open))).toEqual(accepted);
  });

  test.each([/<saml2:NameID.*<\/saml2:NameID>/, /<saml2:Subject>.*<\/saml2:Subject>/])(
    'needs what %s matches',
    async (part) => {
      const { head, tail } = handMade();

      expect(await verify(signedAround(head, tail.replace(part, '')))).toMatchObject({
        problem: 'parameter_absent',
      });
    },
  );
});
