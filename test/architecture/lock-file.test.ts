import { fixedAddresses } from './lock-file.js';
import { sourceAt } from './source.js';

describe('the lock file', () => {
  it('leaves it to the machine where packages come from', () => {
    expect(fixedAddresses(sourceAt('package-lock.json').text)).toEqual([]);
  });

  it('is found out when it names an address', () => {
    const packages = { 'node_modules/a': { version: '1.0.0', resolved: 'https://example.com/a' } };

    expect(fixedAddresses(JSON.stringify({ packages }))).toEqual(['node_modules/a']);
  });
});
