import { X509Certificate } from 'node:crypto';

import { FinicityApp } from '../../src/providers/finicity/oauth/app.js';
import { isUserName } from '../../src/providers/finicity/oauth/user-name.js';
import { developmentApp, strangerKey } from '../support/finicity-assertions.js';

describe('the default app', () => {
  it('says that its key is no secret', () => {
    const certificate = new X509Certificate(developmentApp().certificate);

    expect(certificate.subject).toBe('CN=doppelbank development key - not a secret');
    expect(certificate.validFrom).toMatch(/2016/);
    expect(certificate.validTo).toMatch(/2116/);
  });
});

describe('an app', () => {
  const { privateKey, ...app } = developmentApp();
  const problemsOf = (value: unknown) =>
    FinicityApp.safeParse(value).error?.issues.map(({ path, message }) => [
      path.join('.'),
      message,
    ]);

  it('needs no private key', () => {
    expect(FinicityApp.parse(app)).toEqual(app);
  });

  test.each([
    { change: { certificate: 'no PEM' }, at: 'certificate' },
    { change: { certificate: 'no PEM', privateKey }, at: 'certificate' },
    { change: { privateKey: 'no PEM' }, at: 'privateKey' },
    {
      change: { privateKey: strangerKey().export({ type: 'pkcs8', format: 'pem' }) },
      at: 'privateKey',
    },
    { change: { samlIssuer: '' }, at: 'samlIssuer' },
  ])('is refused for its $at', ({ change, at }) => {
    expect(problemsOf({ ...app, ...change })).toEqual([[at, expect.any(String)]]);
  });
});

test.each([
  ['abcdef', true],
  ['Az09!@#$%&*_-+', true],
  ['x'.repeat(255), true],
  ['abcde', false],
  ['x'.repeat(256), false],
  ['jane.doe', false],
  ['jane doe', false],
  ['jäne_doe', false],
  ['abcdef\n', false],
  ['', false],
])('the user name %j is good: %s', (name, good) => {
  expect(isUserName(name)).toBe(good);
});
