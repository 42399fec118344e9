import { z } from 'zod';

import { json } from '../../src/core/http/wire.js';
import type { Entry } from '../../src/core/journal/journal.js';
import { FakeError, operation } from '../support/fake-provider.js';
import { FakeRig, START } from '../support/fake-rig.js';

const signUp = operation({
  method: 'post',
  path: '/sign-up',
  body: z.looseObject({ name: z.string() }),
  handle: (call) => {
    call.explain('names are free for all', 'take another name');
    const password = 'g"enerated';
    return {
      status: 201,
      document: json({ name: 'anna', password }),
      headers: { location: '/fake/v1/users/anna' },
      secrets: [password, ''],
    };
  },
});

const refuse = operation({
  method: 'get',
  path: '/refusal',
  handle: () => {
    throw new FakeError(409, 'there is one already');
  },
});

const download = operation({
  method: 'get',
  path: '/download',
  handle: () => ({ status: 200, text: { type: 'image/png', content: Buffer.from([1, 2, 3]) } }),
});

const long = operation({
  method: 'get',
  path: '/long',
  handle: () => ({ status: 200, text: { type: 'text/plain', content: 'ä'.repeat(20_000) } }),
});

let rig: FakeRig;
beforeEach(async () => {
  rig = await FakeRig.start({ operations: { signUp, refuse, download, long } });
});
afterEach(() => rig.close());

const entries = (): Promise<Entry[]> => rig.world(({ journal }) => journal.list());
const lastEntry = async (): Promise<Entry | undefined> => (await entries()).at(-1);

const host = { host: `bank.example`, connection: 'close' };
const dated = { date: 'Fri, 01 Mar 2024 12:00:00 GMT', 'x-request-id': 'made-up' };

describe('the journal', () => {
  it('keeps what was asked and answered, and why', async () => {
    await rig.ask({
      method: 'POST',
      path: '/w/default/fake/v1/sign-up?hint=1',
      headers: { ...host, 'x-principal': 'fake:client', authorization: 'Basic YTpi' },
      body: { name: 'anna', password: 'typed' },
    });

    expect(await entries()).toEqual([
      {
        id: 1,
        at: START,
        provider: 'fake',
        operation: 'signUp',
        principal: 'fake:client',
        requestId: 'made-up',
        request: {
          method: 'POST',
          url: '/fake/v1/sign-up?hint=1',
          headers: {
            ...host,
            'content-length': '34',
            'content-type': 'application/json',
            'x-principal': 'fake:client',
            authorization: 'Basic XXXXX',
          },
          body: '{"name":"anna","password":"XXXXX"}',
          size: 34,
        },
        response: {
          status: 201,
          headers: {
            ...dated,
            'content-length': '40',
            'content-type': 'application/json',
            location: '/fake/v1/users/anna',
          },
          body: '{"name":"anna","password":"XXXXX"}',
          size: 40,
        },
        rule: 'names are free for all',
        next: 'take another name',
      },
    ]);
  });

  it('keeps what has no secrets to the letter', async () => {
    const body = '{ "name" : "anna" }';

    await rig.ask({ method: 'POST', path: '/fake/v1/sign-up', body });

    expect((await lastEntry())?.request).toMatchObject({ body, size: 19 });
  });

  it('keeps no secrets that stand in the query', async () => {
    await rig.ask({ method: 'POST', path: '/fake/v1/sign-up?user=a&password=typed', body: {} });

    expect((await lastEntry())?.request.url).toBe('/fake/v1/sign-up?user=a&password=XXXXX');
  });

  it.each([
    ['nobody can read', '/fake/v1/sign-up', '{"password":"typed"'],
    ['no operation asked for', '/fake/v1/nowhere', '{"password":"typed"}'],
  ])('keeps no body that %s', async (_why, path, body) => {
    await rig.ask({ method: 'POST', path, body });

    const entry = await lastEntry();
    expect(entry?.request.body).toBe(`(${body.length} bytes that were not read)`);
    expect(JSON.stringify(entry)).not.toContain('typed');
  });

  it('keeps refusals with their reason', async () => {
    await rig.ask({ path: '/fake/v1/refusal', headers: host });

    expect(await entries()).toEqual([
      {
        id: 1,
        at: START,
        provider: 'fake',
        operation: 'refuse',
        requestId: 'made-up',
        request: { method: 'GET', url: '/fake/v1/refusal', headers: host, size: 0 },
        response: {
          status: 409,
          headers: { ...dated, 'content-length': '122', 'content-type': 'application/json' },
          body:
            '{"refused":"there is one already","requestId":"made-up",' +
            `"endpoint":"GET /fake/v1/refusal","at":"${START}"}`,
          size: 122,
        },
        rule: 'there is one already',
      },
    ]);
  });

  it('keeps the size of what is no text', async () => {
    await rig.ask({ path: '/fake/v1/download' });

    const entry = await lastEntry();
    expect(entry?.response).toEqual({
      status: 200,
      headers: { ...dated, 'content-length': '3', 'content-type': 'image/png' },
      size: 3,
    });
  });

  it('cuts what is long', async () => {
    await rig.ask({ path: '/fake/v1/long' });

    const entry = await lastEntry();
    expect(entry?.response.size).toBe(40_000);
    expect(entry?.response.body).toBe(`${'ä'.repeat(8192)} [… 23616 more bytes]`);
  });

  it('belongs to one world', async () => {
    await rig.ask({ path: '/w/a/fake/v1/refusal' });

    expect(await entries()).toEqual([]);
    expect(await rig.world(({ journal }) => journal.list().length, 'a')).toBe(1);
  });

  it('goes by the clock of its world', async () => {
    await rig.world(async (world) => {
      world.store.transaction(() => {
        world.document.set('clock', { mode: 'frozen', at: '2020-02-29T23:59:59.000Z' });
      });
      await world.keep([world.document]);
    });

    const answer = await rig.ask({ path: '/fake/v1/refusal' });

    expect(answer.headers.date).toBe('Sat, 29 Feb 2020 23:59:59 GMT');
    expect((await lastEntry())?.at).toBe('2020-02-29T23:59:59.000Z');
  });
});
