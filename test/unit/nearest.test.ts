import { didYouMean, nearest } from '../../src/core/nearest.js';

const FLAGS = ['port', 'host', 'public-url', 'memory', 'data', 'log-level'];

test.each([
  ['prt', 'port'],
  ['hots', 'host'],
  ['ohst', 'host'],
  ['prot', 'port'],
  ['daat', 'data'],
  ['memry', 'memory'],
  ['MEMORY', 'memory'],
  ['publicurl', 'public-url'],
  ['loglevel', 'log-level'],
  ['date', 'data'],
])('%s probably means %s', (word, expected) => {
  expect(nearest(word, FLAGS)).toBe(expected);
});

test.each(['', 'x', 'colour', 'verbose', 'constructor'])('"%s" means nothing known', (word) => {
  expect(nearest(word, FLAGS)).toBeUndefined();
});

test('the first of several that are alike is named', () => {
  expect(nearest('bat', ['cat', 'hat'])).toBe('cat');
  expect(nearest('hat', ['cat', 'hat'])).toBe('hat');
});

test('a very long word is looked at no longer than it deserves', () => {
  const known = Array.from({ length: 1000 }, (_, index) => `operation${index}`);

  expect(nearest('x'.repeat(1_000_000), known)).toBeUndefined();
});

test('a hint is a sentence, or nothing', () => {
  expect(didYouMean('prt', FLAGS)).toBe(' Did you mean "port"?');
  expect(didYouMean('colour', FLAGS)).toBe('');
});
