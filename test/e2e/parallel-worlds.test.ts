import { join } from 'node:path';

import { filesBelow, filesWith } from '../support/data-folder.js';
import { FinapiClient } from '../support/finapi-client.js';
import { spawningGrounds } from '../support/spawned-sandbox.js';
import { everythingOf, playStory, type Played, type Setting } from '../support/world-story.js';

const grounds = spawningGrounds();

const workersOf = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}-${index}`);

interface Account {
  readonly accountId: number;
  readonly institutionLoginId: number;
  readonly balanceAmount: number;
}

/** Every account that the workers of a world have found. */
const accountsIn = ({ traces }: Played): readonly Account[] =>
  traces.flatMap(({ accounts }) => (accounts as { accounts: readonly Account[] }).accounts);

const idsIn = (played: Played): readonly (number | string)[] => [
  ...played.userIds,
  ...accountsIn(played).flatMap(({ accountId, institutionLoginId }) => [
    accountId,
    institutionLoginId,
  ]),
];

it('two worlds with eight workers at once show no trace of each other', async () => {
  const folder = grounds.folder();
  const { url } = await grounds.start({ folder });
  const setting = (world: string, days: number): Setting => ({
    url,
    world,
    seed: `seed-of-${world}`,
    workers: workersOf(world, 4),
    newPassword: `${world}-password`,
    days,
  });

  const [alpha, omega] = await Promise.all([
    playStory(setting('alpha-world', 3)),
    playStory(setting('omega-world', 40)),
  ]);

  for (const [played, own, other] of [
    [alpha, 'alpha-world', 'omega-world'],
    [omega, 'omega-world', 'alpha-world'],
  ] as const) {
    const told = await everythingOf(played.control);
    const users = await new FinapiClient(`${url}/w/${own}`).listedUsers();
    expect(told).toContain(own);
    expect(told + JSON.stringify(played.traces)).not.toContain(other);
    expect(users.map(({ userId }) => userId).sort()).toEqual(
      [...played.userIds, ...workersOf(own, 4).map((name) => `${name}-user`)].sort(),
    );
    const home = join(folder, 'worlds', own);
    expect(filesBelow(home).length).toBeGreaterThan(8);
    expect(filesWith(home, [other])).toEqual([]);
  }
  expect(await alpha.control.get('clock')).toMatchObject({ now: '2024-03-04T12:00:00.000Z' });
  expect(await omega.control.get('clock')).toMatchObject({ now: '2024-04-10T12:00:00.000Z' });
  expect(idsIn(alpha).filter((id) => idsIn(omega).includes(id))).toEqual([]);
});

it('the same story in worlds of the same seed is the same, of another seed another', async () => {
  const { url } = await grounds.start({ folder: grounds.folder() });
  const setting = (world: string, seed: string, workers: number): Setting => ({
    url,
    world,
    seed,
    workers: workersOf('worker', workers),
    newPassword: 'new-password',
    days: 2,
  });

  const [one, twin, stranger] = await Promise.all([
    playStory(setting('one', 'same', 3)),
    playStory(setting('twin', 'same', 3)),
    playStory(setting('stranger', 'another', 2)),
  ]);

  expect(twin.traces).toEqual(one.traces);
  expect(twin.userIds).toEqual(one.userIds);
  expect(new Set(accountsIn(one).map(({ accountId }) => accountId)).size).toBe(
    accountsIn(one).length,
  );
  expect(idsIn(stranger).filter((id) => idsIn(one).includes(id))).toEqual([]);
  const amounts = (played: Played): number[] =>
    accountsIn(played).map(({ balanceAmount }) => balanceAmount);
  expect(amounts(stranger)).not.toEqual(amounts(one).slice(0, amounts(stranger).length));
});
