import { createJsonCodec } from '../../src/core/http/json-codec.js';
import { writtenOnce } from '../../src/core/http/written-once.js';
import { createXmlCodec } from '../../src/core/http/xml-codec.js';
import { described, lastingListOf, xmlType } from '../../src/core/http/xml-describe.js';

describe('what is written once', () => {
  it('is remembered by the object itself, not by what is in it', () => {
    let written = 0;
    const write = writtenOnce((value: unknown) => `${(written += 1)} ${JSON.stringify(value)}`);
    const one = { a: 1 };

    expect([write(one), write(one), write({ a: 1 })]).toEqual([
      '1 {"a":1}',
      '1 {"a":1}',
      '2 {"a":1}',
    ]);
  });

  it('is anything but scalars', () => {
    let written = 0;
    const write = writtenOnce(() => String((written += 1)));

    expect([write('a'), write('a'), write(undefined), write(null)]).toEqual(['1', '2', '3', '4']);
  });
});

describe('records of a lasting list', () => {
  const NAMESPACE = 'urn:test';
  const Line = xmlType(NAMESPACE, { id: 'integer', text: 'string' });
  const List = xmlType(NAMESPACE, { lines: lastingListOf('Line', Line) });
  const root = { name: 'List', type: List, namespaces: [NAMESPACE] } as const;
  const codecs = { json: createJsonCodec(), xml: createXmlCodec({ zone: '-07:00' }) };
  const [one, two] = [
    { id: 1, text: '<a>' },
    { id: 2, text: '"b"' },
  ];

  it('stand in several lists, in both formats', () => {
    const lists = [[one, two], [two], [two, one], []].map((lines) => described(root, { lines }));

    expect(lists.map(codecs.json.encode)).toEqual([
      '{"lines":[{"id":1,"text":"<a>"},{"id":2,"text":"\\"b\\""}]}',
      '{"lines":[{"id":2,"text":"\\"b\\""}]}',
      '{"lines":[{"id":2,"text":"\\"b\\""},{"id":1,"text":"<a>"}]}',
      '{"lines":[]}',
    ]);
    const first = '<Line><id>1</id><text>&lt;a&gt;</text></Line>';
    const second = '<Line><id>2</id><text>"b"</text></Line>';
    expect(lists.map((list) => codecs.xml.encode(list).replace(/^<\?.*?\?>/, ''))).toEqual([
      `<List xmlns="urn:test">${first}${second}</List>`,
      `<List xmlns="urn:test">${second}</List>`,
      `<List xmlns="urn:test">${second}${first}</List>`,
      '<List xmlns="urn:test"/>',
    ]);
  });
});
