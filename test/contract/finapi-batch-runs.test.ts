import { FinapiCommand } from '../support/finapi-command.js';

const NOON = '2026-03-01T12:00:00.000Z';

let command: FinapiCommand;
let id: number;
beforeEach(async () => {
  command = await FinapiCommand.start(NOON);
  await command.createUser('jane', { isAutoUpdateEnabled: true });
  const response = await command.add('jane', {
    bankId: 280002,
    login: 'demo_no_msa',
    storedCredentials: 'right',
  });
  id = (response.body as { id: number }).id;
});
afterEach(() => command.close());

const turn = (knobs: object) => command.turn('jane', id, 'XS2A', knobs);
const failing = () => command.failing('jane');

const okRun = () => ({
  connectionId: id,
  bankingInterface: 'XS2A',
  outcome: 'updated',
  because: ['The bank let the update in.'],
  result: { result: 'OK', timestamp: NOON },
});

describe('a run', () => {
  it('updates what is eligible, says so, and is remembered', async () => {
    const response = await command.run();

    expect(response.status).toBe(200);
    expect(response.body).toEqual({
      at: NOON,
      counts: { users: 1, updated: 1, failed: 0, left: 0 },
      runs: [{ userId: 'jane', at: NOON, interfaces: [okRun()] }],
      unknownUsers: [],
    });
    const latest = await command.get('/batch-update/runs');
    expect(latest.body).toEqual({
      total: 1,
      runs: [{ userId: 'jane', at: NOON, interfaces: [okRun()] }],
    });
    const explained = await command.get('/users/jane/batch-update');
    expect((explained.body as { lastRun: unknown }).lastRun).toEqual({
      at: NOON,
      interfaces: [okRun()],
    });
  });

  it('is for those who are named, and tells who is not there', async () => {
    await command.createUser('joe', { isAutoUpdateEnabled: true });

    const response = await command.run(['nobody', 'joe']);

    expect(response.body).toEqual({
      at: NOON,
      counts: { users: 1, updated: 0, failed: 0, left: 0 },
      runs: [{ userId: 'joe', at: NOON, interfaces: [] }],
      unknownUsers: ['nobody'],
    });
  });

  // Item 16: a user is locked as long as a run holds one of its connections.
  it('keeps the user busy for two minutes of world time', async () => {
    await command.run();

    const token = await command.tokenOf('finapi:user/jane');
    await command.finapi('delete', '/users', token).expect(423);
    const again = await command.run();
    expect(again.body).toMatchObject({ counts: { updated: 0, left: 1 } });
    await command.advance('PT2M');
    await command.finapi('delete', '/users', token).expect(200);
  });

  it('leaves users who did not ask for it', async () => {
    const token = await command.tokenOf('finapi:user/jane');
    await command.finapi('patch', '/users', token, { isAutoUpdateEnabled: false }).expect(200);

    const response = await command.run();

    expect(response.body).toMatchObject({
      counts: { updated: 0, left: 1 },
      runs: [{ interfaces: [{ because: ['isAutoUpdateEnabled is false.'] }] }],
    });
  });
});

describe('each of the six conditions', () => {
  const settle = (settings: object) =>
    command.settings({ batchUpdate: { durationSeconds: 0 }, ...settings });

  it('1: fails without consent and PIN, and holds with either', async () => {
    await turn({ consent: null, storedCredentials: 'none' });
    expect(await failing()).toEqual([1]);
    await turn({ storedCredentials: 'right' });
    expect(await failing()).toEqual([]);
    await turn({ storedCredentials: 'none', consent: {} });
    expect(await failing()).toEqual([]);
    await turn({ consent: { expiresAt: NOON } });
    expect(await failing()).toEqual([1]);
    await turn({ consent: { expiresAt: null } });
    expect(await failing()).toEqual([]);
    await turn({ consent: { status: 'NOT_PRESENT' } });
    expect(await failing()).toEqual([1]);
  });

  it('2: asks mandators without a licence for the latest terms', async () => {
    await settle({ mandatorLicense: 'UNLICENSED' });
    expect(await failing()).toEqual([2]);
    await command.patch('/users/jane', { acceptedTermsVersion: 1 }).expect(200);
    expect(await failing()).toEqual([]);
    await settle({ latestTermsVersion: 2 });
    expect(await failing()).toEqual([2]);
    await settle({ mandatorLicense: 'AISP' });
    expect(await failing()).toEqual([]);
  });

  it('3: fails while the user has to act', async () => {
    await turn({ userActionRequired: true });
    expect(await failing()).toEqual([3]);
    await turn({ userActionRequired: false });
    expect(await failing()).toEqual([]);
  });

  it('4: fails once the bank has refused the stored credentials, until others are stored', async () => {
    await settle({});
    await turn({ storedCredentials: 'wrong' });
    expect(await failing()).toEqual([]);
    const first = await command.run();
    expect(first.body).toMatchObject({
      counts: { failed: 1 },
      runs: [
        {
          interfaces: [
            {
              outcome: 'failed',
              result: { result: 'BANK_SERVER_REJECTION', errorType: 'BUSINESS' },
            },
          ],
        },
      ],
    });
    expect(await failing()).toEqual([4]);
    expect((await command.run()).body).toMatchObject({ counts: { failed: 0, left: 1 } });
    await turn({ storedCredentials: 'right' });
    expect(await failing()).toEqual([]);
    await settle({ batchUpdate: { durationSeconds: 0, manualUpdateAfterRejection: true } });
    expect(await failing()).toEqual([4]);
    await turn({ lastManualUpdate: { result: 'OK' } });
    expect(await failing()).toEqual([]);
  });

  it('5: fails while the bank is left out', async () => {
    await settle({ batchUpdate: { excludedBanks: [280002] } });
    expect(await failing()).toEqual([5]);
    await settle({ batchUpdate: { includedBanks: [280001] } });
    expect(await failing()).toEqual([5]);
    await settle({ batchUpdate: { includedBanks: [280002] } });
    expect(await failing()).toEqual([5]);
    await settle({ batchUpdate: { excludedBanks: null } });
    expect(await failing()).toEqual([]);
  });
});

describe('what happens at the bank', () => {
  const happen = (event: object) =>
    command.happen({ institution: 'finapi-test-redirect-bank', login: 'demo_no_msa', ...event });
  const after = async () => {
    const response = await command.get('/users/jane/connections');
    const { connections } = response.body as { connections: { interfaces: object[] }[] };
    return connections[0]?.interfaces[0];
  };

  it('a changed password is found out by the next run', async () => {
    await happen({ event: 'passwordChanged', newPassword: 'another one' });

    await command.run();

    expect(await after()).toMatchObject({
      lastAutoUpdate: { result: 'BANK_SERVER_REJECTION', errorType: 'BUSINESS' },
      userActionRequired: false,
    });
    expect(await failing()).toEqual([4]);
    expect(await after()).not.toHaveProperty('lastManualUpdate');
  });

  it('a revoked consent fails in the run and asks for the user', async () => {
    await happen({ event: 'consentRevoked' });
    expect(await failing()).toEqual([]);

    await command.run();

    expect(await after()).toMatchObject({
      consent: { status: 'PRESENT' },
      lastAutoUpdate: { result: 'BANK_SERVER_REJECTION' },
      userActionRequired: true,
    });
    expect(await failing()).toEqual([3]);
  });

  it('a site that is down does not keep the next run away', async () => {
    await happen({ event: 'siteDown', until: '2026-03-01T13:00:00.000Z' });
    await command.run();
    expect(await after()).toMatchObject({
      lastAutoUpdate: { result: 'INTERNAL_SERVER_ERROR', errorType: 'TECHNICAL' },
    });

    await command.advance('PT1H');

    expect((await command.run()).body).toMatchObject({ counts: { updated: 1 } });
  });

  it('a consent that ends asks for the user at the run that would have been due', async () => {
    await turn({ storedCredentials: 'none' });
    await command.advance('P90D');
    expect(await after()).toMatchObject({ userActionRequired: false });

    const response = await command.run();

    expect(response.body).toMatchObject({
      counts: { updated: 0, failed: 0, left: 1 },
      runs: [{ interfaces: [{ userActionRequired: true }] }],
    });
    expect(await after()).toMatchObject({
      lastAutoUpdate: { result: 'OK', timestamp: '2026-05-30T02:00:00.000Z' },
    });
    expect(await failing()).toEqual([1, 3]);
  });
});
