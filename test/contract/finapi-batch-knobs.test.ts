import { FinapiCommand } from '../support/finapi-command.js';

const NOON = '2026-03-01T12:00:00.000Z';

let command: FinapiCommand;
beforeEach(async () => {
  command = await FinapiCommand.start(NOON);
  await command.createUser('jane', { isAutoUpdateEnabled: true });
});
afterEach(() => command.close());

const add = async (connection: object): Promise<number> => {
  const response = await command.add('jane', connection).expect(201);
  return (response.body as { id: number }).id;
};

describe('banks of the fixtures', () => {
  it('one with a volatile login field is updated by consent only', async () => {
    const id = await add({
      bankId: 290006,
      login: 'nordwind',
      bankingInterfaces: ['XS2A'],
      storedCredentials: 'right',
    });
    expect(await command.failing('jane')).toEqual([]);

    await command.turn('jane', id, 'XS2A', { consent: null });

    expect(await command.failing('jane')).toEqual([1]);
  });

  it('one with web scraping alone is left while web scraping is disabled', async () => {
    await add({ bankId: 290005, login: 'tobias.kern' });
    expect(await command.failing('jane')).toEqual([]);

    await command.settings({ isWebScrapingEnabled: false });

    expect(await command.failing('jane')).toEqual([6]);
  });
});

describe('a connection', () => {
  it('is renamed and made busy', async () => {
    const id = await add({ bankId: 280002, login: 'demo', name: 'Mine' });
    const path = `/users/jane/connections/${String(id)}`;
    const busyUntil = '2026-03-01T13:00:00+01:00';

    const changed = await command.patch(path, { name: '', busyUntil: '2026-03-01T14:00:00+01:00' });

    expect(changed.body).not.toHaveProperty('name');
    expect(changed.body).toMatchObject({ busyUntil: '2026-03-01T13:00:00.000Z' });
    const token = await command.tokenOf('finapi:user/jane');
    await command.finapi('delete', '/users', token).expect(423);
    await command.patch(path, { busyUntil }).expect(200);
    await command.finapi('delete', '/users', token).expect(200);
  });

  it.each([
    ['patch', '/users/jane/connections/1', 404],
    ['delete', '/users/jane/connections/1', 404],
    ['patch', '/users/jane/connections/constructor', 400],
    ['patch', '/users/jane/connections/1/interfaces/XS2A', 404],
    ['patch', '/users/jane/connections/1/interfaces/TELNET', 400],
  ] as const)('%s %s answers %i', async (method, path, status) => {
    const call = method === 'patch' ? command.patch(path, {}) : command.delete(path);

    expect((await call).status).toBe(status);
  });

  it('has no interface that its bank did not bring', async () => {
    const id = await add({ bankId: 280002, login: 'demo' });

    const path = `/users/jane/connections/${String(id)}/interfaces/FINTS_SERVER`;
    const response = await command.patch(path, {});

    expect(response.status).toBe(404);
    expect(response.body).toMatchObject({ error: { next: 'Its interfaces: XS2A.' } });
  });
});

describe('tokens without a password', () => {
  it.each([
    ['finapi:client', 'get', '/clientConfiguration'],
    ['finapi:admin', 'get', '/mandatorAdmin/getUserList'],
    ['finapi:user/jane', 'get', '/users'],
    ['finapi:user/JANE', 'get', '/users'],
  ] as const)('speak for %s', async (principal, method, path) => {
    await command.finapi(method, path, await command.tokenOf(principal)).expect(200);
  });

  it('are the same while they live, and tell how long that is', async () => {
    const first = await command.post('/tokens', { principal: 'finapi:user/jane' });
    await command.advance('PT1M');
    const second = await command.post('/tokens', { principal: 'finapi:user/jane' });

    const { token } = first.body as { token: string };
    expect(first.body).toEqual({ token, expiresIn: 3600, principal: 'finapi:user/jane' });
    expect(second.body).toEqual({ token, expiresIn: 3540, principal: 'finapi:user/jane' });
  });

  // A locked user can call nothing; an unverified one cannot be authorized.
  it('are refused to users who cannot have any', async () => {
    const form = { grant_type: 'password', username: 'locked', password: 'wrong-password' };
    await command.createUser('locked');
    await command.settings({ maxUserLoginAttempts: 1, isUserAutoVerificationEnabled: false });
    await command.createUser('unverified');
    await command.login(form).expect(400);

    const locked = await command.post('/tokens', { principal: 'finapi:user/locked' });
    const unverified = await command.post('/tokens', { principal: 'finapi:user/unverified' });

    expect([locked.status, unverified.status]).toEqual([409, 409]);
    expect(locked.body).toMatchObject({ error: { message: 'The user "locked" is locked.' } });
    expect(unverified.body).toMatchObject({ error: { next: 'Verify it with verifyUser.' } });
  });

  it.each([
    ['finapi:user/nobody', 404],
    ['finapi:client/nobody', 404],
    ['finicity:customer/jane', 400],
    ['finapi:client/', 400],
  ])('are refused for %s', async (principal, status) => {
    expect((await command.post('/tokens', { principal })).status).toBe(status);
  });
});
