import { cut, cutBytes } from '../../src/core/journal/entry.js';
import type { JournalNote } from '../../src/core/journal/journal.js';
import { RingJournal } from '../../src/core/journal/ring-journal.js';

const NOON = Date.parse('2024-03-01T12:00:00Z');

const note = (changes: Partial<JournalNote> = {}): JournalNote => ({
  at: NOON,
  provider: 'fake',
  operation: 'getOwner',
  principal: 'fake:owner/anna',
  requestId: 'r-1',
  method: 'GET',
  url: '/owners/anna',
  requestHeaders: { accept: 'text/plain', via: ['a', 'b'], te: undefined },
  requestBody: undefined,
  requestSize: 0,
  status: 200,
  responseHeaders: { 'content-length': 2 },
  responseBody: 'ok',
  responseSize: 2,
  rule: undefined,
  next: undefined,
  ...changes,
});

const filled = (count: number, journal = new RingJournal(), changes: Partial<JournalNote> = {}) => {
  for (let index = 0; index < count; index += 1) journal.add(note(changes));
  return journal;
};
const ids = (journal: RingJournal, filter = {}): number[] =>
  journal.list(filter).map(({ id }) => id);

describe('a journal', () => {
  it('shows its notes as entries', () => {
    const journal = filled(1);

    expect(journal.get(1)).toEqual({
      id: 1,
      at: '2024-03-01T12:00:00.000Z',
      provider: 'fake',
      operation: 'getOwner',
      principal: 'fake:owner/anna',
      requestId: 'r-1',
      request: {
        method: 'GET',
        url: '/owners/anna',
        headers: { accept: 'text/plain', via: 'a,b' },
        size: 0,
      },
      response: { status: 200, headers: { 'content-length': '2' }, body: 'ok', size: 2 },
    });
    expect(journal.list()).toEqual([journal.get(1)]);
  });

  it('shows no passwords of Basic credentials', () => {
    const journal = filled(1, new RingJournal(), {
      requestHeaders: { Authorization: 'basic YTpi' },
    });

    expect(journal.get(1)?.request.headers).toEqual({ Authorization: 'Basic XXXXX' });
  });

  it('shows the tokens of others', () => {
    const journal = filled(1, new RingJournal(), { requestHeaders: { authorization: 'Bearer t' } });

    expect(journal.get(1)?.request.headers).toEqual({ authorization: 'Bearer t' });
  });

  it('knows no entry that is not there', () => {
    const journal = filled(3, new RingJournal(2));

    expect([0, 1, 4, 2.5, -1, Number.NaN].map((id) => journal.get(id))).toEqual(
      Array(6).fill(undefined),
    );
  });
});

describe('the bounds of a journal', () => {
  it('are 10,000 entries', () => {
    const journal = filled(10_050);

    expect(journal.dropped).toBe(50);
    expect(ids(journal)).toEqual(Array.from({ length: 10_000 }, (_, index) => index + 51));
  });

  it('are 64 MiB', () => {
    const journal = filled(4200, new RingJournal(), { responseBody: 'x'.repeat(16_384) });

    expect(journal.list().length).toBeGreaterThan(3500);
    expect(journal.list().length).toBeLessThan(4096);
    expect(journal.dropped).toBe(4200 - journal.list().length);
  });

  it.each<Partial<JournalNote>>([
    { requestBody: 'x'.repeat(1000) },
    { responseBody: 'x'.repeat(1000) },
    { responseBody: 'ä'.repeat(500) },
    { url: 'x'.repeat(1000) },
    { requestHeaders: { cookie: 'x'.repeat(1000) } },
    { rule: 'x'.repeat(1000) },
  ])('count what is long (%#)', (changes) => {
    const journal = filled(10, new RingJournal(100, 10_000), changes);

    expect(journal.list()).toHaveLength(4);
    expect(journal.dropped).toBe(6);
  });

  it('always leave the last entry', () => {
    const journal = filled(3, new RingJournal(100, 10));

    expect(ids(journal)).toEqual([3]);
  });

  it('are made room for when large entries have gone', () => {
    const journal = filled(4, new RingJournal(100, 10_000), { responseBody: 'x'.repeat(1000) });

    filled(20, journal, { responseBody: '' });

    expect(journal.list()).toHaveLength(9);
    expect(journal.dropped).toBe(15);
  });
});

describe('a cleared journal', () => {
  it('is empty, has dropped nothing, and goes on counting', () => {
    const journal = filled(150, new RingJournal(100));

    journal.clear();
    expect([journal.list(), journal.dropped]).toEqual([[], 0]);

    filled(2, journal);
    expect(ids(journal)).toEqual([151, 152]);
    expect([journal.get(150), journal.dropped]).toEqual([undefined, 0]);

    filled(100, journal);
    expect(journal.dropped).toBe(2);
  });
});

describe('a filter', () => {
  const journal = new RingJournal();
  journal.add(note());
  journal.add(note({ operation: 'createOwner', status: 201, at: NOON + 1000 }));
  journal.add(note({ operation: undefined, principal: undefined, status: 404, at: NOON + 2000 }));

  it.each([
    [{ operation: 'getOwner' }, [1]],
    [{ status: 201 }, [2]],
    [{ principal: 'fake:owner/anna' }, [1, 2]],
    [{ principal: 'fake:owner/anna', status: 200 }, [1]],
    [{ since: 0 }, [1, 2, 3]],
    [{ since: 2 }, [3]],
    [{ since: 3 }, []],
    [{ since: '2024-03-01T12:00:01Z' }, [2, 3]],
    [{ since: '2024-03-01T13:00:01+01:00' }, [2, 3]],
    [{ operation: 'nothing' }, []],
  ])('%j finds %j', (filter, expected) => {
    expect(ids(journal, filter)).toEqual(expected);
  });
});

describe('a long text', () => {
  it.each([
    ['x'.repeat(16_384), 'x'.repeat(16_384)],
    ['x'.repeat(16_385), `${'x'.repeat(16_384)} [… 1 more bytes]`],
    ['ä'.repeat(8192), 'ä'.repeat(8192)],
    ['ä'.repeat(8193), `${'ä'.repeat(8192)} [… 2 more bytes]`],
    [`x${'ä'.repeat(8192)}`, `x${'ä'.repeat(8191)} [… 1 more bytes]`],
    ['漢'.repeat(5461), '漢'.repeat(5461)],
    ['漢'.repeat(5462), `${'漢'.repeat(5461)} [… 2 more bytes]`],
  ])('is cut after 16 KiB (%#)', (text, expected) => {
    expect(cut(text)).toBe(expected);
    expect(cutBytes(Buffer.from(text))).toBe(expected);
  });
});
