import type { TypedCredentials } from '../../../bank/credentials.js';
import type { FinapiInterface } from '../../../bank/institution.js';
import type { ListedBank } from '../banks/schema.js';
import type { MultiStepAuthentication } from '../bank-connections/params.js';
import type {
  Connection,
  ConnectionInterface,
  StoredCredentials,
} from '../bank-connections/schema.js';
import type { AccountType } from '../accounts/schema.js';

export type ContactOperation = 'importBankConnection' | 'updateBankConnection' | 'connectInterface';

/**
 * What a call wants of a bank, once all that can be checked without the bank has been. Nothing of
 * it knows of HTTP: a web form makes the same contacts.
 */
export interface Contact {
  readonly operation: ContactOperation;
  readonly institution: ListedBank;
  readonly source: FinapiInterface;
  /** Absent in an import. */
  readonly connection?: Connection | undefined;
  /** The interface that is updated; absent where it is yet to come. */
  readonly target?: ConnectionInterface | undefined;
  /** What is stored of the fields that were not typed. */
  readonly stored?: StoredCredentials | undefined;
  /** Of a connection that is imported, or its present one. */
  readonly name?: string | undefined;
  readonly credentials: GivenCredentials;
  readonly wishes: Wishes;
  /** Says that two calls ask for the same; without secrets. */
  readonly fingerprint: string;
  readonly step?: MultiStepAuthentication | undefined;
  /** The bank was told that its customer is there. */
  readonly isAttended: boolean;
}

/** Login fields as a call gives them, completed by what is stored. */
export interface GivenCredentials {
  /** By the bank's own names: all that was typed, and stored values of fields that are no secret. */
  readonly typed: TypedCredentials;
  /** Fields that are no secret, by label. */
  readonly values: Readonly<Record<string, string>>;
  /** Labels of the secret fields that were typed. */
  readonly typedSecrets: readonly string[];
  /** Labels of secret fields that are stored and were not typed. */
  readonly storedSecrets: readonly string[];
  /** Whether nothing that a sign-in needs is missing. */
  readonly isComplete: boolean;
}

/** What is to happen once the bank has let the call in. */
export interface Wishes {
  readonly storeSecrets: boolean;
  readonly skipBalances: boolean;
  readonly skipPositions: boolean;
  readonly loadOwners: boolean;
  readonly newAccounts: boolean;
  readonly maxDays: number;
  readonly accountTypes?: readonly AccountType[] | undefined;
  /** IBANs for which a detailed consent is asked. */
  readonly ibans?: readonly string[] | undefined;
  readonly redirectUrl?: string | undefined;
}
