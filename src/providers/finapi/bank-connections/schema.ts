import * as z from 'zod';

import type { CredentialMatch } from '../../../bank/credentials.js';

/** The ways in which finAPI reaches a bank, best first. */
export const BankingInterface = z.enum(['XS2A', 'FINTS_SERVER', 'WEB_SCRAPER']);
export type BankingInterface = z.infer<typeof BankingInterface>;

export const ConsentStatus = z.enum(['PRESENT', 'NOT_PRESENT']);

export const UpdateResultStatus = z.enum(['OK', 'BANK_SERVER_REJECTION', 'INTERNAL_SERVER_ERROR']);

/** A user's relation to one bank. Kept in the user's document, in the table `connections`. */
export interface Connection {
  readonly id: number;
  readonly bankId: number;
  readonly name?: string;
  /** ISO instant. */
  readonly importedAt: string;
  /** ISO instant up to which an import or an update holds this connection; other calls get 423. */
  readonly busyUntil?: string;
  /** What goes on in the background; absent when nothing does. */
  readonly work?: BackgroundWork;
  readonly login: BankLoginReference;
  /** As the bank told when they were last asked for; only web scraping finds out. */
  readonly owners?: readonly Owner[];
  /** In finAPI's order of preference; never two of the same kind. */
  readonly interfaces: readonly ConnectionInterface[];
}

/**
 * A download and the categorisation after it. Each stage ends at its instant, or after so many more
 * looks at the connection.
 */
export interface BackgroundWork {
  readonly stage: 'download' | 'mock' | 'categorizationPending' | 'categorization';
  /** ISO instant. */
  readonly endsAt: string;
  readonly polls: number;
  /** Absent where nothing is to be downloaded, only to be categorised. */
  readonly order?: DownloadOrder;
  /** Transactions from this id on wait to be categorised. */
  readonly firstTransaction?: number;
}

/** What a download is to bring. */
export interface DownloadOrder {
  readonly bankingInterface: BankingInterface;
  readonly skipBalances?: boolean;
  readonly skipPositions?: boolean;
}

/** The login at the simulated bank that a connection speaks for. */
export interface BankLoginReference {
  readonly institution: string;
  /** The login's name there, which events use too; not always what its customer types. */
  readonly name: string;
  /** As the customer types it, where the login goes by another name. */
  readonly userid?: string;
}

/** Somebody to whom a bank connection belongs. */
export interface Owner {
  readonly firstName?: string;
  readonly lastName: string;
  readonly country: string;
}

/** What finAPI knows of one way to reach the bank of a connection. */
export interface ConnectionInterface {
  readonly bankingInterface: BankingInterface;
  readonly consent?: Consent;
  readonly storedCredentials?: StoredCredentials;
  /** The bank's demand for strong authentication that the user has last answered here. */
  readonly trustedMfa?: number;
  readonly userActionRequired: boolean;
  readonly lastManualUpdate?: UpdateResult;
  readonly lastAutoUpdate?: UpdateResult;
  /** Absent until the credentials that are stored at present have been used. */
  readonly lastUpdateWithStoredCredentials?: StoredCredentialsUpdate;
  /** 0, or 14 to 3650. */
  readonly maxDaysForDownload: number;
  /** Which of the bank's procedures is taken without asking; absent when none is. */
  readonly defaultTwoStepProcedureId?: string;
  /** Absent until there was a consent or an access. */
  readonly ledger?: AccessLedger;
}

/** What an account information service has to be able to show: consents and accesses. */
export interface AccessLedger {
  /** The latest ones, oldest first. */
  readonly consents: readonly ConsentEntry[];
  readonly accesses: readonly AccessEntry[];
}

/** One consent from its grant to its end. */
export interface ConsentEntry {
  readonly type: ConsentType;
  /** ISO instants. */
  readonly givenAt: string;
  readonly expiresAt?: string;
  readonly endedAt?: string;
  readonly end?: ConsentEnd;
}

export type ConsentType = 'RECURRING' | 'ONETIME';

export type ConsentEnd =
  'used' | 'deleted' | 'credentialsChanged' | 'expired' | 'revoked' | 'replaced';

/** One time that the bank was asked for accounts. */
export interface AccessEntry {
  /** ISO instant. */
  readonly at: string;
  readonly automatic: boolean;
  /** Whether the end user was there, as far as the bank was told. */
  readonly attended: boolean;
}

export interface Consent {
  readonly status: z.infer<typeof ConsentStatus>;
  /** ISO instant; a revocation at the bank ends only consents given before it. */
  readonly givenAt: string;
  /** ISO instant. */
  readonly expiresAt?: string;
  readonly supportsImportNewAccounts: boolean;
}

/** Login fields that finAPI keeps for updates without the user; secrets only as what they mean. */
export interface StoredCredentials {
  /** Values of fields that are no secret, by label. */
  readonly values: Readonly<Record<string, string>>;
  /** Labels of the secret fields for which a value is stored. */
  readonly secrets: readonly string[];
  /** What the stored credentials came to when they were compared with the bank's. */
  readonly match: CredentialMatch;
  /** ISO instant. */
  readonly storedAt: string;
  /** True when the bank had refused the credentials that these took the place of. */
  readonly replacesRejected?: boolean;
}

export interface UpdateResult {
  readonly result: z.infer<typeof UpdateResultStatus>;
  readonly errorMessage?: string;
  readonly errorType?: 'BUSINESS' | 'TECHNICAL';
  /** ISO instant. */
  readonly timestamp: string;
}

/** The most recent update that signed in with the credentials that are stored at present. */
export interface StoredCredentialsUpdate {
  /** ISO instant. */
  readonly at: string;
  readonly automatic: boolean;
  readonly result: UpdateResult['result'];
  /** True only when the bank refused these credentials, not for any other failure. */
  readonly credentialsRejected: boolean;
}
