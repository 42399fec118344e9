import { fingerprintOf } from '../support/data-folder.js';
import { HostileDesk } from '../support/hostile-desk.js';
import { LOOP_PROBE, StrainLog } from '../support/loop-probe.js';
import { offer } from '../support/operations.js';
import { spawningGrounds } from '../support/spawned-sandbox.js';

const grounds = spawningGrounds();
const { operations } = await offer();

/** Milliseconds; what an attack takes by itself stands in the report. */
const GENEROUS = 1000;
const MANY = 9_900;

const times = <T>(count: number, item: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => item(index));

const madeUp = Object.fromEntries(times(MANY, (index) => [`member${index}`, 0]));
const credential = times(MANY / 3, (index) => ({ name: `name ${index}`, value: 'value' }));
const response = times(MANY / 2, () => 'a'.repeat(100));

/** As much as may come through, of what each operation can make least of. */
const VOLUMES: readonly (readonly [string, string, object, number])[] = [
  ['deleteUsers', 'numbers', { userIds: times(MANY, (index) => index) }, 400],
  ['deleteUsers', 'too many ids', { userIds: times(3001, (index) => `user${index}`) }, 400],
  ['deleteUsers', 'ids of nobody', { userIds: times(3000, (index) => `user${index}`) }, 200],
  ['createUser', 'members', { ...madeUp, password: 7 }, 400],
  ['editClientConfiguration', 'members', { ...madeUp, betaBanksEnabled: 7 }, 400],
  ['discoverAndAddAccounts', 'members', madeUp, 400],
  ['discoverAndAddAccounts', 'members further in', { credentials: madeUp }, 400],
  ['discoverAndAddAccounts', 'credentials', { credentials: { credential } }, 400],
  ['discoverAndAddAccounts', 'numbers', { credentials: { credential: times(MANY, Number) } }, 400],
  ['discoverAndAddAccounts', 'answers', { challengeResponses: { response } }, 400],
  ['updateInstitutionLogin', 'members', madeUp, 400],
];

it('is neither changed nor held up by bodies with very much in them', async () => {
  const folder = grounds.folder();
  const sandbox = await grounds.start({ folder, preload: LOOP_PROBE });
  const desk = await HostileDesk.open(sandbox.url);
  const strain = new StrainLog(sandbox);
  const before = fingerprintOf(folder);
  for (const [name, what, value, status] of VOLUMES) {
    const [operation] = operations.filter((each) => each.name === name);
    if (!operation) throw new Error(`There is no ${name}`);
    const sent = { body: JSON.stringify(value), type: 'application/json' };
    const answer = await strain.watch(`${name}: ${what}`, () => desk.attack(operation, sent));

    expect([name, what, answer.status]).toEqual([name, what, status]);
    expect(answer.text.length).toBeLessThan(4000);
  }
  desk.close();

  expect(fingerprintOf(folder)).toBe(before);
  expect(sandbox.said).not.toMatch(/^error/m);
  process.stderr.write(`volumes: ${strain.report()}\n`);
  expect(strain.longestBlock).toBeLessThan(GENEROUS);
});
