import { mismatches } from '../../src/core/scenario/match.js';
import { fill, valueAt, variablesIn } from '../../src/core/scenario/variables.js';

const UUID = 'B19707A6-d4a0-4b4e-9d2f-0c6a3f4e5d6c';

describe('what is expected', () => {
  it.each<[unknown, unknown]>([
    [1, 1],
    ['a', 'a'],
    [null, null],
    [true, true],
    [{}, { a: 1 }],
    [{ a: 1 }, { a: 1, b: 2 }],
    [{ a: { b: [1, { c: 2 }] } }, { a: { b: [1, { c: 2, d: 3 }] } }],
    [[], []],
    ['<any>', null],
    ['<absent>', undefined],
    [{ a: '<absent>' }, {}],
    ['<string>', ''],
    ['<number>', 1.5],
    ['<integer>', 2],
    ['<boolean>', false],
    ['<list>', []],
    ['<object>', {}],
    ['<uuid>', UUID],
    ['<instant>', '2024-03-01T12:00:00.000+01:00'],
    ['<date>', '2024-03-01'],
    ['<at 2024-03-01T12:00:00Z>', '2024-03-01T13:00:00.000+01:00'],
    ['<at 2024-03-01T12:00:00Z>', 1_709_294_400_000],
    ['<matches ^a+$>', 'aaa'],
    ['<contains b c>', 'a b c d'],
    ['<length 2>', [1, 2]],
    ['<length 2>', 'ab'],
    ['<not 1>', 2],
    [{ '<includes>': [{ a: 2 }, 3] }, [3, { a: 1 }, { a: 2, b: 1 }]],
  ])('%j is met by %j', (expected, actual) => {
    expect(mismatches(expected, actual, 'body')).toEqual([]);
  });

  it.each<[unknown, unknown, string]>([
    [1, '1', 'body: expected 1, got "1"'],
    ['1', 1, 'body: expected "1", got 1'],
    [null, undefined, 'body: expected null, got nothing'],
    [{}, [], 'body: expected {}, got []'],
    [[], {}, 'body: expected [], got {}'],
    [{ a: 1 }, {}, 'body.a: expected 1, got nothing'],
    [{ a: { b: 1 } }, { a: { b: 2 } }, 'body.a.b: expected 1, got 2'],
    [{ toString: '<any>' }, {}, 'body.toString: expected "<any>", got nothing'],
    [[1], [1, 2], 'body: expected 1 items, got 2'],
    [[1, 2], [1, 3], 'body[1]: expected 2, got 3'],
    ['<any>', undefined, 'body: expected "<any>", got nothing'],
    ['<absent>', null, 'body: expected "<absent>", got null'],
    ['<integer>', 1.5, 'body: expected "<integer>", got 1.5'],
    ['<number>', '1', 'body: expected "<number>", got "1"'],
    ['<uuid>', 'a', 'body: expected "<uuid>", got "a"'],
    ['<instant>', '2024-03-01', 'body: expected "<instant>", got "2024-03-01"'],
    ['<object>', null, 'body: expected "<object>", got null'],
    ['<length 2>', { length: 2 }, 'body: expected "<length 2>", got {"length":2}'],
    ['<not 1>', 1, 'body: expected "<not 1>", got 1'],
    [{ '<includes>': [2] }, [1], 'body: no item among 1 is like 2'],
    ['a', 'x'.repeat(400), `body: expected "a", got "${'x'.repeat(299)}…`],
  ])('%j is not met by %j', (expected, actual, complaint) => {
    expect(mismatches(expected, actual, 'body')).toEqual([complaint]);
  });
});

describe('a variable', () => {
  const values = new Map<string, unknown>([
    ['id', 42],
    ['name', 'anna'],
    ['list', [1, 2]],
    ['nothing', null],
  ]);

  it.each<[unknown, unknown]>([
    ['${id}', 42],
    ['${list}', [1, 2]],
    ['${nothing}', null],
    ['${name} is ${id}', 'anna is 42'],
    ['${list}!', '[1,2]!'],
    [{ a: ['${id}', { b: '${name}' }] }, { a: [42, { b: 'anna' }] }],
    [
      { '${name}': 1, 'x${id}': 2 },
      { anna: 1, x42: 2 },
    ],
    ['$id {name}', '$id {name}'],
    [1, 1],
    [null, null],
  ])('in %j is filled in: %j', (value, expected) => {
    expect(fill(value, values)).toEqual(expected);
  });

  it('is found by its name', () => {
    expect(variablesIn('${a} ${b}${a} ${} $c')).toEqual(['a', 'b', 'a']);
  });
});

test.each([
  ['body.accounts[1].id', 2],
  ['status', 200],
  ['body', { accounts: [{ id: 1 }, { id: 2 }] }],
  ['body.accounts[2].id', undefined],
  ['body.nothing.at.all', undefined],
  ['body.constructor', undefined],
])('the value at %s', (path, expected) => {
  const answer = { status: 200, body: { accounts: [{ id: 1 }, { id: 2 }] } };

  expect(valueAt(answer, path)).toEqual(expected);
});
