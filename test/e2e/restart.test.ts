import { filesBelow, unreadableFiles } from '../support/data-folder.js';
import { Control, makeWorld } from '../support/control.js';
import { assertStatus, FinapiClient, PASSWORD } from '../support/finapi-client.js';
import {
  answers,
  credentials,
  FINBANK,
  FinicityClient,
  sessionOf,
} from '../support/finicity-client.js';
import { spawningGrounds, type SpawnedSandbox } from '../support/spawned-sandbox.js';

const grounds = spawningGrounds();

const WORLD = 'kept-world';

/** Everything that the control API tells of the world, but where it is reached. */
async function told({ url }: SpawnedSandbox): Promise<unknown> {
  const control = new Control(url, WORLD);
  const { baseUrls, ...world } = (await control.get()) as Record<string, unknown>;
  expect(baseUrls).toBeDefined();
  return {
    world,
    clock: await control.get('clock'),
    principals: await control.get('principals'),
    events: await control.get('bank/events'),
    customer: await control.get('finicity/customers/jane_doe1'),
    users: await new FinapiClient(`${url}/w/${WORLD}`).listedUsers(),
  };
}

/** Answers half of what is asked of it, and is asked to end meanwhile. */
async function createUntilStopped(sandbox: SpawnedSandbox, count: number) {
  const client = new FinapiClient(sandbox.url, 32);
  const answered: string[] = [];
  const refused: number[] = [];
  let stopping: Promise<number | null> | undefined;
  await client.clientToken();
  const creations = Array.from({ length: count }, async (_, index) => {
    const id = `user-${index}`;
    const { status } = await client.createUser({ id, password: PASSWORD });
    if (status === 201) answered.push(id);
    else refused.push(status);
    if (answered.length >= count / 2) stopping ??= sandbox.stop();
  });
  await Promise.allSettled(creations);
  client.close();
  return { answered, refused, exitCode: await stopping };
}

it('loses nothing that it has answered when a signal ends it amid its work', async () => {
  const folder = grounds.folder();
  const { answered, refused, exitCode } = await createUntilStopped(
    await grounds.start({ folder }),
    300,
  );

  expect(exitCode).toBe(0);
  expect(refused).toEqual([]);
  expect(answered.length).toBeLessThan(300);
  expect(unreadableFiles(folder)).toEqual([]);
  expect(filesBelow(folder).filter((path) => /lock|\.tmp$/.test(path))).toEqual([]);

  const client = new FinapiClient((await grounds.start({ folder })).url);
  const listed = (await client.listedUsers()).map(({ userId }) => userId);
  expect(listed).toEqual(expect.arrayContaining(answered));
  client.close();
});

it('is after a restart as it was before', async () => {
  const folder = grounds.folder();
  const before = await grounds.start({ folder });
  const control = await makeWorld(before.url, WORLD, {
    seed: 'kept',
    clock: '2024-03-01T12:00:00Z',
    settings: { finicity: { refreshLimitSeconds: 60 } },
  });
  const finapi = new FinapiClient(`${before.url}/w/${WORLD}`);
  assertStatus(await finapi.createUser({ id: 'jane', password: PASSWORD, phone: '+49 89 1' }), 201);
  const token = await finapi.userToken('jane');
  const finicity = new FinicityClient(`${before.url}/w/${WORLD}`, 'jane_doe1');
  assertStatus(await finicity.post(FINBANK, credentials('demo', 'go')), 201);
  const asked = assertStatus(await finicity.post(FINBANK, credentials('tfa_text', 'go')), 401);
  await control.happen('passwordChanged', { newPassword: 'another' });
  await control.post('clock/advance', { by: 'PT2M' });
  const toldBefore = await told(before);
  expect(await before.stop()).toBe(0);

  const after = await grounds.start({ folder });
  expect(await told(after)).toEqual(toldBefore);
  const user = await new FinapiClient(`${after.url}/w/${WORLD}`).call('GET', '/users', { token });
  expect(user.json).toMatchObject({ id: 'jane', phone: '+49 89 1' });
  const client = new FinicityClient(`${after.url}/w/${WORLD}`, 'jane_doe1');
  const answered = await client.post(FINBANK, answers('Mia'), { headers: sessionOf(asked) });
  expect(answered.status).toBe(201);
  const refused = await client.post(FINBANK, credentials('demo', 'go'));
  expect(refused).toMatchObject({ status: 503, json: { errorInfo: [{ errorCode: '103' }] } });
});
