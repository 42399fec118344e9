import { existsSync, readFileSync } from 'node:fs';

import type { Guess } from '../../src/core/coverage.js';
import { behaviourRowsOf, rowsOf } from '../readme/coverage-table.js';
import { withSections } from '../readme/markdown.js';
import { coveredProviders, generatedSections } from '../readme/sections.js';
import { unlistedGuesses } from '../readme/undocumented.js';
import { sourceAt, sourcesBelow } from './source.js';

const DOCUMENTED: Readonly<Record<string, readonly string[]>> = {
  finapi: JSON.parse(readFileSync('test/support/finapi-operations.json', 'utf8')) as string[],
  finicity: [
    ['deleteAccount', 'deleteCustomer', 'deleteFile', 'discoverAndAddAccounts'],
    ['getAccessTokenBySaml', 'getAccount', 'getAccountTransactions', 'getCustomerAccounts'],
    ['getFileData', 'getInstitutionDetails', 'getInstitutions', 'getInvestmentPositions'],
    ['getLoginAccounts', 'listFiles', 'translateIntuitInstitutionId', 'updateAccountType'],
    ['updateInstitutionLogin'],
  ].flat(),
  'finapi-web-form': [
    ['createBankConnectionUpdateTask', 'createForBankConnectionImport'],
    ['createForBankConnectionUpdate', 'createForDirectDebitWithAccountId'],
    ['createForPaymentWithAccountId', 'createForStandalonePayment', 'createForStandingOrder'],
    ['createProfile', 'createTranslation', 'deleteProfile', 'deleteTranslation', 'deleteWebForm'],
    ['editProfile', 'getProfile', 'getProfiles', 'getTask', 'getTasks', 'getTranslation'],
    ['getTranslations', 'getWebForm', 'getWebForms'],
  ].flat(),
};

const covered = (await coveredProviders()).map(({ dialect, coverage }) => ({
  name: dialect.name,
  dialect,
  coverage,
  rows: rowsOf(dialect, coverage),
}));

const sources = [...sourcesBelow('src'), ...sourcesBelow('fixtures', ['.json'])];
const guesses: readonly Guess[] = covered.flatMap(({ coverage }) =>
  Object.values(coverage.guesses),
);

describe.each(covered)('the coverage of $name', ({ name, dialect, coverage, rows }) => {
  it('has one row for each documented operation', () => {
    expect(rows.map(({ operation }) => operation).sort()).toEqual(DOCUMENTED[name]);
  });

  it('says of each emulated operation how far it goes', () => {
    expect(rows.filter(({ mark }) => mark === 'unknown')).toEqual([]);
    expect(behaviourRowsOf(coverage).filter(({ mark }) => mark === 'unknown')).toEqual([]);
  });

  it('does not know what to say of an operation without remarks', () => {
    const marks = rowsOf(dialect, { ...coverage, operations: {} }).map(({ mark }) => mark);

    const others = dialect.unemulated.map(() => 'not yet');
    expect(new Set(marks)).toEqual(new Set(['unknown', ...others]));
  });

  it('speaks of each operation where it belongs', () => {
    const emulated = Object.values(dialect.resources).flatMap((each) => Object.keys(each));
    const others = dialect.unemulated.map(({ operation }) => operation);

    expect(Object.keys(coverage.operations).sort()).toEqual(emulated.sort());
    expect(others).toEqual(expect.arrayContaining(Object.keys(coverage.notYet ?? {})));
  });

  it('names no guess that is not listed', () => {
    const remarks = [...Object.values(coverage.operations), ...Object.values(coverage.behaviours)];
    const named: readonly string[] = remarks.flatMap(({ guesses: each = [] }) => each);

    expect(named.filter((guess) => !Object.hasOwn(coverage.guesses, guess))).toEqual([]);
  });

  it('says of each guess what it concerns', () => {
    const concerned = [...rows, ...behaviourRowsOf(coverage)].flatMap((row) => row.guesses);
    const named: readonly string[] = [...coverage.everywhere, ...concerned];

    expect(Object.keys(coverage.guesses).filter((guess) => !named.includes(guess))).toEqual([]);
  });
});

describe('a guess', () => {
  it('says where it was made', () => {
    expect(guesses.map(([where]) => where).filter((where) => !existsSync(where))).toEqual([]);
  });

  it('is listed when a comment admits it', () => {
    expect(unlistedGuesses(sources, guesses)).toEqual([]);
  });

  it.each([
    '// Not documented; we answer X.',
    '/**\n * What comes then is not\n * documented.\n */',
    '/** How long it takes is a guess. */',
  ])('is missed when nobody lists it: %s', (text) => {
    const planted = { path: 'src/providers/finapi/planted.ts', text };
    const other: Guess = ['src/providers/finapi/errors.ts', 'Something else.'];
    const listed: Guess = [planted.path, 'We answer X.'];

    expect(unlistedGuesses([planted], [other])).toEqual([planted.path]);
    expect(unlistedGuesses([planted], [other, listed])).toEqual([]);
    expect(unlistedGuesses([{ ...planted, text: `${text}\n${text}` }], [listed])).toEqual([
      planted.path,
    ]);
  });

  it('is missed when a note in a fixture admits it', () => {
    const planted = { path: 'fixtures/a.json', text: '{ "note": "Not documented." }' };

    expect(unlistedGuesses([planted], [])).toEqual([planted.path]);
    expect(unlistedGuesses([planted], [[planted.path, 'So it is.']])).toEqual([]);
  });
});

const sections = await generatedSections();

describe('the tables of the README', () => {
  const { text } = sourceAt('README.md');

  it('are as `npm run readme` writes them', () => {
    expect(withSections(text, sections)).toBe(text);
  });

  it('are stale once something else is to be said', () => {
    expect(withSections(text, { ...sections, commands: 'another command' })).not.toBe(text);
  });

  it('have a place each', () => {
    expect(() => withSections(text, { somewhere: 'a table' })).toThrow('"somewhere"');
  });
});
