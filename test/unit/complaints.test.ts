import { z } from 'zod';

import { complaintsOf, told } from '../../src/core/complaints.js';

const Shape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('circle'), radius: z.number() }),
  z.strictObject({ kind: z.literal('square'), width: z.number().optional() }),
]);

const Picture = z.strictObject({
  title: z.string().min(1),
  colour: z.enum(['red', 'green', 'blue']).optional(),
  frame: z.strictObject({ width: z.number().default(1), wood: z.string().optional() }).prefault({}),
  shapes: z.array(Shape).default([]),
  notes: z.record(z.string(), z.strictObject({ text: z.string() })).optional(),
  size: z.union([z.number(), z.strictObject({ width: z.number(), height: z.number() })]).optional(),
});

function complaints(value: unknown): string {
  const result = Picture.safeParse(value);
  return result.success ? '' : told(complaintsOf(Picture, value, result.error), 'picture');
}

test.each<[object, string]>([
  [{ title: 'a' }, ''],
  [{}, 'picture.title: Invalid input: expected string, received undefined.'],
  [{ title: 'a', shape: [] }, 'picture: Unknown key "shape". Did you mean "shapes"?'],
  [{ title: 'a', zzz: 1 }, 'picture: Unknown key "zzz".'],
  [
    { title: 'a', frame: { widht: 2 } },
    'picture.frame: Unknown key "widht". Did you mean "width"?',
  ],
  [
    { title: 'a', shapes: [{ kind: 'square', widht: 2 }] },
    'picture.shapes.0: Unknown key "widht". Did you mean "width"?',
  ],
  [
    { title: 'a', shapes: [{ kind: 'circle', radius: 1, width: 2 }] },
    'picture.shapes.0: Unknown key "width".',
  ],
  [
    { title: 'a', notes: { first: { txt: 'b' } } },
    'picture.notes.first.text: Invalid input: expected string, received undefined. ' +
      'picture.notes.first: Unknown key "txt". Did you mean "text"?',
  ],
  [
    { title: 'a', colour: 'gren' },
    'picture.colour: Invalid option: expected one of "red"|"green"|"blue". Did you mean "green"?',
  ],
  [
    { title: 'a', size: { width: 1, heigth: 2 } },
    'picture.size.height: Invalid input: expected number, received undefined.',
  ],
  [
    { title: 1, zzz: 2 },
    'picture.title: Invalid input: expected string, received number. picture: Unknown key "zzz".',
  ],
])('%j', (value, expected) => {
  expect(complaints(value)).toBe(expected);
});

test('a key of any length is told in short', () => {
  expect(complaints({ title: 'a', ['x'.repeat(500)]: 1 })).toBe(
    `picture: Unknown key "${'x'.repeat(80)}…".`,
  );
});

test('complaints know their place, and the key that should not be there', () => {
  const value = { title: 'a', frame: { zzz: 1 } };
  const { error } = Picture.safeParse(value);

  expect(error && complaintsOf(Picture, value, error)).toEqual([
    { path: ['frame'], key: 'zzz', message: 'Unknown key "zzz".' },
  ]);
});

test('what has no place is told without one', () => {
  expect(told([{ path: [], message: 'No.' }], '')).toBe('No.');
});
