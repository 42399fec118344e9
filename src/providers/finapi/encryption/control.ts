import * as z from 'zod';

import { ok } from '../../../core/http/endpoint.js';
import { json } from '../../../core/http/wire.js';
import type { Resource } from '../../../core/provider.js';
import { controlOperation, ControlRefusal } from '../control-operation.js';
import type { ClientsFixture } from '../credentials.js';
import { decryptWithDataDecryptionKey } from './data-decryption-key.js';

const Encrypted = z.strictObject({ encrypted: z.string().min(1).max(10_000) });

/** Does what a client does with its data decryption key, for stories and people without that code. */
export const decryptionControl = ({ dataDecryptionKey }: ClientsFixture): Resource => ({
  decryptFinapiValue: controlOperation({
    method: 'post',
    path: '/decrypt',
    body: Encrypted,
    handle: ({ body }) => ok(json({ decrypted: decrypted(body.encrypted, dataDecryptionKey) })),
  }),
});

function decrypted(encrypted: string, key: string): string {
  try {
    return decryptWithDataDecryptionKey(encrypted, key);
  } catch {
    throw new ControlRefusal(
      'invalidRequest',
      'body.encrypted: this was not encrypted with the data decryption key of this sandbox.',
      'Give userEmail or passwordChangeToken as requestPasswordChange answered them.',
    );
  }
}
