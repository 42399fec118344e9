import { z } from 'zod';

import {
  xmlBoolean,
  xmlList,
  xmlNumber,
  xmlObject,
  xmlText,
} from '../../src/core/http/xml-schema.js';

describe('schemas for bodies that may have been XML', () => {
  const credentials = z.object({
    credential: xmlList(z.object({ name: xmlText(), value: xmlText() })),
  });

  it.each([
    [{ credential: { name: 'a', value: '' } }, [{ name: 'a', value: '' }]],
    [{ credential: [{ name: 'a', value: 1 }] }, [{ name: 'a', value: '1' }]],
    [{ credential: '' }, []],
    [{ credential: [] }, []],
  ])('make a list of %j', (body, credential) => {
    expect(credentials.parse(body)).toEqual({ credential });
  });

  it('leave an absent list absent', () => {
    expect(credentials.safeParse({}).success).toBe(false);
    expect(z.object({ a: xmlList(xmlText()).optional() }).parse({})).toEqual({});
  });

  it('make an object of an empty element', () => {
    const body = xmlObject(z.object({ a: xmlText().optional() }));

    expect(body.parse('')).toEqual({});
    expect(body.parse({ a: 'b' })).toEqual({ a: 'b' });
    expect(body.safeParse('text').success).toBe(false);
  });

  it('refuse a repeated element where one text is meant', () => {
    expect(xmlText().safeParse(['a', 'b']).success).toBe(false);
    expect(xmlText(z.string().min(1)).safeParse('').success).toBe(false);
  });

  it.each([
    ['12', 12],
    [' -7.50 ', -7.5],
    [3, 3],
  ])('read the number %j', (text, value) => {
    expect(xmlNumber().parse(text)).toBe(value);
  });

  it.each(['', 'abc', '0x10', '1e5', 'Infinity', '12a'])('read no number in %j', (text) => {
    expect(xmlNumber().safeParse(text).success).toBe(false);
  });

  it.each([
    ['true', true],
    [' 1', true],
    ['false', false],
    ['0', false],
    [true, true],
  ])('read the boolean %j', (text, value) => {
    expect(xmlBoolean().parse(text)).toBe(value);
  });

  it('read no boolean in other texts', () => {
    expect(xmlBoolean().safeParse('True').success).toBe(false);
    expect(xmlBoolean().safeParse('').success).toBe(false);
  });
});
