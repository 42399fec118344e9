import { renderXml } from '../../src/core/http/xml-render.js';

describe('renderXml', () => {
  it('writes a neutral value back as XML', () => {
    const value = {
      credentials: {
        credential: [
          { name: 'Userid', value: 'XXXXX' },
          { name: 'Password', value: 'XXXXX' },
        ],
      },
      empty: '',
      absent: undefined,
      count: 2,
    };

    expect(renderXml('InstitutionLogin', value)).toBe(
      '<InstitutionLogin><credentials>' +
        '<credential><name>Userid</name><value>XXXXX</value></credential>' +
        '<credential><name>Password</name><value>XXXXX</value></credential>' +
        '</credentials><empty/><count>2</count></InstitutionLogin>',
    );
  });

  it('writes text as it is, also where the builder would read something into it', () => {
    expect(renderXml('a', 'x &amp; &#65; < \u0000')).toBe(
      '<a>x &amp;amp; &amp;#65; &lt; \ufffd</a>',
    );
  });

  it('has a name for members that cannot be elements', () => {
    expect(renderXml('a', { '@b': 1, '#': 2, 'c d': 3 })).toBe('<a><_>1</_><_>2</_><_>3</_></a>');
  });
});
