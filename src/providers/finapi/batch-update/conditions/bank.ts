import type { ConnectionInterface } from '../../bank-connections/schema.js';
import type { BatchFacts } from '../facts.js';
import { covers, rhythmOf } from '../schedule.js';
import { fails, holds, type Verdict } from './verdict.js';

/**
 * At least one batch configuration covers the bank, and the lists above all configurations do not
 * speak against it; a bank on both lists is excluded.
 */
export function judgeBank(_candidate: ConnectionInterface, facts: BatchFacts): Verdict {
  const { id, name } = facts.bank;
  const { includedBanks, excludedBanks } = facts.client;
  const bank = `${name} (${String(id)})`;
  if (excludedBanks.includes(id)) {
    return fails(`${bank} is on the list of excluded banks.`, 'No longer excluding this bank.');
  }
  if (includedBanks?.includes(id) === false) {
    return fails(`${bank} is not on the list of included banks.`, 'Putting this bank on the list.');
  }
  return coveredBank(facts, bank);
}

function coveredBank({ bank: { id }, client }: BatchFacts, bank: string): Verdict {
  const { configurations, includedBanks } = client;
  const covering = configurations.filter((configuration) => covers(configuration, id));
  if (covering.length === 0) {
    return fails(
      `No batch configuration covers ${bank}.`,
      'A configuration that covers this bank.',
    );
  }
  const names = covering.map((each) => `"${each.name}" (${rhythmOf(each)})`).join(', ');
  const verdict =
    includedBanks === undefined
      ? holds('All banks are included but those excluded by name.', 'Excluding this bank.')
      : holds(`${bank} is on the list of included banks.`, 'Taking this bank off the list.');
  return { ...verdict, note: `Batch configurations that cover it: ${names}.` };
}
