import { randomInt } from 'node:crypto';

import { documentsOf, filesBelow, unreadableFiles } from '../support/data-folder.js';
import { FinapiClient, PASSWORD } from '../support/finapi-client.js';
import { spawningGrounds, type SpawnedSandbox } from '../support/spawned-sandbox.js';

const grounds = spawningGrounds();

const CONNECTIONS = 48;
/** Each costs the hash of a password. */
const SIGN_INS = 200;

/** Creates users on many connections until the sandbox ends; tells of each answer at once. */
async function createUsers(
  { url }: SpawnedSandbox,
  ids: readonly string[],
  onAnswer: (answered: number) => void,
): Promise<string[]> {
  const client = new FinapiClient(url, CONNECTIONS);
  const answered: string[] = [];
  const refused: string[] = [];
  await client.clientToken();
  const creations = ids.map(async (id) => {
    const answer = await client.createUser({ id, password: PASSWORD, email: `${id}@a.example` });
    (answer.status === 201 ? answered : refused).push(id);
    onAnswer(answered.length);
  });
  onAnswer(0);
  await Promise.allSettled(creations);
  client.close();
  expect(refused).toEqual([]);
  return answered;
}

/** Lets the sandbox answer so many creations and kills it on the spot. */
async function createUntilKilled(
  sandbox: SpawnedSandbox,
  ids: readonly string[],
  count: number,
): Promise<string[]> {
  let killing: Promise<void> | undefined;
  const answered = await createUsers(sandbox, ids, (sofar) => {
    if (sofar >= count) killing ??= sandbox.kill();
  });
  await killing;
  expect(sandbox.hasEnded).toBe(true);
  return answered;
}

interface StoredUser {
  readonly user: { readonly id: string } | null;
}

const usersInFiles = (folder: string): string[] =>
  documentsOf(folder, 'finapi.user')
    .flatMap(({ state }) => (state as unknown as StoredUser).user ?? [])
    .map(({ id }) => id)
    .sort();

const complete = (userId: string): unknown => ({
  userId,
  registrationDate: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string,
  bankConnectionCount: 0,
  isLocked: false,
});

/** What was answered is there, what is listed is whole, and the list is what the files say. */
async function expectWhole(
  sandbox: SpawnedSandbox,
  folder: string,
  answered: readonly string[],
): Promise<void> {
  const client = new FinapiClient(sandbox.url, CONNECTIONS);
  const listed = await client.listedUsers();
  const ids = listed.map(({ userId }) => userId);

  expect(answered.filter((id) => !ids.includes(id))).toEqual([]);
  expect(listed).toEqual(ids.map(complete));
  expect([...ids].sort()).toEqual(usersInFiles(folder));
  const some = ids.filter((_, index) => index % Math.ceil(ids.length / SIGN_INS) === 0);
  const grants = await Promise.all(some.map((id) => client.signIn(id)));
  expect(grants.map(({ status }) => status)).toEqual(some.map(() => 200));
  expect(unreadableFiles(folder)).toEqual([]);
  expect(filesBelow(folder).filter((path) => /finapi\.user\/.*\.tmp$/.test(path))).toEqual([]);
  expect(sandbox.said).not.toMatch(/^error/m);
  client.close();
}

const names = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}-${index}`);

describe('a sandbox that is killed while users are created', () => {
  it('has every user that it had answered, and none by halves', async () => {
    const folder = grounds.folder();
    const killed = await grounds.start({ folder });
    const answered = await createUntilKilled(killed, names('user', 1000), 500);

    expect(answered.length).toBeGreaterThanOrEqual(500);
    expect(answered.length).toBeLessThan(1000);
    await expectWhole(await grounds.start({ folder }), folder, answered);
  });

  it('has them when it is killed again and again', async () => {
    const folder = grounds.folder();
    const answered: string[] = [];
    for (const round of [1, 2, 3, 4]) {
      const sandbox = await grounds.start({ folder });
      const count = round === 1 ? 0 : randomInt(100);
      answered.push(...(await createUntilKilled(sandbox, names(`round-${round}`, 100), count)));
    }

    await expectWhole(await grounds.start({ folder }), folder, answered);
  });
});
