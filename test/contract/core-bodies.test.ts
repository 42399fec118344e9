import { brotliCompressSync, gzipSync } from 'node:zlib';

import { z } from 'zod';

import { json } from '../../src/core/http/wire.js';
import { operation } from '../support/fake-provider.js';
import { FakeRig, START } from '../support/fake-rig.js';

/** Answers with the body as it was understood. */
const echo = operation({
  method: 'post',
  path: '/echo',
  body: z.looseObject({}).optional(),
  handle: ({ body }) => ({ status: 200, document: json({ body: JSON.stringify(body) }) }),
});

const small = operation({ ...echo, path: '/small', bodyLimit: 100 });

const strict = operation({
  method: 'post',
  path: '/strict/:id',
  params: z.object({ id: z.string().regex(/^\d+$/) }),
  query: z.object({ page: z.coerce.number() }),
  body: z.object({ name: z.string(), sizes: z.array(z.number()) }),
  handle: () => ({ status: 200 }),
});

const getIt = operation({ ...echo, method: 'get', path: '/it' });

let rig: FakeRig;
beforeAll(async () => {
  rig = await FakeRig.start({ operations: { echo, small, strict, getIt } });
});
afterAll(() => rig.close());
afterEach(() => {
  expect(rig.bugs).toEqual([]);
});

const path = '/fake/v1/echo';
const understood = (body: unknown) => [200, { body: JSON.stringify(body) }];
const refused = (status: number, refusal: string, endpoint = `POST ${path}`) => [
  status,
  { refused: refusal, requestId: 'made-up', endpoint, at: START },
];

const post = async (body?: string | Buffer, headers = {}, to = path) => {
  const answer = await rig.ask({ method: 'POST', path: to, headers, ...(body && { body }) });
  return [answer.status, answer.body];
};

describe('a body', () => {
  it('is read whatever its media type', async () => {
    expect(await post('{"a":1}', { 'content-type': 'text/plain' })).toEqual(understood({ a: 1 }));
    expect(await post('{"a":1}')).toEqual(understood({ a: 1 }));
  });

  it('may come in chunks', async () => {
    const chunked = { 'transfer-encoding': 'chunked' };

    expect(await post('{"a":"ä"}', chunked)).toEqual(understood({ a: 'ä' }));
  });

  it('may be compressed', async () => {
    const gzip = gzipSync('{"a":1}');
    const brotli = brotliCompressSync('{"a":1}');

    expect(await post(gzip, { 'content-encoding': 'gzip' })).toEqual(understood({ a: 1 }));
    expect(await post(brotli, { 'content-encoding': 'br' })).toEqual(understood({ a: 1 }));
  });

  it('need not be there, whatever the headers say of it', async () => {
    const nothing = [200, {}];

    expect(await post()).toEqual(nothing);
    expect(await post(undefined, { 'content-type': 'application/json' })).toEqual(nothing);
    expect(await post(undefined, { 'content-length': '0' })).toEqual(nothing);
    expect(await post(undefined, { 'transfer-encoding': 'chunked' })).toEqual(nothing);
  });

  it('of a GET is read as well', async () => {
    const answer = await rig.ask({ path: '/fake/v1/it', body: { a: 1 } });

    expect([answer.status, answer.body]).toEqual(understood({ a: 1 }));
  });

  it('must be readable', async () => {
    expect(await post('{"a":')).toEqual(refused(400, 'The body is not valid JSON'));
  });

  it.each(['gzip', 'deflate', 'br'])('must be %s when it says so', async (encoding) => {
    expect(await post('{"a":1}', { 'content-encoding': encoding })).toEqual(
      refused(400, 'The body ended early or could not be unpacked'),
    );
  });

  it('must be packed in a way that somebody knows', async () => {
    expect(await post('{"a":1}', { 'content-encoding': 'rot13' })).toEqual(
      refused(400, 'Unknown content encoding'),
    );
  });

  it('is refused with all that its schemas have against it', async () => {
    expect(await post('{"sizes":[1,"two"]}', {}, '/fake/v1/strict/x?page=first')).toEqual(
      refused(
        400,
        'params id invalid_format,query page invalid_type,body name missing,' +
          'body sizes 1 invalid_type',
        'POST /fake/v1/strict/x',
      ),
    );
  });
});

describe('a body that is too large', () => {
  const MEBIBYTE = 1024 * 1024;
  const ofSize = (size: number) => JSON.stringify({ a: 'x'.repeat(size - 8) });

  it('has more than a mebibyte', async () => {
    expect((await post(ofSize(MEBIBYTE)))[0]).toBe(200);
    expect(await post(ofSize(MEBIBYTE + 1))).toEqual(refused(413, 'more than 1048576 bytes'));
  });

  it('has more than its operation states', async () => {
    const to = '/fake/v1/small';

    expect((await post(ofSize(100), {}, to))[0]).toBe(200);
    expect(await post(ofSize(101), {}, to)).toEqual(
      refused(413, 'more than 100 bytes', 'POST /fake/v1/small'),
    );
  });

  it('may hide its size', async () => {
    const chunked = { 'transfer-encoding': 'chunked' };
    const packed = gzipSync(ofSize(50 * MEBIBYTE));

    expect(await post(ofSize(MEBIBYTE + 1), chunked)).toEqual(
      refused(413, 'more than 1048576 bytes'),
    );
    expect(await post(packed, { 'content-encoding': 'gzip' })).toEqual(
      refused(413, 'more than 1048576 bytes'),
    );
  });

  it('ends the connection', async () => {
    const { headers } = await rig.ask({ method: 'POST', path, body: ofSize(MEBIBYTE + 1) });

    expect(headers.connection).toBe('close');
  });

  it('is refused on paths that lead nowhere, too', async () => {
    const nowhere = '/fake/v1/nowhere';

    expect(await post(ofSize(MEBIBYTE + 1), {}, nowhere)).toEqual(
      refused(413, 'more than 1048576 bytes', `POST ${nowhere}`),
    );
  });
});
