import { z } from 'zod';

import { json } from '../../src/core/http/wire.js';
import type { Dialect } from '../../src/core/provider.js';
import { FakeControl } from '../support/fake-control.js';
import { fakeProvider, operation } from '../support/fake-provider.js';
import { FakeRig } from '../support/fake-rig.js';

let rig: FakeRig | undefined;
let desk: FakeControl | undefined;
afterEach(async () => {
  await rig?.close();
  await desk?.close();
  rig = desk = undefined;
});

const echo = operation({
  method: 'post',
  path: '/echo',
  body: z.object({ text: z.string() }),
  handle: ({ body }) => ({ status: 200, document: json({ length: body.text.length }) }),
});

/** An API whose first loads go as these functions say. */
function lateApi(...firstLoads: (() => Promise<Dialect>)[]) {
  const whole = fakeProvider({ echo }, { control: { echo } });
  const loads = [...firstLoads];
  let asked = 0;
  const load = (): Promise<Dialect> => {
    asked += 1;
    return (loads.shift() ?? (() => whole.load()))();
  };
  return { whole, load, asked: () => asked };
}

const later = (dialect: () => Promise<Dialect>) => () =>
  new Promise<Dialect>((resolve, reject) => {
    setImmediate(() => void dialect().then(resolve, reject));
  });

const broken = (): Promise<Dialect> => Promise.reject(new Error('half a file'));

const post = (text: string) => ({ method: 'POST', path: '/fake/v1/echo', body: { text } });

describe('an API', () => {
  it('is loaded when it is first asked, and then no more', async () => {
    const { load, asked } = lateApi();
    rig = await FakeRig.start({ provider: { load } });
    expect(asked()).toBe(0);

    const statuses = [];
    for (const path of ['/fake/v1/echo', '/fake/v1/nowhere', '/fake/v1/echo']) {
      statuses.push((await rig.ask({ path })).status);
    }

    expect(statuses).toEqual([405, 404, 405]);
    expect(asked()).toBe(1);
  });

  it('answers all that ask while it is being loaded, with their bodies', async () => {
    const { whole } = lateApi();
    const slow = later(() => whole.load());
    const { load } = lateApi(slow, slow, slow, slow, slow);
    const started = (rig = await FakeRig.start({ provider: { load } }));

    const text = 'x'.repeat(200_000);
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => started.ask(post(text))));

    expect(answers.map(({ body }) => body)).toEqual(Array(5).fill({ length: 200_000 }));
    expect(rig.bugs).toEqual([]);
  });

  it('that cannot be loaded is a bug, and is tried again', async () => {
    const { load } = lateApi(broken);
    rig = await FakeRig.start({ provider: { load } });

    const first = await rig.ask(post('hello'));
    const second = await rig.ask(post('hello'));

    expect([first.status, first.body]).toEqual([
      500,
      {
        error: {
          code: 'unexpected',
          message: 'A bug in the sandbox: fake could not be loaded.',
          next: 'Its log says more.',
        },
      },
    ]);
    expect(rig.bugs).toEqual(['fake, while it was loaded: half a file']);
    expect([second.status, second.body]).toEqual([200, { length: 5 }]);
  });
});

describe('what an API adds to the control API', () => {
  const startDesk = async (load: () => Promise<Dialect>): Promise<FakeControl> =>
    (desk = await FakeControl.start({ providers: () => [{ ...lateApi().whole, load }] }));
  const command = (started: FakeControl): Promise<[number, unknown]> =>
    started.call('POST', '/worlds/default/fake/echo', { text: 'abc' });

  it('is loaded when it is first commanded', async () => {
    const { load, asked } = lateApi();
    const started = await startDesk(load);
    await started.call('GET', '/health');
    await started.call('GET', '/worlds/default');
    expect(asked()).toBe(0);

    expect(await command(started)).toEqual([200, { length: 3 }]);
    expect(await command(started)).toEqual([200, { length: 3 }]);
    expect(asked()).toBe(1);
  });

  it('is a bug when it cannot be loaded, and is tried again', async () => {
    const started = await startDesk(lateApi(broken).load);

    expect(await command(started)).toMatchObject([500, { error: { code: 'unexpected' } }]);
    expect(started.bugs).toEqual(['control POST /worlds/default/fake/echo: half a file']);
    expect(await command(started)).toEqual([200, { length: 3 }]);
  });
});
