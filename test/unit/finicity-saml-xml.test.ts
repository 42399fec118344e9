import { verifyAssertion } from '../../src/providers/finicity/oauth/assertion.js';
import {
  developmentApp,
  handMade,
  signedAround,
  toBase64,
} from '../support/finicity-assertions.js';

const app = developmentApp();
const noon = Date.parse('2016-07-01T12:00:00Z');
const verify = (xml: string) => verifyAssertion(toBase64(xml), app, { world: noon, host: noon });
const genuine = handMade();

describe('XML that readers may read differently', () => {
  const named = (name: string): string => genuine.xml.replace('jane_doe-42', name);

  test.each([
    { trick: 'a comment in the name', xml: named('jane_doe-42<!---->evil') },
    { trick: 'a comment before the name', xml: named('<!--evil-->jane_doe-42') },
    { trick: 'a processing instruction in the name', xml: named('jane_doe-42<?x?>') },
    { trick: 'CDATA in the name', xml: named('<![CDATA[jane_doe-42]]>') },
    { trick: 'an unknown entity', xml: named('&jane;') },
    { trick: 'a bare ampersand', xml: named('jane_doe-42&') },
    { trick: 'a character reference to nothing', xml: named('jane&#0;doe') },
    { trick: 'a surrogate', xml: named('jane&#xD800;doe') },
    { trick: 'a control character', xml: named('jane\u0001doe') },
    { trick: 'a doctype', xml: `<!DOCTYPE a>${genuine.xml}` },
    {
      trick: 'a doctype with an entity',
      xml: `<!DOCTYPE a [<!ENTITY jane "evil_customer">]>${named('&jane;')}`,
    },
    { trick: 'a comment in front', xml: `<!-- -->${genuine.xml}` },
    {
      trick: 'a comment in the digest',
      xml: genuine.xml.replace('<ds:DigestValue>', '$&<!--x-->'),
    },
    { trick: 'an attribute twice', xml: genuine.xml.replace(' ID="', ' ID="_evil" ID="') },
    {
      trick: 'a prefix without namespace',
      xml: genuine.xml.replace('<saml2:Subject>', '<evil:a/>$&'),
    },
    { trick: 'an element that never ends', xml: genuine.xml.slice(0, -10) },
    { trick: 'text behind', xml: `${genuine.xml}x` },
    { trick: 'nothing', xml: ' ' },
    { trick: 'nesting', xml: '<a>'.repeat(4000) },
    { trick: 'many elements', xml: `<a>${'<b/>'.repeat(4000)}</a>` },
    {
      trick: 'many attributes',
      xml: `<a ${Array.from({ length: 2000 }, (_, i) => `a${i}=""`).join(' ')}/>`,
    },
  ])('$trick is refused', async ({ xml }) => {
    expect(await verify(xml)).toMatchObject({
      reason: 'assertionUnreadable',
      problem: 'parameter_rejected',
    });
  });

  it('reads a signed name with elements inside as none', async () => {
    const tail = genuine.tail.replace('jane_doe-42', 'jane_doe-42<saml2:b></saml2:b>');

    expect(await verify(signedAround(genuine.head, tail))).toMatchObject({
      problem: 'parameter_rejected',
    });
  });

  it('refuses two signed names', async () => {
    const tail = genuine.tail.replace(
      '</saml2:NameID>',
      '</saml2:NameID><saml2:NameID>evil_customer</saml2:NameID>',
    );

    expect(await verify(signedAround(genuine.head, tail))).toMatchObject({
      problem: 'parameter_rejected',
    });
  });
});
