import { request } from 'node:https';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PeerCertificate, TLSSocket } from 'node:tls';

import { workplace } from '../support/command.js';
import { ask } from '../support/fake-rig.js';

const place = workplace();

const portOf = (url: string): number => Number(new URL(url).port);

/** What is answered over TLS when only this certificate is trusted, and what was shown. */
const askTls = (url: string, ca?: string) =>
  new Promise<{ status: number; shown: PeerCertificate }>((resolve, reject) => {
    const options = { ca, rejectUnauthorized: ca !== undefined, agent: false as const };
    request(`${url}/_sandbox/health`, options, (incoming) => {
      const shown = (incoming.socket as unknown as TLSSocket).getPeerCertificate();
      incoming.resume().on('end', () => resolve({ status: incoming.statusCode ?? 0, shown }));
    })
      .on('error', reject)
      .end();
  });

describe('--tls', () => {
  it('serves https with a certificate that is made once and good for this machine', async () => {
    const first = place.run('start --port 0 --tls');
    const url = await first.ready();
    const made = readFileSync(join(place.folder(), 'data/tls/cert.pem'), 'utf8');
    const { status, shown } = await askTls(url, made);
    await first.stop();
    const second = place.run('start --port 0 --tls');
    const again = await askTls(await second.ready(), made);

    expect(url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
    expect(status).toBe(200);
    expect(shown.subjectaltname).toContain('DNS:localhost, IP Address:127.0.0.1');
    expect(statSync(join(place.folder(), 'data/tls/key.pem')).mode & 0o777).toBe(0o600);
    expect(again.shown.fingerprint256).toBe(shown.fingerprint256);
  });

  it('keeps nothing of it with --memory', async () => {
    const command = place.run('start --port 0 --tls --memory');
    const { status } = await askTls(await command.ready());

    expect(status).toBe(200);
    expect((await command.stop()).code).toBe(0);
  });

  it('serves the certificate that somebody brings', async () => {
    const first = place.run('start --port 0 --tls');
    await first.ready();
    await first.stop();
    const [cert, key] = ['data/tls/cert.pem', 'data/tls/key.pem'];

    const second = place.run(`start --port 0 --memory --tls-cert ${cert} --tls-key ${key}`);
    const url = await second.ready();

    expect((await askTls(url, readFileSync(join(place.folder(), cert), 'utf8'))).status).toBe(200);
  });

  it('refuses what is no certificate', async () => {
    writeFileSync(join(place.folder(), 'c'), 'no certificate');

    const { code, out, error } = await place.run('start --port 0 --tls-cert c --tls-key c').ended();

    expect([code, out]).toEqual([3, '']);
    expect(error).toMatch(/^doppelbank: The certificate or its key cannot be used: .*\n$/);
  });
});

describe('--host beyond loopback', () => {
  const TOKEN = /^control token \(shown once\)\n {2}token +(\S{32})$/gm;

  it('prints a token once, and control calls need it', async () => {
    const command = place.run('start --port 0 --memory --host 0.0.0.0');
    const url = await command.ready();
    await command.says(/instead of doppelbank\)\n/);
    const tokens = [...command.out.matchAll(TOKEN)].map(([, token]) => token);
    const port = portOf(url);
    const call = async (path: string, headers = {}) =>
      (await ask(port, { path: `/_sandbox${path}`, headers })).status;
    const bearer = { authorization: `Bearer ${tokens[0] ?? ''}` };

    expect(url).toBe(`http://0.0.0.0:${port}`);
    expect(tokens).toHaveLength(1);
    expect(await call('/health')).toBe(200);
    expect(await call('/ready')).toBe(200);
    expect(await call('/worlds')).toBe(401);
    expect(await call('/openapi.json')).toBe(401);
    expect(await call('/worlds', { authorization: 'Bearer other' })).toBe(401);
    expect(await call('/worlds', bearer)).toBe(200);
    expect(await call('/worlds', { ...bearer, host: `0.0.0.0:${port}` })).toBe(200);
    expect(await call('/worlds', { ...bearer, host: 'evil.example' })).toBe(403);
  });

  it('plays its stories all the same', async () => {
    const command = place.run('start --port 0 --memory --host 0.0.0.0 --allow-host bank.example');
    const port = portOf(await command.ready());
    await command.says(/instead of doppelbank\)\n/);
    const [[, token = ''] = []] = [...command.out.matchAll(TOKEN)];

    const { status, body } = await ask(port, {
      method: 'POST',
      path: '/_sandbox/scenarios/run',
      headers: { host: 'bank.example', authorization: `Bearer ${token}` },
      body: { name: 'finapi/user-life-cycle' },
    });

    expect([status, body]).toMatchObject([200, { passed: true }]);
  });

  it('answers nobody under a name that was not allowed', async () => {
    const command = place.run('start --port 0 --memory --allow-host bank.example');
    const port = portOf(await command.ready());
    const under = async (host: string) =>
      (await ask(port, { path: '/_sandbox/worlds', headers: { host } })).status;

    expect(await under('bank.example')).toBe(200);
    expect(await under('other.example')).toBe(403);
    expect(await under(`localhost:${port}`)).toBe(200);
  });
});
