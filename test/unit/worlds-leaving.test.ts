import { readdirSync } from 'node:fs';

import { Worlds } from '../../src/core/world/worlds.js';
import { nameOf, rename } from '../support/fake-owners.js';
import { ownerKind } from '../support/fake-provider.js';
import { HandClock } from '../support/fake-rig.js';
import { scratchFolders, Turnstile } from '../support/scratch-store.js';

const scratch = scratchFolders();
let folder: string;
let worlds: Worlds;
beforeEach(() => {
  folder = scratch();
  worlds = new Worlds({
    folder,
    kinds: [ownerKind],
    host: new HandClock(),
    template: { seed: 'fake', clock: { mode: 'running', offset: 0 } },
    limit: 10,
  });
});
afterEach(() => worlds.close());

describe('a world that is taken away', () => {
  it('leaves nothing', async () => {
    await worlds.within('a', (world) => rename(world, 'Anna'));

    await worlds.remove('a');

    expect(readdirSync(folder)).toEqual([]);
    expect(worlds.names()).toEqual(['default']);
    expect(await worlds.within('a', nameOf)).toBe('');
  });

  it('need never have been there', async () => {
    await worlds.remove('a');

    expect(worlds.names()).toEqual(['default']);
  });

  it('waits for those inside, and those who come later wait for it', async () => {
    const gate = new Turnstile();
    const inside = worlds.within('a', async (world) => {
      await gate.wait();
      await rename(world, 'Anna');
      return nameOf(world);
    });
    await gate.arrived();

    const removed = worlds.remove('a');
    const later = worlds.within('a', nameOf);
    await gate.letOneThrough();

    expect(await Promise.all([inside, later, removed])).toEqual(['Anna', '', undefined]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('may be taken away by several at once', async () => {
    const gate = new Turnstile();
    const inside = worlds.within('a', () => gate.wait());
    await gate.arrived();

    const removed = [worlds.remove('a'), worlds.remove('a'), worlds.remove('a')];
    const later = worlds.within('a', (world) => rename(world, 'Anna'));
    await gate.letOneThrough();
    await Promise.all([inside, ...removed, later]);

    expect(['', 'Anna']).toContain(await worlds.within('a', nameOf));
  });

  it('lives on when it could not be taken away', async () => {
    await worlds.within('a', (world) => rename(world, 'Anna'));
    const broken = await worlds.enter('a');
    const erase = broken.store.erase.bind(broken.store);
    broken.store.erase = () => Promise.reject(new Error('the folder is in use'));
    worlds.leave('a');

    const removed = worlds.remove('a');
    const later = worlds.within('a', nameOf);

    await expect(removed).rejects.toThrow('the folder is in use');
    expect(await later).toBe('Anna');
    broken.store.erase = erase;
    await worlds.remove('a');
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('the end of all worlds', () => {
  it('waits for those inside and keeps what they change', async () => {
    const gate = new Turnstile();
    const inside = worlds.within('a', async (world) => {
      await gate.wait();
      await rename(world, 'Anna');
    });
    await gate.arrived();

    const closed = worlds.close();
    await gate.letOneThrough();
    await Promise.all([inside, closed]);

    expect(await worlds.within('a', nameOf)).toBe('Anna');
  });

  it('waits for one that is being taken away', async () => {
    const gate = new Turnstile();
    const inside = worlds.within('a', async (world) => {
      await gate.wait();
      await rename(world, 'Anna');
    });
    await gate.arrived();

    const ending = [worlds.remove('a'), worlds.close()];
    await gate.letOneThrough();
    await Promise.all([inside, ...ending]);

    expect(readdirSync(folder)).toEqual([]);
  });
});
