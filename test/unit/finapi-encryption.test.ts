import { createDecipheriv, pbkdf2Sync } from 'node:crypto';

import {
  decryptWithDataDecryptionKey as decrypt,
  encryptWithDataDecryptionKey as encrypt,
} from '../../src/providers/finapi/encryption/data-decryption-key.js';

const KEY = 'd0bbe1ba2c0de5eed0bbe1ba2c0de5ee';

describe('encryption with the data decryption key', () => {
  it.each(['', 'a', 'jane.doe@example.com', 'ä€😀', 'x'.repeat(320)])(
    'is reversible: %j',
    (text) => {
      expect(decrypt(encrypt(text, KEY), KEY)).toBe(text);
    },
  );

  it('is what the documentation describes', () => {
    const bytes = Buffer.from(KEY, 'hex');
    const key = pbkdf2Sync(KEY, bytes, 1000, 16, 'sha1');
    const decipher = createDecipheriv('aes-128-cbc', key, bytes);
    const encrypted = Buffer.from(encrypt('jane', KEY), 'base64');

    expect(Buffer.concat([decipher.update(encrypted), decipher.final()]).toString()).toBe('jane');
  });

  it('stays the same from run to run', () => {
    expect(encrypt('jane', KEY)).toBe(encrypt('jane', KEY));
    expect(encrypt('jane', KEY)).not.toBe(encrypt('joe', KEY));
  });

  it('fails with another key', () => {
    const other = KEY.replaceAll('d', 'e');

    expect(() => decrypt(encrypt('jane.doe@example.com', KEY), other)).toThrow();
  });
});
