import { firstResponse, requestBytes } from '../bench/http-bytes.js';
import { interleave, median } from '../bench/interleave.js';
import { tableOf } from '../bench/table.js';

describe('requestBytes', () => {
  it('writes a whole request', () => {
    const bytes = requestBytes({
      method: 'PATCH',
      path: '/users/1',
      headers: { 'content-type': 'application/json' },
      body: '{"a":"ü"}',
    });

    expect(bytes.toString()).toBe(
      'PATCH /users/1 HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\n' +
        'content-length: 10\r\n\r\n{"a":"ü"}',
    );
  });
});

describe('firstResponse', () => {
  it.each([
    {
      title: 'with a body',
      text: 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}',
      expected: { status: 200, end: 40 },
    },
    {
      title: 'without a body',
      text: 'HTTP/1.1 204 No Content\r\nDate: x\r\n\r\n',
      expected: { status: 204, end: 36 },
    },
    {
      title: 'whose body is not whole',
      text: 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{',
      expected: undefined,
    },
    {
      title: 'whose head is not whole',
      text: 'HTTP/1.1 200 OK\r\nContent-Le',
      expected: undefined,
    },
  ])('reads a response $title', ({ text, expected }) => {
    expect(firstResponse(Buffer.from(text))).toEqual(expected);
  });

  it('refuses an answer without a stated length', () => {
    const bytes = Buffer.from('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n');

    expect(() => firstResponse(bytes)).toThrow('only answers that state their length');
  });
});

describe('interleave', () => {
  it('takes variants in turn and answers with their medians', async () => {
    const order: string[] = [];
    const variant = (name: string, values: number[]) => () => {
      order.push(name);
      return Promise.resolve(values.shift() ?? NaN);
    };

    const medians = await interleave({ a: variant('a', [3, 1, 2]), b: variant('b', [9, 7, 8]) }, 3);

    expect(order).toEqual(['a', 'b', 'a', 'b', 'a', 'b']);
    expect(medians).toEqual({ a: 2, b: 8 });
  });
});

describe('median', () => {
  it.each([
    { values: [5], expected: 5 },
    { values: [1, 10], expected: 5.5 },
    { values: [10, 1, 2], expected: 2 },
    { values: [], expected: NaN },
  ])('of $values is $expected', ({ values, expected }) => {
    expect(median(values)).toBe(expected);
  });
});

describe('tableOf', () => {
  it('says of each figure whether its bar holds', () => {
    const table = tableOf([
      ['start', { what: 'first answer', value: 123.4, unit: 'ms' }],
      ['start', { what: 'over bare', value: 1.5, atMost: 1.9 }],
      ['read', { what: 'over bare', value: 1.5, atLeast: 2 }],
    ]);

    expect(table).toBe(
      [
        'bench  figure        measured  bar',
        'start  first answer  123 ms',
        'start  over bare     1.50      at most 1.90   holds',
        'read   over bare     1.50      at least 2.00  MISSED',
        '',
      ].join('\n'),
    );
  });
});
