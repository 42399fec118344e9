import { gzipSync } from 'node:zlib';

/** A body that no operation can use. */
export interface HostileBody {
  readonly what: string;
  readonly body: string | Buffer;
  /** The media type that it claims. */
  readonly type: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly status: 400 | 413 | 415;
}

/** Bytes that bodies may have. */
export const LIMIT = 1024 * 1024;

const JSON_TYPE = 'application/json';
const XML_TYPE = 'application/xml';

type Cases = Readonly<Record<string, string | Buffer>>;

const bad = (type: string, cases: Cases): HostileBody[] =>
  Object.entries(cases).map(([what, body]) => ({ what, body, type, status: 400 }));

/** So many repetitions as the limit allows. */
const full = (open: string, close = '', core = ''): string => {
  const count = Math.floor((LIMIT - core.length) / (open.length + close.length));
  return open.repeat(count) + core + close.repeat(count);
};

const numbered = (count: number, piece: (index: number) => string, glue = ''): string =>
  Array.from({ length: count }, (_, index) => piece(index)).join(glue);

/** What reads as JSON by nobody, or by nobody in good time. */
export const hostileJson: readonly HostileBody[] = bad(JSON_TYPE, {
  'one brace': '{',
  'a trailing comma': '{"password":"secret",}',
  'single quotes': "{'password':'secret'}",
  'no number': '{"password":NaN}',
  'two values': '{}{}',
  'a comment': '{/**/}',
  'a raw line feed in a text': '{"password":"a\nb"}',
  'a torn escape': '{"password":"\\u12"}',
  'a zero byte': '{}\u0000',
  text: 'password',
  XML: '<InstitutionLogin/>',
  'broken UTF-8': Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d]),
  'UTF-16': Buffer.from('{"password":"secret"}', 'utf16le'),
  'a list': '[]',
  'a number': '7',
  'a quoted text': '"password"',
  'a truth': 'true',
  'open lists': full('['),
  'deep lists': full('[', ']'),
  'open objects': full('{"a":'),
  'deep objects': full('{"a":', '}', '1'),
  'lists deep in a member': `{"password":${full('[', ']').slice(20, -20)}}`,
  'half a million items':
    full('1,')
      .replace(/^/, '[')
      .slice(0, LIMIT - 2) + '1]',
  'items in a member': `{"password":[${'0,'.repeat(LIMIT / 2 - 20)}0]}`,
  'a member called __proto__': '{"__proto__":{"password":"secret-password"}}',
  'such a member in disguise': '{"__pr\\u006fto__":{"isAutoUpdateEnabled":true}}',
  'such a member further in': '{"password":{"a":[{"__proto__":1}]}}',
});

/** What reads as XML by nobody, or by nobody in good time. */
export const hostileXml: readonly HostileBody[] = bad(XML_TYPE, {
  'one bracket': '<',
  'an open element': '<InstitutionLogin>',
  'crossed elements': '<InstitutionLogin><a><b></a></b></InstitutionLogin>',
  'a bare attribute': '<InstitutionLogin a=1/>',
  'text before the root': 'text<InstitutionLogin/>',
  'two roots': '<InstitutionLogin/><InstitutionLogin/>',
  text: 'password',
  JSON: '{"credentials":{}}',
  'a foreign root': '<Password>secret</Password>',
  'an unknown entity': '<InstitutionLogin>&nbsp;</InstitutionLogin>',
  'a forbidden character': '<InstitutionLogin>&#0;</InstitutionLogin>',
  'a zero byte': '<InstitutionLogin>\u0000</InstitutionLogin>',
  'a declared charset that nobody has': '<?xml version="1.0" encoding="UTF-7"?><InstitutionLogin/>',
  'UTF-16': Buffer.from('\ufeff<InstitutionLogin/>', 'utf16le'),
  'broken UTF-8': Buffer.from('<InstitutionLogin>\xc3\x28</InstitutionLogin>', 'latin1'),
  'an empty doctype': '<!DOCTYPE InstitutionLogin><InstitutionLogin/>',
  'a doctype behind a comment': '<!-- --><!DOCTYPE a []><InstitutionLogin/>',
  'an entity of its own': declared('<!ENTITY a "b">', '&a;'),
  'an entity from a file': declared('<!ENTITY a SYSTEM "file:///etc/passwd">', '&a;'),
  'an entity from afar': declared('<!ENTITY % a SYSTEM "http://127.0.0.1:1/"> %a;', ''),
  'a billion laughs': declared(
    '<!ENTITY l0 "lol">' + numbered(9, (n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`),
    '&l9;',
  ),
  'open elements': full('<a>'),
  'deep elements': full('<a>', '</a>'),
  'deep elements in the root': within(full('<a>', '</a>').slice(60, -80)),
  'many elements': within('<a/>'.repeat(200_000)),
  'many attributes': `<InstitutionLogin ${numbered(90_000, (n) => `a${n}="" `)}/>`,
  'many references': within('&amp;'.repeat(200_000)),
  'a long comment': within(`<!--${'a'.repeat(LIMIT - 100)}-->`),
  'many comments': within('<!---->'.repeat(140_000)),
  'many instructions': within('<?a?>'.repeat(200_000)),
  'a long name': `<${'a'.repeat(LIMIT - 10)}/>`,
  'an endless tag': `<InstitutionLogin ${' '.repeat(LIMIT - 100)}`,
  'an endless attribute': `<InstitutionLogin a="${'a'.repeat(LIMIT - 100)}`,
  'an element called __proto__': within('<__proto__><a>1</a></__proto__>'),
});

function declared(declarations: string, content: string): string {
  return `<!DOCTYPE InstitutionLogin [${declarations}]><InstitutionLogin>${content}</InstitutionLogin>`;
}

function within(content: string): string {
  return `<InstitutionLogin>${content}</InstitutionLogin>`;
}

/** Media types under which an operation takes nothing. */
export const wrongTypes = (types: readonly string[], body: string): HostileBody[] =>
  types.map((type) => ({ what: `the type ${type}`, body, type, status: 415 }));

/** More than any operation takes, at once or unpacked, and what cannot be unpacked. */
export const hostileSizes = (limit = LIMIT): readonly HostileBody[] => [
  { what: 'a byte too many', body: ' '.repeat(limit + 1), type: JSON_TYPE, status: 413 },
  { what: 'a byte too many in XML', body: ' '.repeat(limit + 1), type: XML_TYPE, status: 413 },
  {
    what: 'a byte too many of unknown length',
    body: ' '.repeat(limit + 1),
    type: JSON_TYPE,
    headers: { 'transfer-encoding': 'chunked' },
    status: 413,
  },
  {
    what: 'a bomb',
    body: gzipSync(Buffer.alloc(32 * limit, ' ')),
    type: JSON_TYPE,
    headers: { 'content-encoding': 'gzip' },
    status: 413,
  },
  {
    what: 'a package that is none',
    body: '{}',
    type: JSON_TYPE,
    headers: { 'content-encoding': 'gzip' },
    status: 400,
  },
  {
    what: 'a package of an unknown kind',
    body: '{}',
    type: JSON_TYPE,
    headers: { 'content-encoding': 'zstandard' },
    status: 400,
  },
];
