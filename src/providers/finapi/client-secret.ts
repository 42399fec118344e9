import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * One way: a client secret that was changed can be checked, but no longer read. Fast, because it
 * is checked with every token; it is as long as a UUID and guards a sandbox.
 */
export function hashClientSecret(secret: string): string {
  const salt = randomBytes(16).toString('hex');
  return `sha256$${salt}$${digestOf(salt, secret).toString('hex')}`;
}

export function isClientSecret(secret: string, hash: string): boolean {
  const [, salt = '', digest = ''] = hash.split('$');
  const expected = Buffer.from(digest, 'hex');
  const actual = digestOf(salt, secret);
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

const digestOf = (salt: string, secret: string): Buffer =>
  createHash('sha256').update(salt).update(secret).digest();
