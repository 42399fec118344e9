import type { ConnectionInterface } from '../../bank-connections/schema.js';
import type { BatchFacts } from '../facts.js';
import { fails, holds, type Verdict } from './verdict.js';

/** The batch configuration covers the bank; a bank on both lists is excluded. */
export function judgeBank(_candidate: ConnectionInterface, facts: BatchFacts): Verdict {
  const { id, name } = facts.bank;
  const { includedBanks, excludedBanks } = facts.client;
  const bank = `${name} (${String(id)})`;
  if (excludedBanks.includes(id)) {
    return fails(`${bank} is on the list of excluded banks.`, 'No longer excluding this bank.');
  }
  if (includedBanks === undefined) {
    return holds(`All banks are included but those excluded by name.`, 'Excluding this bank.');
  }
  return includedBanks.includes(id)
    ? holds(`${bank} is on the list of included banks.`, 'Taking this bank off the list.')
    : fails(`${bank} is not on the list of included banks.`, 'Putting this bank on the list.');
}
