import { sourceAt, sourcesBelow, topLevelEntries, type Source } from './source.js';
import { disablesWithoutReason, machinePaths, testsLeftOut, ticketsInComments } from './wording.js';

const isPlanted = ({ path }: Source): boolean => path.startsWith('test/architecture/');

const code = ['src', 'test'].flatMap((folder) => sourcesBelow(folder, ['.ts', '.js']));
const written = code.filter((source) => !isPlanted(source));
const settings = topLevelEntries()
  .filter((name) => /\.(json|md)$/.test(name))
  .concat('.ci/run')
  .map(sourceAt);
const stories = ['fixtures', 'scenarios'].flatMap((folder) =>
  sourcesBelow(folder, ['.json', '.yaml']),
);

const planted = (text: string): Source[] => [{ path: 'src/a.ts', text: `\n${text}\n` }];

describe('a rule that is switched off', () => {
  it('has a reason beside it', () => {
    expect(disablesWithoutReason(written)).toEqual([]);
  });

  it.each([
    ['// eslint-disable-next-line complexity', ['src/a.ts:2']],
    ['/* eslint-disable no-console -- */', ['src/a.ts:2']],
    ['// eslint-disable-next-line complexity -- a table reads better', []],
  ])('is judged by its line: %s', (text, expected) => {
    expect(disablesWithoutReason(planted(text))).toEqual(expected);
  });
});

describe('a test', () => {
  it('is never left out', () => {
    expect(testsLeftOut(written)).toEqual([]);
  });

  it.each(['it.only(', 'describe.skip(', 'test.each.skip(', 'it.todo(', 'xit(', 'fdescribe('])(
    'is left out by %s',
    (text) => {
      expect(testsLeftOut(planted(text))).toEqual(['src/a.ts:2']);
    },
  );

  it.each(['it.each([])', 'exit(1)', 'limit(3)', 'page.skip(2)'])('runs with %s', (text) => {
    expect(testsLeftOut(planted(text))).toEqual([]);
  });
});

describe('a path', () => {
  it('is never one of a machine', () => {
    expect(machinePaths([...written, ...settings, ...stories])).toEqual([]);
  });

  it.each(["'/home/jane/doppelbank'", '/Users/jane', "'/root/.npmrc'", 'C:\\Temp', '"/work/a"'])(
    'is one of a machine: %s',
    (text) => {
      expect(machinePaths(planted(text))).toEqual(['src/a.ts:2']);
    },
  );

  it.each(['/api/v2/users/me', '../home/a.js', 'https://example.com/work/a', './root/a'])(
    'is not one of a machine: %s',
    (text) => {
      expect(machinePaths(planted(text))).toEqual([]);
    },
  );
});

describe('a comment', () => {
  it('never speaks of tickets', () => {
    expect(ticketsInComments(written)).toEqual([]);
  });

  it.each(['// See issue 12', '/* issue B does this */', '// fixed in #7', '// TODO: later'])(
    'speaks of one in %s',
    (text) => {
      expect(ticketsInComments(planted(text))).toEqual([`src/a.ts: ${text}`]);
    },
  );

  it.each(['// The tokens we issue expire', "const colour = '#123456';", '// zod lists issues'])(
    'does not speak of one in %s',
    (text) => {
      expect(ticketsInComments(planted(text))).toEqual([]);
    },
  );
});
