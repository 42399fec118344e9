import { fixedAddresses, missingPlatforms } from './lock-file.js';
import { sourceAt } from './source.js';

const lockFile = sourceAt('package-lock.json').text;

const planted = JSON.stringify({
  packages: {
    'node_modules/a': {
      resolved: 'https://example.com/a',
      optionalDependencies: { b: '1', c: '1' },
    },
    'node_modules/a/node_modules/b': {},
  },
});

describe('the lock file', () => {
  it('leaves it to the machine where packages come from', () => {
    expect(fixedAddresses(lockFile)).toEqual([]);
    expect(fixedAddresses(planted)).toEqual(['node_modules/a']);
  });

  it('knows the packages of every platform', () => {
    expect(missingPlatforms(lockFile)).toEqual([]);
    expect(missingPlatforms(planted)).toEqual(['c']);
  });
});
