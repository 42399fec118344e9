import type { ConnectionInterface } from '../../bank-connections/schema.js';
import type { BatchFacts } from '../facts.js';
import { fails, holds, type Verdict } from './verdict.js';

/** The latest terms are accepted; asked only where the mandator has no licence of its own for AIS. */
export function judgeTerms(_candidate: ConnectionInterface, facts: BatchFacts): Verdict {
  const { mandatorLicense: license, latestTermsVersion: latest } = facts.client;
  if (license === 'AISP' || license === 'FULLY_LICENSED') {
    return holds(
      `The mandator's licence is ${license}, with which no terms need to be accepted.`,
      'A licence of UNLICENSED or PISP while the latest terms are not accepted.',
    );
  }
  const accepted = facts.user.acceptedTermsVersion;
  const because =
    `The mandator's licence is ${license}, the latest terms are version ${String(latest)}, ` +
    `and the user accepted ${accepted === 0 ? 'none' : `version ${String(accepted)}`}.`;
  return accepted >= latest
    ? holds(because, 'A newer version of the terms.')
    : fails(because, `The user accepting version ${String(latest)} of the terms.`);
}
