import { UnreadableBody } from '../../src/core/http/body/unreadable-body.js';
import { readXml, type XmlBody } from '../../src/core/http/body/xml.js';

const read = (text: string, charset?: string): XmlBody | undefined =>
  readXml(Buffer.from(text), charset);

const refusal = (bytes: Buffer | string, charset?: string): string => {
  try {
    readXml(Buffer.from(bytes), charset);
  } catch (error) {
    if (error instanceof UnreadableBody) return error.message;
    throw error;
  }
  return 'read';
};

const MALFORMED = 'The body is not well-formed XML';
const DECLARES = 'The body declares a document type or entities, which is refused';
const TOO_LARGE = 'The body is larger than any XML request needs to be';

describe('readXml', () => {
  it('reads a login with prefixes wherever a client puts them', () => {
    const body = read(
      '<?xml version="1.0" encoding="UTF-8"?>\n<!-- a -->' +
        '<v1:InstitutionLogin xmlns:v1="urn:login" xmlns="urn:other"><v1:credentials>' +
        '<x:credential xmlns:x="urn:x"><x:name>Userid</x:name><value>demo</value></x:credential>' +
        '<credential><name>Password</name><value xml:space="preserve"> a  b </value></credential>' +
        '</v1:credentials></v1:InstitutionLogin>\n<?end of it?>\n',
    );

    expect(body).toEqual({
      root: 'InstitutionLogin',
      rootNamespace: 'urn:login',
      value: {
        credentials: {
          credential: [
            { name: 'Userid', value: 'demo' },
            { name: 'Password', value: ' a  b ' },
          ],
        },
      },
    });
  });

  it.each([
    ['<Loan xmlns="http://x/loan/v1"><loan>AUTO</loan></Loan>', 'http://x/loan/v1'],
    ["<l:Loan  xmlns='urn:d'  xmlns:l = 'urn:l'><l:loan>AUTO</l:loan></l:Loan>", 'urn:l'],
    ['<Loan xmlns=""><loan>AUTO</loan></Loan>', undefined],
    ['<Loan xmlns:l="urn:l"><loan>AUTO</loan></Loan>', undefined],
  ])('knows the namespace of the root of %s', (text, rootNamespace) => {
    expect(read(text)).toEqual({
      root: 'Loan',
      ...(rootNamespace !== undefined && { rootNamespace }),
      value: { loan: 'AUTO' },
    });
  });

  it.each([
    ['<a/>', ''],
    ['<a></a>', ''],
    ['<a>  </a>', '  '],
    ['\ufeff<a>1</a >\r\n', '1'],
    ['<a><![CDATA[<&>]]> &amp;&#65;&#x42;&apos;</a>', "<&> &AB'"],
    ['<a>b<!-- x & y -->c<?d e?></a>', 'bc'],
    ['<a><b/><c>1</c>\n</a>', { b: '', c: '1' }],
    ['<a>text<b>1</b>text<b>2</b></a>', { b: ['1', '2'] }],
    ['<a><_>1</_><cdata>2</cdata></a>', { _: '1', cdata: '2' }],
    ['<a b="1" c=\'"&gt;>\'>1</a>', '1'],
  ])('reads %j', (text, value) => {
    expect(read(text)).toEqual({ root: 'a', value });
  });

  it('gives nothing for a body without content', () => {
    expect(read('')).toBeUndefined();
    expect(read(' \n')).toBeUndefined();
  });

  it('keeps the names of Object.prototype apart from it', () => {
    const body = read('<a><constructor>1</constructor><toString>2</toString></a>');

    expect(Object.entries(body?.value ?? {})).toEqual([
      ['constructor', '1'],
      ['toString', '2'],
    ]);
  });

  it.each(['<a><__proto__><b>3</b></__proto__></a>', '<a><b><x:__proto__ xmlns:x="y"/></b></a>'])(
    'refuses an element that would replace a prototype: %s',
    (text) => {
      expect(refusal(text)).toBe('The body has a member called __proto__');
    },
  );
});

describe('encodings of XML', () => {
  const latin = Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>é</a>', 'latin1');

  it('come from the media type, then from the declaration', () => {
    expect(readXml(latin)?.value).toBe('é');
    expect(refusal(latin, 'utf-8')).toBe('The body is not valid UTF-8');
    expect(read('<?xml version="1.0" encoding="utf-16"?><a>é</a>', 'utf-8')?.value).toBe('é');
    expect(read('\ufeff<?xml version="1.0" encoding="ISO-8859-1"?><a>é</a>')?.value).toBe('é');
  });

  it('are refused when nobody can read them', () => {
    const unsupported = 'The charset of the body is not supported; use UTF-8';

    expect(refusal('<?xml version="1.0" encoding="UTF-16"?><a/>')).toBe(unsupported);
    expect(refusal("<?xml version='1.0' encoding='EBCDIC'?><a/>")).toBe(unsupported);
    expect(refusal(Buffer.from('\ufeff<a/>', 'utf16le'))).toBe('The body is not valid UTF-8');
  });
});

describe('hostile XML', () => {
  it.each([
    ['<!DOCTYPE a SYSTEM "http://x/"><a/>', DECLARES],
    ['<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>', DECLARES],
    ['<a><!ENTITY b "c"></a>', DECLARES],
    ['<a>&nbsp;</a>', MALFORMED],
    ['<a>&constructor;</a>', MALFORMED],
    ['<a>a & b</a>', MALFORMED],
    ['<a/><b/>', 'The body has more than one root element'],
    ['<a>', MALFORMED],
    ['<a></b>', MALFORMED],
    ['</a>', MALFORMED],
    ['<a:/>', MALFORMED],
    ['<a><b:/></a>', MALFORMED],
    ['< a/>', MALFORMED],
    ['<a b/>', MALFORMED],
    ['<a b="<"/>', MALFORMED],
    ['<a b="1"', MALFORMED],
    ['<a>]]', MALFORMED],
    ['<!-- a', MALFORMED],
    ['<![CDATA[a]]>', MALFORMED],
    ['secret', MALFORMED],
    ['{"a":1}', MALFORMED],
    ['<a/>b', MALFORMED],
    ['<a>\u0001</a>', 'The body has characters that XML does not allow'],
    ['<a>&#0;</a>', MALFORMED],
    ['<a>&#x110000;</a>', MALFORMED],
  ])('is refused: %j', (text, reason) => {
    expect(refusal(text)).toBe(reason);
  });

  it('may be nested 64 levels and no more', () => {
    const nested = (levels: number): string => '<a>'.repeat(levels) + '</a>'.repeat(levels);

    expect(refusal(nested(64))).toBe('read');
    expect(refusal(nested(65))).toBe('The body is nested deeper than 64 levels');
    expect(refusal('<a>'.repeat(80_000))).toBe('The body is nested deeper than 64 levels');
  });

  it.each([
    ['elements', `<a>${'<b/>'.repeat(60_000)}</a>`],
    ['attributes', `<a ${'b="" '.repeat(50_000)}/>`],
    ['references', `<a>${'&lt;'.repeat(60_000)}</a>`],
    ['one attribute', `<a b="${'c'.repeat(200_000)}"/>`],
    ['one comment', `<a><!--${'-'.repeat(200_000)}--></a>`],
    ['one instruction', `<a><?b ${'c'.repeat(200_000)}?></a>`],
    ['one section', `<a><![CDATA[${']'.repeat(200_000)}]]></a>`],
    ['one name', `<${'a'.repeat(200_000)}/>`],
    ['one text', `<a>${'b'.repeat(2 ** 20)}</a>`],
  ])('is refused when it has too much of %s', (_what, text) => {
    expect(refusal(text)).toBe(TOO_LARGE);
  });
});
