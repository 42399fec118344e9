import { once } from '../../src/core/once.js';

it('loads for all that ask at the same time, and afterwards', async () => {
  let loads = 0;
  const load = once(async () => {
    await Promise.resolve();
    loads += 1;
    return { loads };
  });

  const [first, ...others] = await Promise.all([load(), load(), load()]);

  expect(first).toEqual({ loads: 1 });
  for (const other of [...others, await load()]) expect(other).toBe(first);
});

it('tries again what could not be loaded', async () => {
  const outcomes = [Promise.reject(new Error('half a file')), Promise.resolve('all of it')];
  const load = once(() => outcomes.shift() ?? Promise.resolve('more than all'));

  await expect(Promise.all([load(), load()])).rejects.toThrow('half a file');

  expect(await load()).toBe('all of it');
  expect(await load()).toBe('all of it');
});
