import { FakeControl, refusal, SETTINGS } from '../support/fake-control.js';

let rig: FakeControl;
beforeEach(async () => {
  rig = await FakeControl.start();
});
afterEach(async () => {
  expect(rig.bugs).toEqual([]);
  await rig.close();
});

describe('listWorlds', () => {
  it('names all that live', async () => {
    await rig.rename('anna', 'Anna', 'b');
    await rig.call('GET', '/worlds/a');

    expect(await rig.call('GET', '/worlds')).toEqual([
      200,
      { worlds: [{ name: 'a' }, { name: 'b' }, { name: 'default' }] },
    ]);
  });
});

describe('getWorld', () => {
  it('tells clock, settings, base URLs and credentials', async () => {
    expect(await rig.call('GET', '/worlds/default')).toEqual([200, rig.view('default')]);
    expect(await rig.call('GET', '/worlds/a')).toEqual([200, rig.view('a')]);
  });

  it('tells addresses as the caller reaches them', async () => {
    const headers = { host: `localhost:${rig.port}` };
    const { body } = await rig.ask({ path: '/_sandbox/worlds/a', headers });

    expect(body).toMatchObject({
      baseUrls: { fake: { api: `http://localhost:${rig.port}/w/a/fake/v1` } },
    });
  });

  it('tells addresses below the public URL', async () => {
    const behind = await FakeControl.start({ publicUrl: 'https://x.example/y' });

    expect(await behind.call('GET', '/worlds/a')).toMatchObject([
      200,
      { baseUrls: { fake: { api: 'https://x.example/y/w/a/fake/v1' } } },
    ]);
    await behind.close();
  });

  it.each(['A', 'a%20b', '%2e%2e', '..%2f..%2fetc', 'x'.repeat(65)])(
    'knows no world %s',
    async (name) => {
      expect(await rig.call('GET', `/worlds/${name}`)).toEqual(
        refusal(400, 'invalidRequest', 'world: A world is named [a-z0-9-]{1,64}.'),
      );
    },
  );
});

describe('createWorld', () => {
  it('makes one like the template', async () => {
    expect(await rig.call('POST', '/worlds', { name: 'a' })).toEqual([201, rig.view('a')]);
  });

  it('makes one with seed, clock, settings and fixtures of its own', async () => {
    const answer = await rig.call('POST', '/worlds', {
      name: 'a',
      seed: 'mine',
      clock: '2020-01-01T01:00:00+01:00',
      settings: { fake: { greeting: 'moin' } },
      fixtures: {},
    });

    expect(answer).toEqual([
      201,
      rig.view('a', {
        seed: 'mine',
        clock: { now: '2020-01-01T00:00:00.000Z', mode: 'frozen' },
        settings: { fake: { ...SETTINGS.fake, greeting: 'moin' } },
      }),
    ]);
  });

  it('makes one whose clock runs', async () => {
    await rig.call('POST', '/worlds', { name: 'a', clock: 'real' });
    rig.host.turn(1000);

    expect(await rig.call('GET', '/worlds/a/clock')).toEqual([
      200,
      { now: '2024-03-01T12:00:01.000Z', mode: 'running' },
    ]);
  });

  it('makes no world twice, whoever is faster', async () => {
    const answers = await Promise.all(
      ['x', 'y', 'z'].map((seed) => rig.call('POST', '/worlds', { name: 'a', seed })),
    );

    expect(answers.map(([status]) => status).sort()).toEqual([201, 409, 409]);
    expect(await rig.call('POST', '/worlds', { name: 'a' })).toEqual(
      refusal(
        409,
        'conflict',
        'World "a" exists already.',
        'Reset it with POST /_sandbox/worlds/a/reset, or take another name.',
      ),
    );
  });

  it('makes one that has only been looked at', async () => {
    await rig.call('GET', '/worlds/a');

    expect((await rig.call('POST', '/worlds', { name: 'a', seed: 'mine' }))[0]).toBe(201);
  });

  it.each<[object, string]>([
    [{}, 'body.name: Invalid input: expected string, received undefined.'],
    [{ name: 'A' }, 'body.name: A world is named [a-z0-9-]{1,64}.'],
    [{ name: 'a', sed: 'b' }, 'body: Unknown key "sed". Did you mean "seed"?'],
    [{ name: 'a', seed: '' }, 'body.seed: Too small: expected string to have >=1 characters.'],
    [
      { name: 'a', settings: { fake: { greting: 'b' } } },
      'fake: Unknown key "greting". Did you mean "greeting"?',
    ],
    [
      { name: 'a', settings: { fake: { limits: { notes: -1 } } } },
      'fake.limits.notes: Too small: expected number to be >=0.',
    ],
  ])('refuses %j', async (body, message) => {
    expect(await rig.call('POST', '/worlds', body)).toEqual(
      refusal(400, 'invalidRequest', message),
    );
  });

  it('leaves nothing of a world that was refused', async () => {
    await rig.call('POST', '/worlds', { name: 'a', seed: 'b', settings: { fake: { zzz: 1 } } });

    expect(await rig.call('POST', '/worlds', { name: 'a' })).toEqual([201, rig.view('a')]);
  });
});

describe('too many worlds', () => {
  it('are refused with a way out', async () => {
    const small = await FakeControl.start({ worldLimit: 2 });
    await small.call('POST', '/worlds', { name: 'a' });

    expect(await small.call('POST', '/worlds', { name: 'b' })).toEqual(
      refusal(
        503,
        'unavailable',
        'World "b" cannot come to life: 2 worlds exist already. ' +
          'Take one away with DELETE /_sandbox/worlds/{world}.',
      ),
    );
    expect(await small.call('DELETE', '/worlds/a')).toEqual([200, { deleted: 'a' }]);
    expect((await small.call('POST', '/worlds', { name: 'b' }))[0]).toBe(201);
    await small.close();
  });
});
