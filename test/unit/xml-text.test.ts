import { DOMParser } from '@xmldom/xmldom';

import {
  decimalText,
  escapeAttribute,
  escapeText,
  zonedInstants,
} from '../../src/core/http/xml-text.js';

const parse = (text: string) => new DOMParser().parseFromString(text, 'application/xml');

describe('escapeText', () => {
  it.each([
    ['plain, "quoted" and \'quoted\'', 'plain, "quoted" and \'quoted\''],
    ['a & b < c > d', 'a &amp; b &lt; c &gt; d'],
    ['&amp; &#65;', '&amp;amp; &amp;#65;'],
    ['line\r\nend\ttab', 'line&#xD;\nend\ttab'],
    ['nul\u0000 bell\u0007 end\uffff', 'nul\ufffd bell\ufffd end\ufffd'],
    ['😀 high\ud83d low\ude00', '😀 high\ufffd low\ufffd'],
  ])('writes %j', (text, escaped) => {
    expect(escapeText(text)).toBe(escaped);
  });

  it('is read back by a parser as it was', () => {
    const text = ' <a href="&amp;">\r\n\tO\'Neill & Søn 漢😀 ]]> ';

    const { documentElement } = parse(`<a b="${escapeAttribute(text)}">${escapeText(text)}</a>`);

    expect(documentElement?.textContent).toBe(text);
    expect(documentElement?.getAttribute('b')).toBe(text);
  });
});

describe('decimalText', () => {
  it.each([
    [0, '0'],
    [-0, '0'],
    [730.09, '730.09'],
    [-7.23, '-7.23'],
    [900000000001, '900000000001'],
    [1e21, '1000000000000000000000'],
    [1e-7, '0.0000001'],
    [-2.5e-9, '-0.0000000025'],
  ])('writes %d', (value, text) => {
    expect(decimalText(value)).toBe(text);
  });
});

describe('zonedInstants', () => {
  const write = zonedInstants('-07:00');

  it.each([
    ['2016-07-01T15:52:26.397Z', '2016-07-01T08:52:26.397-07:00'],
    ['2016-07-01T07:00:00.000Z', '2016-07-01T00:00:00-07:00'],
    ['2016-07-01T00:00:00-07:00', '2016-07-01T00:00:00-07:00'],
    ['2016-01-01T06:59:59Z', '2015-12-31T23:59:59-07:00'],
  ])('writes %s', (iso, text) => {
    expect([write(iso), write(iso)]).toEqual([text, text]);
  });

  it('refuses what is no instant', () => {
    expect(() => write('yesterday')).toThrow('yesterday is not an instant');
  });
});
