import { gunzipSync, gzipSync } from 'node:zlib';

import { FinicityClient, type Answer } from '../support/finicity-client.js';
import { fetchFile, placeFile } from '../support/finicity-files.js';
import { FinicityWorld, START, START_MS } from '../support/finicity-world.js';

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
const list = () => client.get('/export/files');
const remove = (name: string): Promise<Answer> =>
  client.call('DELETE', `/export/files/${name}`, { accept: 'application/json' });

describe('listFiles', () => {
  it('is an empty list where nobody has put anything', async () => {
    expect(await list()).toMatchObject({ status: 200, json: { file: [] } });
    expect((await client.call('GET', '/export/files')).text).toBe(
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
        '<Files xmlns="http://schema.intuit.com/platform/fdatafeed/files/v1"/>',
    );
  });

  it('tells name, size and time of what was put there', async () => {
    await place({ name: 'b.gz', text: TEXT }).expect(201);
    await world.advance('P1D');
    client.signOut();
    const placed = await place({ name: 'a.gz', base64: BYTES.toString('base64') }).expect(201);

    expect(placed.body).toEqual({
      name: 'a.gz',
      size: BYTES.length,
      modifiedTs: '2016-07-02T15:52:26.397Z',
    });
    const json = await list();
    expect(json.status).toBe(200);
    expect(json.json).toEqual({
      file: [
        { name: 'a.gz', size: BYTES.length, modifiedTs: START_MS + 86_400_000 },
        { name: 'b.gz', size: BYTES.length, modifiedTs: START_MS },
      ],
    });
    const xml = await client.call('GET', '/export/files/');
    expect(xml.text).toBe(
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
        '<Files xmlns="http://schema.intuit.com/platform/fdatafeed/files/v1"><file>' +
        `<name>a.gz</name><size>${String(BYTES.length)}</size>` +
        '<modifiedTs>2016-07-02T08:52:26.397-07:00</modifiedTs></file><file>' +
        `<name>b.gz</name><size>${String(BYTES.length)}</size>` +
        '<modifiedTs>2016-07-01T08:52:26.397-07:00</modifiedTs></file></Files>',
    );
  });

  it('is for nobody without a token', async () => {
    const { status } = await world.sandbox.request.get('/financialdatafeed/v1/export/files');

    expect(status).toBe(401);
  });
});

describe('deleteFile', () => {
  beforeEach(() => place({ name: 'a.gz', text: TEXT }).expect(201));

  it('answers 200 and nothing, and 404 from then on', async () => {
    expect(await remove('a.gz')).toMatchObject({ status: 200, text: '' });

    const again = await remove('a.gz');
    expect(again.status).toBe(404);
    expect(again.json).toEqual({
      errorInfo: [
        {
          errorType: 'APP_ERROR',
          errorCode: 'api.file.notfound',
          errorMessage: 'There is no such file',
          correlationId: again.headers['intuit_tid'],
        },
      ],
    });
    expect((await client.get('/export/files/a.gz')).status).toBe(404);
    expect((await list()).json).toEqual({ file: [] });
  });

  it('is done once by two requests at once', async () => {
    const statuses = (await Promise.all([remove('a.gz'), remove('a.gz')])).map(
      ({ status }) => status,
    );

    expect(statuses.sort()).toEqual([200, 404]);
  });

  it('comes with the customer', async () => {
    await client.call('DELETE', '/customers');

    expect((await list()).json).toEqual({ file: [] });
    await place({ name: 'a.gz', text: 'new' }).expect(201);
    expect(gunzipSync((await fetched('a.gz')).bytes).toString()).toBe('new');
  });
});

describe('where files come from', () => {
  it('is the list of accounts, if nothing else is given', async () => {
    await world.discover();
    await place({ name: 'accounts.xml.gz' }, 'jane_doe+1').expect(201);

    client = world.client;
    const { bytes } = await fetched('accounts.xml.gz');

    expect(gunzipSync(bytes).toString()).toBe((await client.call('GET', '/accounts')).text);
  });

  it('takes the place of a file of that name', async () => {
    await place({ name: 'a.gz', text: TEXT }).expect(201);
    await place({ name: 'a.gz', base64: '' }).expect(201);

    expect((await list()).json).toEqual({
      file: [{ name: 'a.gz', size: 0, modifiedTs: START_MS }],
    });
    expect(await fetched('a.gz')).toMatchObject({ status: 200, bytes: Buffer.alloc(0) });
    expect((await fetched('a.gz', { range: '0-' })).status).toBe(416);
  });

  it('is no use of the customer', async () => {
    await place({ name: 'a.gz', text: TEXT }).expect(201);

    expect(await world.customer(BATCH)).toMatchObject({ createdAt: null });
    await list();
    expect(await world.customer(BATCH)).toMatchObject({ createdAt: START });
  });

  it.each([
    ['no name', { text: TEXT }],
    ['a path', { name: '../a.gz', text: TEXT }],
    ['an endless name', { name: 'a'.repeat(129), text: TEXT }],
    ['text and bytes', { name: 'a.gz', text: TEXT, base64: 'AAAA' }],
    ['bytes that are none', { name: 'a.gz', base64: 'not base64!' }],
    ['text that is a number', { name: 'a.gz', text: 7 }],
    ['something else', { name: 'a.gz', txt: TEXT }],
  ])('refuses %s', async (_name, body) => {
    await place(body).expect(400);
    expect((await list()).json).toEqual({ file: [] });
  });
});
