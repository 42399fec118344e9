import { SortedIndex } from '../../src/core/store/sorted-index.js';
import type { IndexedDocument } from '../../src/core/store/store.js';

describe('a sorted index', () => {
  const document = (key: string, count = 0): IndexedDocument => ({
    name: `name of ${key}`,
    key,
    entry: { count },
  });

  it.each([1, 31, 33, 500])('stays in order through %d changes at once', (changes) => {
    const keys = Array.from({ length: 1_000 }, (_, n) => `key-${(n * 7919) % 1_000}`);
    const first = keys.slice(0, 500).map((key): [string, IndexedDocument] => {
      return [`name of ${key}`, document(key)];
    });
    const index = new SortedIndex({}, new Map(first));
    const expected = new Map(first);
    index.entries();

    for (const [n, key] of keys.slice(400, 400 + changes).entries()) {
      const after = n % 3 === 0 ? undefined : document(key, n);
      index.change(`name of ${key}`, after);
      if (after) expected.set(after.name, after);
      else expected.delete(`name of ${key}`);
    }

    const byKey = [...expected.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
    expect(index.entries()).toEqual(byKey);
    expect(index.entries()).toBe(index.entries());
    expect(index.size).toBe(byKey.length);
  });

  it('forgets a document that came and went between two readings', () => {
    const index = new SortedIndex({});

    index.change('name of a', document('a'));
    index.change('name of a', undefined);

    expect(index.entries()).toEqual([]);
  });
});
