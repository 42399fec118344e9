import type { BankingInterface } from '../bank-connections/schema.js';
import type { BatchConfiguration } from '../settings.js';

/** Whose registration is used for account information; without one, terms must be accepted. */
export type MandatorLicense = 'UNLICENSED' | 'AISP' | 'PISP' | 'FULLY_LICENSED';

/** What the automatic batch update wants to know of a bank. */
export interface BankFacts {
  readonly id: number;
  readonly name: string;
  readonly interfaces: readonly BankInterfaceFacts[];
}

export interface BankInterfaceFacts {
  readonly bankingInterface: BankingInterface;
  readonly isAisSupported: boolean;
  readonly loginCredentials: readonly LoginFieldFacts[];
}

export interface LoginFieldFacts {
  readonly label: string;
  readonly isSecret: boolean;
  readonly isVolatile: boolean;
  readonly isMandatory: boolean;
}

/** What the client, the mandator and the batch configuration say. */
export interface ClientFacts {
  readonly isAutomaticBatchUpdateEnabled: boolean;
  readonly aisEnabled: boolean;
  readonly isWebScrapingEnabled: boolean;
  readonly mandatorLicense: MandatorLicense;
  readonly latestTermsVersion: number;
  /** Which banks are updated when; a bank that none of them covers is left. */
  readonly configurations: readonly BatchConfiguration[];
  /** Absent: every bank is included. */
  readonly includedBanks?: readonly number[] | undefined;
  readonly excludedBanks: readonly number[];
  /** Rejected credentials count until a manual update has succeeded with their replacement. */
  readonly manualUpdateAfterRejection: boolean;
}

export interface UserFacts {
  readonly isAutoUpdateEnabled: boolean;
  /** 0: no terms accepted so far. */
  readonly acceptedTermsVersion: number;
}

/** Everything that the rule looks at besides the connection itself. */
export interface BatchFacts {
  readonly bank: BankFacts;
  readonly client: ClientFacts;
  readonly user: UserFacts;
  readonly now: Date;
}

/** The data sources of a bank through which this client may download accounts. */
export function usableSources(
  bank: BankFacts,
  client: Pick<ClientFacts, 'isWebScrapingEnabled'>,
): readonly BankingInterface[] {
  return bank.interfaces
    .filter((source) => source.isAisSupported)
    .map((source) => source.bankingInterface)
    .filter((name) => name !== 'WEB_SCRAPER' || client.isWebScrapingEnabled);
}
