import { hashSecret, verifySecret } from '../../src/core/secrets.js';

it('keeps its parameters and a fresh salt in the hash, and nothing of the secret', async () => {
  const [one, other] = await Promise.all([hashSecret('sommerwind'), hashSecret('sommerwind')]);

  expect(one).toMatch(/^scrypt\$1024\$8\$1\$[A-Za-z0-9+/=]{24}\$[A-Za-z0-9+/=]{44}$/);
  expect(one).not.toBe(other);
  expect(one).not.toContain('sommerwind');
});

it.each([
  ['the same secret', 'sommerwind', true],
  ['another case', 'Sommerwind', false],
  ['a blank more', 'sommerwind ', false],
  ['nothing', '', false],
])('verifies %s', async (_name, secret, expected) => {
  expect(await verifySecret(secret, await hashSecret('sommerwind'))).toBe(expected);
});

it.each(['', 'sommerwind', 'md5$1$2$3$salt$hash', 'scrypt$1024$8$1$c2FsdA==$'])(
  'takes %j for no hash',
  async (text) => {
    expect(await verifySecret('sommerwind', text)).toBe(false);
  },
);
