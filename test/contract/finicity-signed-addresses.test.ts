import { connect } from 'node:net';

import {
  askForToken,
  assertionFor,
  authorizationFor,
  base64,
  callsOf,
  FORMER_HOST,
  tokenByName,
  type Token,
} from '../support/finicity-by-hand.js';
import { startSandbox, type TestSandbox } from '../support/sandbox.js';

const NOBODY = 'OAuth oauth_problem="token_rejected"';
const WRONG = 'OAuth oauth_problem="signature_invalid"';

let sandbox: TestSandbox;

afterEach(() => sandbox.close());

const tokenAt = async (base: string): Promise<Token> =>
  tokenByName(
    await askForToken(
      base,
      `saml_assertion=${encodeURIComponent(base64(assertionFor('jane_doe')))}`,
    ),
  );

/** Signs one address and sends to that of the sandbox, as behind a proxy or another name. */
async function signedFor(address: string, path: string, sentPath = path, world = '') {
  const token = await tokenAt(sandbox.url + world);
  return callsOf(address + world, token, sandbox.url + world)('GET', path, { sentPath });
}

describe('the address that is signed', () => {
  beforeEach(async () => {
    sandbox = await startSandbox();
  });

  it('is the one that is called, whatever host is named', async () => {
    const call = callsOf(sandbox.url, await tokenAt(sandbox.url));

    for (const host of [FORMER_HOST, 'localhost', 'api.finicity.com:443', '']) {
      expect((await call('GET', '/accounts', { headers: { host } })).status).toBe(200);
    }
  });

  it('is the one that Host names, too', async () => {
    const token = await tokenAt(sandbox.url);
    const call = callsOf('http://sandbox.example', token, sandbox.url);

    const headers = { host: 'sandbox.example' };
    expect((await call('GET', '/accounts', { headers })).status).toBe(200);
    expect(await call('GET', '/accounts')).toMatchObject({
      status: 401,
      headers: { 'www-authenticate': WRONG },
    });
  });

  it('may say localhost for 127.0.0.1', async () => {
    const localhost = sandbox.url.replace('127.0.0.1', 'localhost');

    expect((await signedFor(localhost, '/accounts')).status).toBe(200);
    expect((await signedFor(`${localhost}1`, '/accounts')).status).toBe(401);
  });

  it('holds the prefix of the world', async () => {
    const token = await tokenAt(`${sandbox.url}/w/team-7`);

    const inside = await callsOf(`${sandbox.url}/w/team-7`, token)('GET', '/accounts');
    const without = await callsOf(
      sandbox.url,
      token,
      `${sandbox.url}/w/team-7`,
    )('GET', '/accounts');
    const elsewhere = await callsOf(`${sandbox.url}/w/team-8`, token)('GET', '/accounts');

    expect(inside.status).toBe(200);
    expect(without.headers['www-authenticate']).toBe(WRONG);
    expect(elsewhere.headers['www-authenticate']).toBe(NOBODY);
  });

  it.each([
    ['/accounts?a=2&a=1&a=&a'],
    ['/accounts?x=%C3%A4+%20&x=caf%C3%A9'],
    ['/institutions/%31%30%31732'],
    ['/institutions/101732/?Host=financialdatafeed.platform.intuit.com&'],
    ['/accounts/?'],
  ])('keeps path and parameters of %s as they were sent', async (path) => {
    expect((await signedFor(sandbox.url, path)).status).toBe(200);
  });

  it('does not cover what was changed on the way', async () => {
    const changed = await signedFor(sandbox.url, '/accounts?a=1', '/accounts?a=2');
    const added = await signedFor(sandbox.url, '/accounts', '/accounts?a=1');

    expect([changed.status, added.status]).toEqual([401, 401]);
  });

  it('needs no Host at all, as in HTTP/1.0', async () => {
    const { port } = new URL(sandbox.url);
    const path = '/financialdatafeed/v1/accounts';
    const authorization = authorizationFor(sandbox.url + path, await tokenAt(sandbox.url));

    const answer = await new Promise<string>((resolve) => {
      let text = '';
      const socket = connect(Number(port), '127.0.0.1');
      socket.on('data', (chunk) => (text += String(chunk)));
      socket.on('close', () => resolve(text));
      socket.write(`GET ${path} HTTP/1.0\r\nauthorization: ${authorization}\r\n\r\n`);
    });

    expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  });
});

describe('with a public URL', () => {
  beforeEach(async () => {
    sandbox = await startSandbox({ publicUrl: 'https://sandbox.example/bank' });
  });

  it('that one is signed, world prefix included, and no other', async () => {
    const address = 'https://sandbox.example/bank';

    expect((await signedFor(address, '/accounts')).status).toBe(200);
    expect((await signedFor(address, '/accounts', '/accounts', '/w/team-7')).status).toBe(200);
    expect((await signedFor(sandbox.url, '/accounts')).status).toBe(401);
  });
});
