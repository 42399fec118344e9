import { FinapiCommand } from '../support/finapi-command.js';

const NOON = '2026-03-01T12:00:00.000Z';
const NIGHT = '2026-03-02T02:00:00.000Z';

let command: FinapiCommand;
beforeEach(async () => {
  command = await FinapiCommand.start(NOON);
  await command.createUser('jane', { isAutoUpdateEnabled: true });
});
afterEach(() => command.close());

describe('a connection that is put into a world', () => {
  it('begins with a consent for ninety days', async () => {
    const response = await command.add('jane', { bankId: 280002, login: 'demo' });

    expect(response.status).toBe(201);
    expect(response.body).toEqual({
      id: expect.any(Number) as number,
      bankId: 280002,
      importedAt: NOON,
      login: { institution: 'finapi-test-redirect-bank', name: 'demo' },
      interfaces: [
        {
          bankingInterface: 'XS2A',
          consent: {
            status: 'PRESENT',
            givenAt: NOON,
            expiresAt: '2026-05-30T12:00:00.000Z',
            supportsImportNewAccounts: true,
          },
          userActionRequired: false,
          maxDaysForDownload: 0,
          ledger: {
            consents: [{ type: 'RECURRING', givenAt: NOON, expiresAt: '2026-05-30T12:00:00.000Z' }],
            accesses: [],
          },
        },
      ],
    });
    const listed = await command.get('/users/jane/connections');
    expect(listed.body).toEqual({ connections: [response.body] });
  });

  it('stores what somebody typed as what it means at the bank', async () => {
    const typed = { 'Onlinebanking-ID': 'demo_no_msa', PIN: 'demo_no_msa' };

    const response = await command.add('jane', {
      bankId: 280001,
      login: 'demo_no_msa',
      bankingInterfaces: ['FINTS_SERVER'],
      storedCredentials: { typed },
    });

    expect(response.status).toBe(201);
    expect((response.body as { interfaces: unknown }).interfaces).toEqual([
      {
        bankingInterface: 'FINTS_SERVER',
        storedCredentials: {
          values: { 'Onlinebanking-ID': 'demo_no_msa' },
          secrets: { PIN: 'XXXXX' },
          match: 'matched',
          storedAt: NOON,
          replacesRejected: false,
        },
        userActionRequired: false,
        maxDaysForDownload: 0,
      },
    ]);
  });

  it('has the same id on every run', async () => {
    const first = await command.addTo('one', 'jane', { bankId: 280002, login: 'demo' });
    const second = await command.addTo('two', 'jane', { bankId: 280002, login: 'demo' });

    expect(first).toBe(second);
  });

  it('counts in the user list, and is gone when it is taken out', async () => {
    const { id } = (await command.add('jane', { bankId: 280002, login: 'demo' })).body as {
      id: number;
    };

    expect(await command.listed('jane')).toMatchObject({
      bankConnectionCount: 1,
      latestBankConnectionImportDate: '2026-03-01',
    });
    await command.delete(`/users/jane/connections/${String(id)}`).expect(200);
    expect(await command.listed('jane')).toMatchObject({
      bankConnectionCount: 0,
      latestBankConnectionDeletionDate: '2026-03-01',
    });
  });

  it.each([
    [{ bankId: 1, login: 'demo' }, 404, /One of: /],
    [{ bankId: 280001 }, 400, /One of: .*demo/],
    [{ bankId: 280001, login: 'nobody' }, 404, /One of: .*demo/],
    [{ bankId: 280002, login: 'demo', bankingInterfaces: ['FINTS_SERVER'] }, 400, /XS2A/],
    [{ bankId: 280002, login: 'demo', storedCredentials: { typed: { Pin: '1' } } }, 400, /PIN/],
  ])('is refused for %j', async (body, status, next) => {
    const response = await command.add('jane', body);

    expect(response.status).toBe(status);
    expect(response.body).toEqual({
      error: {
        code: status === 404 ? 'notFound' : 'invalidRequest',
        message: expect.any(String) as string,
        next: expect.stringMatching(next) as string,
      },
    });
  });

  it.each([
    ['/users/nobody/connections', 404],
    ['/users/nobody/batch-update', 404],
  ])('%s answers %i', async (path, status) => {
    await command.get(path).expect(status);
  });

  it('refuses knobs that do not exist', async () => {
    const response = await command.add('jane', { bankId: 280002, login: 'demo', pin: '1234' });

    expect(response.status).toBe(400);
    expect(JSON.stringify(response.body)).not.toContain('1234');
  });
});

describe('the explanation', () => {
  it('has nine lines for each interface, each with reason, source and remedy', async () => {
    const { id } = (await command.add('jane', { bankId: 280001, login: 'demo_no_msa' })).body as {
      id: number;
    };
    await command.turn('jane', id, 'FINTS_SERVER', { userActionRequired: true });

    const response = await command.get('/users/jane/batch-update');

    const line = (name: unknown = expect.any(String)) => ({
      name,
      holds: expect.any(Boolean) as boolean,
      because: expect.stringMatching(/\.$/) as string,
      source: expect.any(String) as string,
      wouldChange: expect.stringMatching(/\.$/) as string,
    });
    const explained = (bankingInterface: string, eligible: boolean, leftBecause: unknown) => ({
      bankingInterface,
      eligible,
      leftBecause,
      above: [line(), line(), line()],
      conditions: [1, 2, 3, 4, 5, 6].map((number) => ({
        number,
        ...line(),
        ...(number === 5 && {
          note: 'Batch configurations that cover it: "nightly" (daily at 02:00Z).',
        }),
      })),
    });
    expect(response.status).toBe(200);
    expect(response.body).toEqual({
      userId: 'jane',
      at: NOON,
      nextRun: NIGHT,
      configurations: [
        { name: 'nightly', rhythm: 'daily at 02:00Z', nextRun: NIGHT, excludedBanks: [] },
      ],
      connections: [
        {
          id,
          bank: { id: 280001, name: 'finAPI Test Bank' },
          nextRun: NIGHT,
          interfaces: [
            explained('XS2A', true, []),
            explained('FINTS_SERVER', false, [
              'The next update of this interface needs the attention of the user.',
            ]),
          ],
        },
      ],
    });
  });
});
