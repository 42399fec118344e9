import type { BankingInterface, ConnectionInterface } from '../bank-connections/schema.js';
import { judgeAccess } from './conditions/access.js';
import { judgeBank } from './conditions/bank.js';
import { judgeCredentials } from './conditions/credentials.js';
import { judgeSource } from './conditions/source.js';
import { judgeTerms } from './conditions/terms.js';
import { judgeUserAction } from './conditions/user-action.js';
import { fails, holds, type Verdict } from './conditions/verdict.js';
import { usableSources, type BatchFacts, type ClientFacts, type UserFacts } from './facts.js';

/** A verdict with the name of what was judged and the field or setting it was read from. */
export interface NamedVerdict extends Verdict {
  readonly name: string;
  readonly source: string;
}

export interface NumberedVerdict extends NamedVerdict {
  /** 1 to 6, in the order of finAPI's description. */
  readonly number: number;
}

/** Everything that decides whether the automatic batch update takes one interface. */
export interface Judgement {
  readonly bankingInterface: BankingInterface;
  readonly eligible: boolean;
  /** The three switches above the conditions. */
  readonly above: readonly NamedVerdict[];
  readonly conditions: readonly NumberedVerdict[];
  /** The sentences of all that does not hold; empty when eligible. */
  readonly leftBecause: readonly string[];
}

interface Rule {
  readonly name: string;
  readonly source: string;
  readonly judge: (candidate: ConnectionInterface, facts: BatchFacts) => Verdict;
}

const CONDITIONS: readonly Rule[] = [
  {
    name: 'A valid consent exists, or the PIN is stored and not volatile',
    source: 'interface.consent, interface.storedCredentials, bank.interfaces[].loginCredentials',
    judge: judgeAccess,
  },
  {
    name: 'The user has accepted the latest terms and conditions',
    source: 'settings.mandatorLicense, settings.latestTermsVersion, user.acceptedTermsVersion',
    judge: judgeTerms,
  },
  {
    name: 'No action of the user is required',
    source: 'interface.userActionRequired',
    judge: judgeUserAction,
  },
  {
    name: 'The previous update with the stored credentials did not fail because of them',
    source: 'interface.lastUpdateWithStoredCredentials',
    judge: judgeCredentials,
  },
  {
    name: 'The bank is included in the automatic batch update',
    source:
      'settings.batchUpdate.configurations, settings.batchUpdate.includedBanks, ' +
      'settings.batchUpdate.excludedBanks',
    judge: judgeBank,
  },
  {
    name: "At least one of the bank's data sources can be used for the client",
    source: 'bank.interfaces[].isAisSupported, settings.isWebScrapingEnabled',
    judge: judgeSource,
  },
];

/** Pure: the whole rule of the automatic batch update for one interface of a connection. */
export function judge(candidate: ConnectionInterface, facts: BatchFacts): Judgement {
  const above = switches(facts.client, facts.user);
  const conditions = CONDITIONS.map(({ name, source, judge: rule }, position) => ({
    number: position + 1,
    name,
    source,
    ...rule(candidate, facts),
  }));
  const leftBecause = [
    ...[...above, ...conditions].filter((verdict) => !verdict.holds).map(({ because }) => because),
    ...unusable(candidate, facts),
  ];
  return {
    bankingInterface: candidate.bankingInterface,
    eligible: leftBecause.length === 0,
    above,
    conditions,
    leftBecause,
  };
}

function switches(client: ClientFacts, user: UserFacts): readonly NamedVerdict[] {
  return [
    aSwitch(
      'The automatic batch update is enabled for the client',
      'settings.isAutomaticBatchUpdateEnabled',
      client.isAutomaticBatchUpdateEnabled,
    ),
    aSwitch(
      'Account information is enabled for the client',
      'settings.aisEnabled',
      client.aisEnabled,
    ),
    aSwitch(
      'The user takes part in the automatic batch update',
      'user.isAutoUpdateEnabled',
      user.isAutoUpdateEnabled,
    ),
  ];
}

function aSwitch(name: string, source: string, on: boolean): NamedVerdict {
  const field = source.slice(source.indexOf('.') + 1);
  const verdict = on
    ? holds(`${field} is true.`, `Setting ${field} to false.`)
    : fails(`${field} is false.`, `Setting ${field} to true.`);
  return { name, source, ...verdict };
}

/**
 * Condition 6 asks for one usable source at the bank; an interface that is itself not usable still
 * cannot be updated. Not documented; we leave it and say why.
 */
function unusable(candidate: ConnectionInterface, facts: BatchFacts): readonly string[] {
  const usable = usableSources(facts.bank, facts.client);
  if (usable.length === 0 || usable.includes(candidate.bankingInterface)) return [];
  return [
    `The client may not use ${candidate.bankingInterface}; at this bank it may use ` +
      `${usable.join(' and ')}.`,
  ];
}
