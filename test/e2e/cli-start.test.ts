import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { join } from 'node:path';

import { workplace } from '../support/command.js';
import { ask } from '../support/fake-rig.js';

const place = workplace();

const portOf = (url: string): number => Number(new URL(url).port);

const worldOf = async (url: string) => {
  const { body } = await ask(portOf(url), { path: '/_sandbox/worlds/default' });
  return body as Record<string, unknown>;
};

describe('start', () => {
  it('says first of all where it is ready, then what one needs', async () => {
    const command = place.run('start --port 0 --memory');
    const url = await command.ready();
    await command.says(/instead of doppelbank\)\n/);

    const { finapi, finicity } = (await worldOf(url))['credentials'] as {
      finapi: { client: { id: string; secret: string } };
      finicity: { consumerKey: string };
    };
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(command.out.startsWith(`ready ${url}\n\nfinapi\n`)).toBe(true);
    for (const fact of [finapi.client.id, finapi.client.secret, finicity.consumerKey]) {
      expect(command.out).toContain(fact);
    }
    expect(command.out).toContain(`call createUser --as finapi:client --url ${url}`);
    expect(command.out).not.toContain('PRIVATE KEY');
    expect(command.error).toBe('');
  });

  it('keeps worlds in ./data, and leaves no lock behind', async () => {
    const command = place.run('start --port 0 --log-level silent');
    const url = await command.ready();
    await ask(portOf(url), { method: 'POST', path: '/_sandbox/worlds', body: { name: 'kept' } });
    expect(existsSync(join(place.folder(), 'data/lock.json'))).toBe(true);

    expect(await command.stop()).toEqual({ code: 0, out: `ready ${url}\n`, error: '' });
    expect(readdirSync(join(place.folder(), 'data')).sort()).toEqual(['format.json', 'worlds']);
    expect(readdirSync(join(place.folder(), 'data/worlds'))).toEqual(['kept']);
  });

  it('keeps nothing with --memory', async () => {
    const command = place.run('start --port 0 --memory');
    await command.ready();
    await command.stop();

    expect(readdirSync(place.folder())).toEqual([]);
  });

  it('lets flags stand over variables', async () => {
    const command = place.run('start --port 0 --seed flag', {
      DOPPELBANK_PORT: '1',
      DOPPELBANK_SEED: 'variable',
      DOPPELBANK_CLOCK: '2024-03-01T12:00:00Z',
      DOPPELBANK_MEMORY: 'true',
    });
    const world = await worldOf(await command.ready());

    expect(world).toMatchObject({
      seed: 'flag',
      clock: { now: '2024-03-01T12:00:00.000Z', mode: 'frozen' },
    });
    expect(readdirSync(place.folder())).toEqual([]);
  });

  it('says when a kept world goes on with seed and clock of its own', async () => {
    const first = place.run('start --port 0 --seed old');
    const path = '/_sandbox/worlds/default/clock/freeze';
    await ask(portOf(await first.ready()), { method: 'POST', path });
    await first.stop();

    const second = place.run('start --port 0 --seed new');
    const world = await worldOf(await second.ready());
    await second.says(/flags are for new worlds/);

    expect(world['seed']).toBe('old');
  });

  it('tells addresses below the public URL', async () => {
    const command = place.run('start --port 0 --memory --public-url https://bank.example/sandbox/');
    const url = await command.ready();

    expect((await worldOf(url))['baseUrls']).toMatchObject({
      finapi: { access: 'https://bank.example/sandbox' },
    });
    await command.says(/https:\/\/bank\.example\/sandbox\/api\/v2\/oauth\/token/);
  });

  it('does not mind when nobody reads on', async () => {
    const command = place.run('start --port 0 --memory --log-level debug');
    const url = await command.ready();
    command.stopReading();

    expect(await worldOf(url)).toMatchObject({ name: 'default' });
    expect((await command.stop()).code).toBe(0);
  });
});

describe('start refuses with one sentence', () => {
  const said = async (words: string) => {
    const { code, out, error } = await place.run(words).ended();
    return [code, out, error];
  };
  const sentence = (pattern: string) =>
    expect.stringMatching(new RegExp(`^doppelbank: ${pattern}\n$`)) as string;
  let blocker: Server | undefined;
  afterEach(() => blocker?.close());

  it('a port that is taken', async () => {
    blocker = createServer();
    await new Promise<void>((resolve) => blocker?.listen(0, '127.0.0.1', resolve));
    const { port } = blocker.address() as AddressInfo;

    expect(await said(`start --memory --port ${port}`)).toEqual([
      3,
      '',
      `doppelbank: Port ${port} of 127.0.0.1 is taken. ` +
        'Stop what listens there, or take another with --port (0 takes a free one).\n',
    ]);
  });

  it('a folder that another process holds', async () => {
    const first = place.run('start --port 0 --data d');
    await first.ready();

    expect(await said('start --port 0 --data d')).toEqual([
      3,
      '',
      sentence(
        String.raw`The data folder d is in use by process \d+\. Stop that process, or choose ` +
          String.raw`another folder with --data; if it is no sandbox, delete d/lock\.json\.`,
      ),
    ]);
    expect((await first.stop()).code).toBe(0);
    const third = place.run('start --port 0 --data d');
    await third.ready();
  });

  it('a folder of another format', async () => {
    mkdirSync(join(place.folder(), 'd'));
    writeFileSync(join(place.folder(), 'd/format.json'), '{"format":99}');

    expect(await said('start --port 0 --data d')).toEqual([
      3,
      '',
      sentence('The data folder d is of format 99; this version reads format 1\\. .*'),
    ]);
    expect(existsSync(join(place.folder(), 'd/lock.json'))).toBe(false);
  });

  it('a document that cannot be read, before it says that it is ready', async () => {
    const first = place.run('start --port 0 --data d');
    const path = '/_sandbox/worlds/default/clock/freeze';
    await ask(portOf(await first.ready()), { method: 'POST', path });
    await first.stop();
    const world = join(place.folder(), 'd/worlds/default/world');
    const [document = ''] = readdirSync(world, { recursive: true, encoding: 'utf8' }).filter(
      (name) => name.endsWith('.json'),
    );
    writeFileSync(join(world, document), '{"key":');

    expect(await said('start --port 0 --data d')).toEqual([
      3,
      '',
      sentence(`The document d/worlds/default/world/${document} is empty or damaged\\. .*`),
    ]);
    expect(existsSync(join(place.folder(), 'd/lock.json'))).toBe(false);
  });

  it('a host that is not here', async () => {
    expect(await said('start --memory --port 0 --host 203.0.113.1')).toEqual([
      3,
      '',
      sentence('Cannot listen on 203\\.0\\.113\\.1:0: .* Try another --host or --port\\.'),
    ]);
  });

  it.each([
    ['start --memory --port 0 --fixtures nowhere', 3, 'nowhere: there is no such fixture folder'],
    [
      'start --memory --port 0 --tls-cert c --tls-key k',
      3,
      'The certificate or its key cannot be used: .*',
    ],
    ['start --memry', 2, 'There is no flag --memry here\\. Did you mean --memory\\?'],
    ['start here', 2, 'start takes no "here"\\.'],
    ['start --port x', 2, '--port is "x"; give a number from 0 to 65535 .*'],
    ['start --memory --data d', 2, '--memory and --data exclude one another\\.'],
    ['strat', 2, 'There is no command "strat"\\. Did you mean "start"\\?'],
    ['constructor', 2, 'There is no command "constructor"\\. See doppelbank --help\\.'],
  ])('%s', async (words, code, pattern) => {
    expect(await said(words)).toEqual([code, '', sentence(pattern)]);
    expect(readdirSync(place.folder())).toEqual([]);
  });
});

describe('the command', () => {
  it.each(['--help', 'help', 'start --help', 'run -h'])(
    '%s tells what it can do',
    async (words) => {
      const { code, out, error } = await place.run(words).ended();

      expect([code, error]).toEqual([0, '']);
      expect(out).toContain('doppelbank start [flags]');
    },
  );

  it('without words tells what it can do, too, but that is not what it is for', async () => {
    const { code, out } = await place.run('').ended();

    expect([code, out.includes('doppelbank start [flags]')]).toEqual([2, true]);
  });

  it('tells its version', async () => {
    expect(await place.run('--version').ended()).toEqual({
      code: 0,
      out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as string,
      error: '',
    });
  });
});
