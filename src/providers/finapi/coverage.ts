import type { Coverage } from '../../core/coverage.js';
import { banks } from './coverage/banks.js';
import { batchUpdate } from './coverage/batch-update.js';
import { clients } from './coverage/clients.js';
import { downloads } from './coverage/downloads.js';
import { everywhere } from './coverage/everywhere.js';
import type { CoveragePart } from './coverage/part.js';
import { tokens } from './coverage/tokens.js';
import { users } from './coverage/users.js';

/** In the order in which the README lists their guesses. */
const PARTS: readonly CoveragePart<string>[] = [
  everywhere,
  tokens,
  users,
  clients,
  downloads,
  banks,
  batchUpdate,
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
