import { FinapiRig } from '../support/finapi.js';

let finapi: FinapiRig;
let client: string;
beforeEach(async () => {
  finapi = await FinapiRig.start();
  client = await finapi.clientToken();
});
afterEach(async () => {
  await finapi.close();
});

describe('CORS', () => {
  const origin = 'https://app.example';
  const headers = { origin };

  it('is off without allowed origins', async () => {
    const response = await finapi.ask('get', '/clientConfiguration', { token: client, headers });

    expect(response.headers['access-control-allow-origin']).toBeUndefined();
  });

  it('allows the origins of the configuration, and no others', async () => {
    await finapi.settings({ corsAllowedOrigins: [origin] });
    const ask = (from: string) =>
      finapi.ask('get', '/clientConfiguration', { token: client, headers: { origin: from } });

    const allowed = await ask(origin);
    const other = await ask('https://evil.example');

    expect(allowed.headers['access-control-allow-origin']).toBe(origin);
    expect(allowed.headers['vary']).toBe('Origin');
    expect(other.headers['access-control-allow-origin']).toBeUndefined();
  });

  it('answers a browser that asks before', async () => {
    await finapi.settings({ corsAllowedOrigins: [origin] });

    const response = await finapi.ask('options', '/users', {
      headers: {
        origin,
        'access-control-request-method': 'PATCH',
        'access-control-request-headers': 'authorization',
      },
    });

    expect(response.status).toBe(204);
    expect(response.headers).toMatchObject({
      'access-control-allow-origin': origin,
      'access-control-allow-methods': 'GET, POST, PATCH, DELETE',
      'access-control-allow-headers': 'authorization',
    });
  });

  describe('does not extend to OAuth', () => {
    beforeEach(() => finapi.settings({ corsAllowedOrigins: [origin, '*'] }));

    it('in an answer', async () => {
      const response = await finapi.token({ grant_type: 'client_credentials' }).set(headers);

      expect(response.status).toBe(200);
      expect(response.headers['access-control-allow-origin']).toBeUndefined();
    });

    it.each(['/oauth/token', '/oauth/revoke', '/oauth/token/'])(
      'when a browser asks before a call of %s',
      async (path) => {
        const response = await finapi.ask('options', path, {
          headers: { origin, 'access-control-request-method': 'POST' },
        });

        expect(response.status).toBe(405);
        expect(response.headers['access-control-allow-origin']).toBeUndefined();
      },
    );
  });

  it('lets nobody in when a browser of another origin asks before', async () => {
    await finapi.settings({ corsAllowedOrigins: [origin] });

    const response = await finapi.ask('options', '/users', {
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'GET' },
    });

    expect(response.status).toBe(405);
    expect(response.headers['access-control-allow-origin']).toBeUndefined();
  });
});
