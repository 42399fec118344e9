import { readFileSync } from 'node:fs';

import { createBank } from '../../src/bank/bank.js';
import { parseFixtures } from '../../src/bank/fixtures.js';
import { Institution } from '../../src/bank/institution.js';
import { patternedFacts } from '../../src/bank/patterns.js';
import { ROSE, shippedBank, SPARROW } from '../support/bank.js';

const patterned = (patterns: unknown, facts: unknown[]) =>
  patternedFacts({ patterns, facts }, 'mine')?.map((fact) => fact.whole());

describe('facts that follow a pattern', () => {
  it('say what differs, deep inside too; lists are replaced', () => {
    const patterns = { birds: { country: 'DE', finapi: { location: 'DE', interfaces: [1, 2] } } };
    const facts = [
      { pattern: 'birds', id: 'wren', finapi: { blz: '1' } },
      { pattern: 'birds', id: 'kite', country: 'AT', finapi: { interfaces: [] } },
      { id: 'alone' },
    ];

    expect(patterned(patterns, facts)).toEqual([
      { id: 'wren', country: 'DE', finapi: { location: 'DE', interfaces: [1, 2], blz: '1' } },
      { id: 'kite', country: 'AT', finapi: { location: 'DE', interfaces: [] } },
      { id: 'alone' },
    ]);
  });

  it('may follow one that builds on another', () => {
    const patterns = { birds: { wings: 2, legs: 2 }, ostrich: { pattern: 'birds', wings: 0 } };

    expect(patterned(patterns, [{ pattern: 'ostrich' }])).toEqual([{ wings: 0, legs: 2 }]);
  });

  it.each<[string, unknown, unknown[], string]>([
    [
      'an unknown pattern',
      { sparrows: {} },
      [{ id: 'a' }, { pattern: 'sparrow' }],
      'mine.facts[1]: there is no pattern "sparrow" before it; did you mean "sparrows"?',
    ],
    [
      'a pattern that builds on a later one',
      { first: { pattern: 'second' }, second: {} },
      [],
      'mine.patterns.first: there is no pattern "second" before it',
    ],
    ['a fact that is no object', {}, ['wren'], 'mine.facts[0]: expected an object'],
  ])('are refused with %s', (_name, patterns, facts, message) => {
    expect(() => patterned(patterns, facts)).toThrow(message);
  });

  it('are checked like all others', () => {
    const institutions = {
      patterns: { sparrow: SPARROW },
      facts: [{ pattern: 'sparrow', nmae: 'x' }],
    };

    expect(() => parseFixtures({ institutions }, 'mine')).toThrow(
      'mine.institutions.facts[0]: Unknown key "nmae". Did you mean "name"?',
    );
  });

  // Most of them are not checked as a whole.
  it('come out as if each had been written in full', () => {
    const file = 'fixtures/institutions/german-austrian-banks.json';
    const facts = patternedFacts(JSON.parse(readFileSync(file, 'utf8')), file) ?? [];

    expect(facts).toHaveLength(196);
    for (const fact of facts) {
      const one = Institution.parse(fact.whole());
      expect(shippedBank.institution(one.id)).toStrictEqual(one);
    }
  });

  it.each([[SPARROW], [[SPARROW]], [null], ['text'], [{ patterns: {}, facts: 1 }]])(
    'are not meant by %j',
    (value) => {
      expect(patternedFacts(value, 'mine')).toBeUndefined();
    },
  );
});

describe('a login at tagged institutions', () => {
  const [login] = ROSE.logins;
  const institutions = ['one', 'two', 'three'].map((id) => ({
    ...SPARROW,
    id,
    tags: id === 'two' ? [] : ['garden'],
  }));
  const rose = (more: object) => ({ ...ROSE, logins: [{ ...login, institutions: [], ...more }] });
  const bankWith = (persona: object) =>
    createBank(parseFixtures({ institutions, personas: [persona] }, 'mine')).checked();

  it('is good at all of them and at those that it names, once each', () => {
    const bank = bankWith(rose({ institutions: ['two', 'one'], tags: ['garden'] }));

    expect(['one', 'two', 'three'].map((id) => bank.logins({ id }).length)).toEqual([1, 1, 1]);
  });

  it('is good nowhere else', () => {
    const bank = bankWith(rose({ tags: ['garden'] }));

    expect(['one', 'two', 'three'].map((id) => bank.logins({ id }).length)).toEqual([1, 0, 1]);
  });

  it.each([
    [
      { tags: ['gardn'] },
      'persona "rose": there is no institution with the tag "gardn"; did you mean "garden"?',
    ],
    [
      { tags: [] },
      'mine.personas[0]: logins.0.institutions: a login is good at some institution: name institutions or tags',
    ],
  ])('is refused with %j', (more, message) => {
    expect(() => bankWith(rose(more))).toThrow(message);
  });
});
