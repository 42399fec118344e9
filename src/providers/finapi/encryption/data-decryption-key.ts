import { createCipheriv, createDecipheriv, pbkdf2Sync } from 'node:crypto';

const CIPHER = 'aes-128-cbc';
const ITERATIONS = 1000;
const KEY_BYTES = 16;

/**
 * Encrypts values that a client reads with its data decryption key.
 *
 * AES-128 in CBC mode with PKCS#5 padding; the secret key is PBKDF2-HMAC-SHA1 of the key string,
 * with the bytes of its hexadecimal digits as salt and 1000 iterations. Initialisation vector and
 * text encoding are not documented: as clients in the wild do, we take the bytes of the key's
 * digits once more, and standard base64.
 */
export class DetailsCipher {
  readonly #secrets: Secrets;

  constructor(dataDecryptionKey: string) {
    this.#secrets = secretsOf(dataDecryptionKey);
  }

  encrypt(plain: string): string {
    const { key, vector } = this.#secrets;
    const cipher = createCipheriv(CIPHER, key, vector);
    return cipher.update(plain, 'utf8', 'base64') + cipher.final('base64');
  }
}

/** The same for one value. */
export const encryptWithDataDecryptionKey = (plain: string, dataDecryptionKey: string): string =>
  new DetailsCipher(dataDecryptionKey).encrypt(plain);

/** The inverse: what a client does with an encrypted value. Throws when the key does not fit. */
export function decryptWithDataDecryptionKey(encrypted: string, dataDecryptionKey: string): string {
  const { key, vector } = secretsOf(dataDecryptionKey);
  const decipher = createDecipheriv(CIPHER, key, vector);
  return decipher.update(encrypted, 'base64', 'utf8') + decipher.final('utf8');
}

interface Secrets {
  readonly key: Buffer;
  readonly vector: Buffer;
}

function secretsOf(dataDecryptionKey: string): Secrets {
  const digits = Buffer.from(dataDecryptionKey, 'hex');
  const key = pbkdf2Sync(dataDecryptionKey, digits, ITERATIONS, KEY_BYTES, 'sha1');
  return { key, vector: digits };
}
