import { emptyNames, missingResourceFiles, misspeltNames, strayEntries } from './layout.js';
import { sourcesBelow, topLevelEntries } from './source.js';

const paths = sourcesBelow('src', ['.ts', '.js']).map(({ path }) => path);
const testPaths = sourcesBelow('test', ['.ts', '.js']).map(({ path }) => path);

describe('a resource folder', () => {
  it('has the same four files, always', () => {
    expect(missingResourceFiles(paths)).toEqual([]);
  });

  it('is incomplete without one of them', () => {
    const folder = 'src/providers/finapi/users';
    const users = ['routes.ts', 'schema.ts', 'wire.ts'].map((name) => `${folder}/${name}`);

    expect(missingResourceFiles(users)).toEqual([`${folder}/service.ts`]);
    expect(missingResourceFiles([...users, `${folder}/service.ts`])).toEqual([]);
  });
});

describe('a name', () => {
  it('says something', () => {
    expect(emptyNames([...paths, ...testPaths])).toEqual([]);
  });

  it.each(['src/core/util.ts', 'src/bank/account-data.ts', 'test/helpers/a.ts', 'src/info/a.ts'])(
    'says nothing in %s',
    (path) => {
      expect(emptyNames([path])).toEqual([path]);
    },
  );

  it('says something though one of its words would not alone', () => {
    expect(emptyNames(['src/providers/finapi/encryption/data-decryption-key.ts'])).toEqual([]);
  });

  it('is written in kebab-case', () => {
    expect(misspeltNames([...paths, ...testPaths])).toEqual([]);
  });

  it.each(['src/core/worldClock.ts', 'src/Bank/a.ts', 'test/unit/a_b.test.ts'])(
    'is not written in kebab-case in %s',
    (path) => {
      expect(misspeltNames([path])).toEqual([path]);
    },
  );
});

describe('the top level', () => {
  it('holds what was agreed upon', () => {
    expect(strayEntries(topLevelEntries())).toEqual([]);
  });

  it('does not hold anything else', () => {
    const names = ['src', 'dist', 'doppelbank-0.1.0.tgz', 'notes.md', 'eslint.config.js'];

    expect(strayEntries(names)).toEqual(['notes.md', 'eslint.config.js']);
  });
});
