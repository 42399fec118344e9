import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { Worlds, type WorldsOptions } from '../../src/core/world/worlds.js';
import { nameOf, rename } from '../support/fake-owners.js';
import { ownerKind } from '../support/fake-provider.js';
import { HandClock } from '../support/fake-rig.js';
import { scratchFolders } from '../support/scratch-store.js';

const scratch = scratchFolders();
const opened: Worlds[] = [];
afterEach(async () => {
  for (const worlds of opened.splice(0)) await worlds.close();
});

function openWorlds(options: Partial<WorldsOptions> = {}): Worlds {
  const worlds = new Worlds({
    folder: undefined,
    kinds: [ownerKind],
    host: new HandClock(),
    template: { seed: 'fake', clock: { mode: 'running', offset: 0 } },
    limit: 10,
    ...options,
  });
  opened.push(worlds);
  return worlds;
}

describe('a world', () => {
  it('comes to life when it is first named', async () => {
    const worlds = openWorlds();
    expect(worlds.names()).toEqual(['default']);

    await worlds.within('b', ({ name, seed }) => {
      expect([name, seed]).toEqual(['b', 'fake']);
    });

    expect(worlds.names()).toEqual(['b', 'default']);
  });

  it('is the same for all who enter', async () => {
    const worlds = openWorlds();

    expect(await worlds.enter('a')).toBe(await worlds.enter('a'));
    worlds.leave('a');
    worlds.leave('a');
  });

  it('shares nothing with others', async () => {
    const worlds = openWorlds();

    await worlds.within('a', (world) => rename(world, 'Anna'));

    expect(await worlds.within('b', nameOf)).toBe('');
  });

  it.each(['', 'A', 'a b', '..', 'a/b', 'ä', 'x'.repeat(65), '__proto__'])(
    'is not named "%s"',
    async (name) => {
      const worlds = openWorlds({ folder: scratch() });

      await expect(worlds.within(name, () => undefined)).rejects.toThrow(
        `No world can be named "${name}".`,
      );
      expect(worlds.names()).toEqual(['default']);
    },
  );
});

describe('a world on disk', () => {
  it('is kept only once something in it has changed', async () => {
    const folder = scratch();
    const worlds = openWorlds({ folder });

    await worlds.within('seen', nameOf);
    await worlds.within('changed', (world) => rename(world, 'Anna'));
    await worlds.close();

    expect(readdirSync(folder)).toEqual(['changed']);
    const again = openWorlds({ folder });
    expect(again.names()).toEqual(['changed', 'default']);
    expect(await again.within('changed', nameOf)).toBe('Anna');
  });

  it('keeps seed and clock of its making', async () => {
    const folder = scratch();
    const clock = { mode: 'frozen', at: '2020-01-01T00:00:00.000Z' } as const;
    const worlds = openWorlds({ folder, template: { seed: 'old', clock } });
    await worlds.within('a', (world) => rename(world, 'Anna'));
    await worlds.close();

    const again = openWorlds({ folder });

    await again.within('a', (world) => {
      expect([world.seed, world.clock.state]).toEqual(['old', clock]);
    });
    await again.within('b', (world) => {
      expect([world.seed, world.clock.state.mode]).toEqual(['fake', 'running']);
    });
  });

  it('that cannot be read says so, and can be taken away', async () => {
    const folder = scratch();
    const worlds = openWorlds({ folder });
    await worlds.within('a', (world) => rename(world, 'Anna'));
    await worlds.close();
    const [document = ''] = readdirSync(join(folder, 'a/world'), { recursive: true })
      .map(String)
      .filter((path) => path.endsWith('.json'));
    writeFileSync(join(folder, 'a/world', document), '{"key":');

    const again = openWorlds({ folder });
    await expect(again.within('a', nameOf)).rejects.toThrow(/is empty or damaged/);
    await again.remove('a');

    expect(existsSync(join(folder, 'a'))).toBe(false);
    expect(await again.within('a', nameOf)).toBe('');
  });

  it('is no folder with another sort of name', () => {
    const folder = scratch();
    mkdirSync(join(folder, 'Other'));
    mkdirSync(join(folder, '.erased-a'));
    writeFileSync(join(folder, 'file'), '');

    expect(openWorlds({ folder }).names()).toEqual(['default']);
  });

  it('needs a folder that can be read', () => {
    const folder = join(scratch(), 'file');
    writeFileSync(folder, '');

    expect(() => openWorlds({ folder })).toThrow(`The worlds in ${folder} cannot be read`);
  });
});

describe('too many worlds', () => {
  const touch = (worlds: Worlds, name: string): Promise<void> =>
    worlds.within(name, (world) => rename(world, name));

  it('are refused with a way out', async () => {
    const worlds = openWorlds({ limit: 3 });
    await touch(worlds, 'a');
    await touch(worlds, 'b');

    await expect(touch(worlds, 'c')).rejects.toThrow(
      'World "c" cannot come to life: 3 worlds exist already. ' +
        'Take one away with DELETE /_sandbox/worlds/{world}.',
    );
    await worlds.remove('a');
    await touch(worlds, 'c');

    expect(worlds.names()).toEqual(['b', 'c', 'default']);
  });

  it('do not keep the default world from living', async () => {
    const worlds = openWorlds({ limit: 1 });

    await touch(worlds, 'default');

    await expect(touch(worlds, 'a')).rejects.toThrow('1 worlds exist already');
  });

  it('do not keep a world from coming back', async () => {
    const folder = scratch();
    const worlds = openWorlds({ folder });
    for (const name of ['a', 'b']) await touch(worlds, name);
    await worlds.close();

    const fewer = openWorlds({ folder, limit: 1 });

    expect(await fewer.within('b', nameOf)).toBe('b');
  });

  it('do not count what nobody has changed', async () => {
    const worlds = openWorlds({ limit: 3 });
    for (const name of ['a', 'b', 'c', 'd']) await worlds.within(name, nameOf);

    expect(worlds.names()).toEqual(['c', 'd', 'default']);
  });

  it('do count those that somebody is in', async () => {
    const worlds = openWorlds({ limit: 2 });
    await worlds.enter('a');

    await expect(worlds.within('b', nameOf)).rejects.toThrow('2 worlds exist already');

    worlds.leave('a');
    expect(await worlds.within('b', nameOf)).toBe('');
  });
});
