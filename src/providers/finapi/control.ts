import type { Bank } from '../../bank/bank.js';
import type { Resource } from '../../core/provider.js';
import { authenticationControl } from './authentication/control.js';
import { tokenControl } from './authorization/control.js';
import { connectionControl } from './bank-connections/control.js';
import { batchUpdateControl } from './batch-update/control.js';
import type { ClientsFixture } from './credentials.js';
import { decryptionControl } from './encryption/control.js';

/** What is special to finAPI in the command of a world. */
export const finapiControl = (bank: Bank, clients: ClientsFixture): Resource => ({
  ...tokenControl(clients),
  ...decryptionControl(clients),
  ...connectionControl(bank),
  ...authenticationControl(bank),
  ...batchUpdateControl(bank, clients),
});
