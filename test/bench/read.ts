import { readAccounts } from './read-accounts.js';
import { readUsers } from './read-users.js';
import type { Bench } from './bench.js';

/** Reads of both providers from the file store, against bare Express. */
export const read: Bench = async (effort) => [
  ...(await readUsers(effort)),
  ...(await readAccounts(effort)),
];
