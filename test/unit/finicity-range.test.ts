import { readRange } from '../../src/providers/finicity/files/range.js';

describe('a range of a file of ten bytes', () => {
  it.each([
    ['0-3', { first: 0, last: 3 }],
    ['bytes=0-3', { first: 0, last: 3 }],
    ['Bytes = 0-3', { first: 0, last: 3 }],
    [' 0-1023 ', { first: 0, last: 9 }],
    ['9-9', { first: 9, last: 9 }],
    ['4-', { first: 4, last: 9 }],
    ['bytes=-4', { first: 6, last: 9 }],
    ['-40', { first: 0, last: 9 }],
    ['bytes=00-003', { first: 0, last: 3 }],
  ])('%s is %j', (header, range) => {
    expect(readRange(header, 10)).toEqual(range);
  });

  it.each([
    '',
    '-',
    'bytes=',
    '10-12',
    '10-',
    '3-2',
    '-0',
    '0-1,4-5',
    'bytes=0-1, 4-5',
    'lines=0-1',
    '0..3',
    'a-b',
    '0x0-0x3',
    '--3',
    '1'.repeat(400),
  ])('%s names no bytes', (header) => {
    expect(readRange(header, 10)).toBeUndefined();
  });

  it('does not exist where there are no bytes', () => {
    expect(['0-', '-1', '0-0'].map((header) => readRange(header, 0))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
