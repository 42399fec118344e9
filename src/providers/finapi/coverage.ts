import type { Coverage } from '../../core/coverage.js';
import { bankConnections } from './coverage/bank-connections.js';
import { accounts } from './coverage/accounts.js';
import { banks } from './coverage/banks.js';
import { batchUpdate } from './coverage/batch-update.js';
import { categories } from './coverage/categories.js';
import { clients } from './coverage/clients.js';
import { downloads } from './coverage/downloads.js';
import { everywhere } from './coverage/everywhere.js';
import { labels } from './coverage/labels.js';
import type { CoveragePart } from './coverage/part.js';
import { mocksAndTests } from './coverage/mocks-and-tests.js';
import { notificationRules } from './coverage/notification-rules.js';
import { tokens } from './coverage/tokens.js';
import { transactions } from './coverage/transactions.js';
import { users } from './coverage/users.js';

/** In the order in which the README lists their guesses. */
const PARTS: readonly CoveragePart<string>[] = [
  everywhere,
  tokens,
  users,
  clients,
  downloads,
  banks,
  bankConnections,
  accounts,
  batchUpdate,
  notificationRules,
  mocksAndTests,
  labels,
  categories,
  transactions,
];

const allOf = <K extends keyof CoveragePart<string>>(
  field: K,
): NonNullable<CoveragePart<string>[K]> =>
  Object.assign({}, ...PARTS.map((part) => part[field])) as NonNullable<CoveragePart<string>[K]>;

/** How far finAPI Access V2 is emulated. */
export const finapiCoverage: Coverage = {
  guesses: allOf('guesses'),
  everywhere: Object.keys(everywhere.guesses),
  operations: allOf('operations'),
  behaviours: allOf('behaviours'),
};
