import { gzipSync } from 'node:zlib';

import { FakeControl, refusal } from '../support/fake-control.js';
import type { Asked } from '../support/fake-rig.js';

let rig: FakeControl;
beforeEach(async () => {
  rig = await FakeControl.start();
});
afterEach(() => rig.close());

const answered = async (asked: Asked): Promise<[number, unknown]> => {
  const { status, body } = await rig.ask(asked);
  return [status, body];
};

const WORLD = '/_sandbox/worlds/a';

describe('a control call', () => {
  it('is answered in JSON that nobody keeps', async () => {
    const { headers } = await rig.ask({ path: `${WORLD}/clock` });

    expect(headers).toEqual({
      'content-type': 'application/json',
      'content-length': '50',
      'cache-control': 'no-store',
      date: expect.any(String) as string,
      connection: 'close',
    });
  });

  it('may be asked by HEAD', async () => {
    const answer = await rig.ask({ method: 'HEAD', path: `${WORLD}/clock` });

    expect([answer.status, answer.headers['content-length'], answer.text]).toEqual([200, '50', '']);
  });

  it('that does not exist is refused', async () => {
    const next = 'GET /_sandbox/openapi.json lists everything there is.';

    expect(await rig.call('GET', '/nowhere?a=b')).toEqual(
      refusal(404, 'notFound', 'There is no GET /_sandbox/nowhere?a=b.', next),
    );
    expect(await rig.call('GET', '/Worlds')).toEqual(
      refusal(404, 'notFound', 'There is no GET /_sandbox/Worlds.', next),
    );
    expect(await rig.call('POST', '')).toEqual(
      refusal(404, 'notFound', 'There is no POST /_sandbox.', next),
    );
  });

  it('knows its methods', async () => {
    const { status, body, headers } = await rig.ask({ method: 'PUT', path: WORLD });

    expect([status, body]).toEqual(
      refusal(405, 'methodNotAllowed', 'Allowed here: PATCH, DELETE, GET.'),
    );
    expect(headers.allow).toBe('PATCH, DELETE, GET');
  });

  it.each(['%zz', '%zz/clock', 'a/journal/%zz'])('cannot be made on /worlds/%s', async (path) => {
    expect(await rig.call('GET', `/worlds/${path}`)).toEqual(
      refusal(400, 'invalidRequest', 'The path cannot be decoded.'),
    );
    expect(rig.bugs).toEqual([]);
  });

  it('is not journalled', async () => {
    await rig.call('GET', '/worlds/a/clock');
    await rig.call('GET', '/worlds/a/fake/refusal');

    expect(await rig.call('GET', '/worlds/a/journal')).toEqual([200, { dropped: 0, entries: [] }]);
  });
});

describe('the body of a control call', () => {
  const patch = (body: string | Buffer, headers: Record<string, string>) =>
    answered({ method: 'PATCH', path: WORLD, body, headers });
  const json = { 'content-type': 'application/json' };

  it.each(['application/json', 'application/json; charset=utf-8', 'Application/JSON'])(
    'is %s',
    async (type) => {
      expect((await patch('{"settings":{}}', { 'content-type': type }))[0]).toBe(200);
    },
  );

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/xml',
    'multipart/form-data',
    '',
  ])('is never "%s"', async (type) => {
    expect(await patch('{"settings":{}}', { 'content-type': type })).toEqual(
      refusal(
        415,
        'wrongMediaType',
        'Control calls take JSON only.',
        'Send "Content-Type: application/json".',
      ),
    );
  });

  it('may be compressed', async () => {
    const packed = gzipSync('{"settings":{"fake":{"greeting":"moin"}}}');

    expect(await patch(packed, { ...json, 'content-encoding': 'gzip' })).toMatchObject([
      200,
      { settings: { fake: { greeting: 'moin' } } },
    ]);
  });

  it.each([
    ['{"settings":', expect.stringMatching(/^The body is not valid JSON/) as string],
    ['[]', 'body: Invalid input: expected object, received array.'],
    ['null', 'body: Invalid input: expected object, received null.'],
    [' ', 'body: Invalid input: expected object, received undefined.'],
    ['['.repeat(500_000), expect.any(String) as string],
  ])('cannot be %.20s', async (body, message) => {
    expect(await patch(body, json)).toEqual(refusal(400, 'invalidRequest', message));
  });

  it('does not change what all objects have in common', async () => {
    await patch('{"__proto__":{"settings":{}},"settings":{"__proto__":{"x":1}}}', json);

    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
    expect(await rig.call('GET', '/worlds/a')).toEqual([200, rig.view('a')]);
  });

  it('has a mebibyte at most', async () => {
    const body = JSON.stringify({ settings: { fake: { greeting: 'x'.repeat(1024 * 1024) } } });

    expect(await patch(body, json)).toEqual(
      refusal(413, 'bodyTooLarge', 'The body is larger than 1048576 bytes.'),
    );
  });
});

describe('a control call of a provider', () => {
  it('works in its world', async () => {
    const at = '2024-03-01T13:00:00.000Z';

    expect(await rig.call('POST', '/worlds/a/fake/owners/anna/due', { at })).toEqual([
      200,
      { due: [at] },
    ]);
    expect(await rig.call('GET', '/worlds/b/principals')).toEqual([
      200,
      { total: 0, principals: [] },
    ]);
  });

  it('is refused as the control API refuses', async () => {
    const path = '/worlds/a/fake/owners/anna/due';
    const next = 'GET /_sandbox/openapi.json lists everything there is.';

    expect(await rig.call('GET', '/worlds/a/fake/refusal')).toEqual(
      refusal(400, 'invalidRequest', 'the connection is busy'),
    );
    expect(await rig.call('POST', path, { time: 1 })).toEqual(
      refusal(400, 'invalidRequest', expect.stringContaining('body.at: ')),
    );
    expect(await rig.call('DELETE', path)).toEqual(
      refusal(405, 'methodNotAllowed', 'Allowed here: POST.'),
    );
    expect(await rig.call('GET', '/worlds/a/fake/nowhere')).toEqual(
      refusal(404, 'notFound', 'There is no GET /_sandbox/worlds/a/fake/nowhere.', next),
    );
    expect((await rig.call('POST', '/worlds/..%2fa/fake/owners/anna/due', {}))[0]).toBe(400);
  });
});

describe('a path that belongs to nobody', () => {
  it('is refused with what there is', async () => {
    expect(await answered({ method: 'POST', path: '/w/a/other/path?a=b', body: {} })).toEqual(
      refusal(
        404,
        'notFound',
        'No provider answers POST /other/path.',
        'Paths begin with /fake/v1, /auth, /_sandbox, after /w/{world} if another world is meant.',
      ),
    );
  });

  it.each(['/', '/%zz', '//fake/v1/owners', '/favicon.ico'])('%s is one', async (path) => {
    const { status, headers } = await rig.ask({ path });

    expect([status, headers['content-type']]).toEqual([404, 'application/json; charset=utf-8']);
  });
});
