import { gunzipSync, gzipSync } from 'node:zlib';

import { FinicityClient } from '../support/finicity-client.js';
import { fetchFile, placeFile } from '../support/finicity-files.js';
import { FinicityWorld } from '../support/finicity-world.js';

const BATCH = 'batch-2016';
const TEXT = 'one line\nand another\n';
const BYTES = gzipSync(TEXT);

let world: FinicityWorld;
let client: FinicityClient;

beforeEach(async () => {
  world = await FinicityWorld.start();
  client = new FinicityClient(world.sandbox.url, BATCH);
});
afterEach(() => world.close());

const place = (body: object, customer = BATCH) => placeFile(world, customer, body);
const fetched = (name: string, headers?: Readonly<Record<string, string>>) =>
  fetchFile(world, client, name, headers);

describe('getFileData', () => {
  beforeEach(() => place({ name: 'a.gz', text: TEXT }).expect(201));

  it('answers the packed bytes as they are', async () => {
    const { status, headers, bytes } = await fetched('a.gz');

    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-length': String(BYTES.length),
      'accept-ranges': 'bytes',
    });
    expect(headers['content-encoding']).toBeUndefined();
    expect(bytes).toEqual(BYTES);
    expect(gunzipSync(bytes).toString()).toBe(TEXT);
  });

  it.each([
    ['0-9', 0, 9],
    ['bytes=0-9', 0, 9],
    ['bytes=10-', 10, BYTES.length - 1],
    ['0-1023', 0, BYTES.length - 1],
    ['-8', BYTES.length - 8, BYTES.length - 1],
  ])('answers the range "%s" with 206', async (range, first, last) => {
    const { status, headers, bytes } = await fetched('a.gz', { range });

    expect(status).toBe(206);
    expect(headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-range': `bytes ${String(first)}-${String(last)}/${String(BYTES.length)}`,
      'content-length': String(last - first + 1),
    });
    expect(bytes).toEqual(BYTES.subarray(first, last + 1));
  });

  it('puts a file together again from ranges, as the official SDK reads it', async () => {
    const parts: Buffer[] = [];
    for (let at = 0; at < BYTES.length; at += 16) {
      const type = { 'content-type': 'application/octet-stream' };
      const range = `${String(at)}-${String(at + 15)}`;
      parts.push((await fetched('a.gz', { ...type, range })).bytes);
    }

    expect(Buffer.concat(parts)).toEqual(BYTES);
  });

  it.each(['1000-2000', '5-2', 'bytes=0-1,3-4', 'all', ''])(
    'answers the range "%s" with 416',
    async (range) => {
      const { status, headers, bytes } = await fetched('a.gz', {
        range,
        accept: 'application/json',
      });

      expect(status).toBe(416);
      expect(headers['content-range']).toBe(`bytes */${String(BYTES.length)}`);
      expect(JSON.parse(bytes.toString())).toEqual({
        errorInfo: [
          {
            errorType: 'APP_ERROR',
            errorCode: 'api.range.invalid',
            errorMessage: `The file has no such range: it has ${String(BYTES.length)} bytes`,
            correlationId: headers['intuit_tid'],
          },
        ],
      });
    },
  );

  it.each([
    'b.gz',
    'A.gz',
    'constructor',
    '__proto__',
    '..%2fa.gz',
    'a.gz%00',
    '%20',
    'a'.repeat(300),
  ])('is 404 for "%s"', async (name) => {
    const answer = await client.get(`/export/files/${name}`);

    expect(answer).toMatchObject({
      status: 404,
      json: { errorInfo: [{ errorType: 'APP_ERROR', errorCode: 'api.file.notfound' }] },
    });
  });

  it('is 404 for a file of somebody else', async () => {
    const other = new FinicityClient(world.sandbox.url, 'somebody-else');

    expect((await other.get('/export/files/a.gz')).status).toBe(404);
    expect((await other.call('DELETE', '/export/files/a.gz')).status).toBe(404);
    expect((await fetched('a.gz')).status).toBe(200);
  });
});
