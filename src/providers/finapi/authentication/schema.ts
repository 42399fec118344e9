import type { CredentialMatch } from '../../../bank/credentials.js';
import type { BankingInterface, BankLoginReference } from '../bank-connections/schema.js';
import type { ContactOperation } from '../bank-contact/contact.js';

/** What a customer has to do next. */
export type AuthenticationStage = 'procedure' | 'answer' | 'redirect' | 'decoupled';

/**
 * A strong authentication that has begun: which call it is for, and how far it has come. Kept in the
 * user's document, in the table `authentications`; nothing that a person would type is in it.
 */
export interface PendingAuthentication {
  /** 32 hexadecimal digits, the same for all steps. */
  readonly hash: string;
  readonly operation: ContactOperation;
  /** Of the call's arguments; no other call may go on with it. */
  readonly fingerprint: string;
  readonly bankId: number;
  readonly bankingInterface: BankingInterface;
  readonly connectionId?: number;
  /** Absent as long as nobody has said who signs in. */
  readonly login?: BankLoginReference;
  readonly match: CredentialMatch;
  readonly stage: AuthenticationStage;
  readonly procedureId?: string;
  /** As the bank counts them, from zero. */
  readonly round: number;
  readonly mfaVersion: number;
  readonly redirect?: RedirectStage;
  readonly decoupled?: DecoupledStage;
  /** What the customer has said on the bank's page or in its app. */
  readonly verdict?: 'approved' | 'cancelled';
  /** ISO instants. */
  readonly startedAt: string;
  readonly expiresAt: string;
}

export interface RedirectStage {
  /** Where the bank leads its customer back to. */
  readonly returnTo: string;
  /** What the way back carries, for the client to know whose it is. */
  readonly context: string;
  /** Opens the bank's page, and nothing else. */
  readonly ticket: string;
  /** What the way back carries once the customer has decided. */
  readonly code: string;
  /** The address of the bank's page as it was told to the client. */
  readonly url: string;
}

export interface DecoupledStage {
  /** ISO instant at which the customer approves without being asked. */
  readonly approvesAt: string;
  /** Further questions for it after which it is approved as well. */
  readonly polls: number;
}
