import { SandboxError } from '../../../core/errors.js';
import type { Explanation } from '../../../core/scenario/caller.js';
import { explainTable } from './explain-table.js';

const USER = 'finapi:user/';

/** Why the automatic batch update takes or leaves the bank connections of a user. */
export const batchExplanation: Explanation = {
  pathFor: (principal) => `finapi/users/${encodeURIComponent(userIdIn(principal))}/batch-update`,
  table: explainTable,
};

/** `finapi:user/ID`, or the id alone. */
function userIdIn(principal: string): string {
  const id = principal.startsWith(USER) ? principal.slice(USER.length) : principal;
  if (id !== '' && !/[:/]/.test(id)) return id;
  throw new SandboxError(`"${principal}" names no user; say ${USER}ID, or the ID alone.`);
}
