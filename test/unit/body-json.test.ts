import { readJson } from '../../src/core/http/body/json.js';
import { UnreadableBody } from '../../src/core/http/body/unreadable-body.js';

const read = (text: string, charset?: string): unknown => readJson(Buffer.from(text), charset);

const refusal = (bytes: Buffer | string, charset?: string): string => {
  try {
    readJson(Buffer.from(bytes), charset);
  } catch (error) {
    if (error instanceof UnreadableBody) return error.message;
    throw error;
  }
  return 'read';
};

describe('readJson', () => {
  it.each([
    ['', undefined],
    [' \r\n', undefined],
    ['null', null],
    ['{ }', {}],
    ['\ufeff{"a":[1,"x"]}', { a: [1, 'x'] }],
    ['{"a":"\\"}]\\\\"}', { a: '"}]\\' }],
    ['[[],"[[["]', [[], '[[[']],
  ])('reads %j', (text, value) => {
    expect(read(text)).toEqual(value);
  });

  it('reads the charsets that clients announce', () => {
    const latin = Buffer.from('{"name":"Müller"}', 'latin1');

    expect(readJson(latin, 'ISO-8859-1')).toEqual({ name: 'Müller' });
    expect(read('{"name":"Müller"}', 'UTF-8')).toEqual({ name: 'Müller' });
    expect(refusal(latin)).toBe('The body is not valid UTF-8');
    expect(refusal('{}', 'utf-16')).toBe('The charset of the body is not supported; use UTF-8');
  });

  it('says where it stopped, and never what it read', () => {
    expect(refusal('{"password":"secret"}}')).toBe(
      'The body is not valid JSON: unexpected character at position 21',
    );
    expect(refusal('secret')).toBe('The body is not valid JSON');
    expect(refusal('{"secret":')).not.toContain('secret');
  });

  it('takes 64 levels and refuses more', () => {
    const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);

    expect(refusal(nested(64))).toBe('read');
    expect(refusal(nested(65))).toBe('The body is nested deeper than 64 levels');
    expect(refusal('['.repeat(2 ** 20))).toBe('The body is nested deeper than 64 levels');
    expect(refusal('{"a":'.repeat(2 ** 17))).toBe('The body is nested deeper than 64 levels');
  });

  it('refuses more members than any request has', () => {
    expect(refusal(`[${'1,'.repeat(10_001)}1]`)).toBe(
      'The body has more than 10000 members and items',
    );
  });

  it.each([
    '{"__proto__":{"admin":true}}',
    '{"a":[{"__pr\\u006fto__":1,"b":2}]}',
    '{"constructor":{"__proto__":null}}',
  ])('refuses a member that would replace a prototype: %s', (text) => {
    expect(refusal(text)).toBe('The body has a member called __proto__');
  });

  it('takes other names of Object.prototype for what they are', () => {
    const value = read('{"constructor":{"prototype":3},"toString":1}') as Record<string, unknown>;

    expect(Object.entries(value)).toEqual([
      ['constructor', { prototype: 3 }],
      ['toString', 1],
    ]);
  });

  it('leaves a text that spells the name alone', () => {
    expect(read('["__proto__"]')).toEqual(['__proto__']);
  });
});
