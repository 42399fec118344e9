import type { ConnectionInterface } from '../../bank-connections/schema.js';
import { usableSources, type BatchFacts } from '../facts.js';
import { fails, holds, type Verdict } from './verdict.js';

/**
 * The client may use at least one of the bank's data sources.
 *
 * The condition speaks of the bank, so it holds for an interface that the client may not use as
 * long as the bank has another; a note says so.
 */
export function judgeSource(candidate: ConnectionInterface, facts: BatchFacts): Verdict {
  const usable = usableSources(facts.bank, facts.client);
  if (usable.length === 0) return noSource(facts);
  const verdict = holds(
    `The client may use ${usable.join(' and ')} at this bank.`,
    'Web scraping disabled at a bank that supports nothing else.',
  );
  return usable.includes(candidate.bankingInterface)
    ? verdict
    : { ...verdict, note: `${candidate.bankingInterface} is not among them.` };
}

function noSource({ bank }: BatchFacts): Verdict {
  const scraped = bank.interfaces.some(
    (source) => source.bankingInterface === 'WEB_SCRAPER' && source.isAisSupported,
  );
  return scraped
    ? fails(
        'The bank supports web scraping only, and web scraping is disabled for the client.',
        'Enabling web scraping.',
      )
    : fails(
        'The bank has no interface for account information.',
        'The bank getting such an interface.',
      );
}
