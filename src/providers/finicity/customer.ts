import type { DocumentKind, DocumentRef, Table } from '../../core/store/kinds.js';
import type { Account } from './accounts/schema.js';
import { earliestAttempt } from './aggregation/schedule.js';
import type { CustomerKind } from './customers/schema.js';
import type { BatchFile } from './files/schema.js';
import type { InstitutionLogin } from './logins/schema.js';
import type { MfaSession } from './mfa/session.js';
import type { Token } from './token/schema.js';

/** Everything of one customer of the app; nothing in it says what the person typed. */
export interface CustomerState {
  /**
   * ISO instant of its first use, null while it does not exist. Tokens outlive a deleted customer,
   * because using one brings the customer back.
   */
  readonly createdAt: string | null;
  /** Null until it activates its first institution. */
  readonly kind: CustomerKind | null;
  /** By the token itself. */
  readonly tokens: Table<Token>;
  /** By institutionLoginId. */
  readonly logins: Table<InstitutionLogin>;
  /** By accountId. */
  readonly accounts: Table<Account>;
  /** Challenges that wait for answers, by challengeSessionId. */
  readonly sessions: Table<MfaSession>;
  /** Batch files, by name. */
  readonly files: Table<BatchFile>;
  /** How many there ever were; ids are made from it and never come back. */
  readonly loginCount: number;
  readonly accountCount: number;
}

export const customerKind: DocumentKind<CustomerState> = {
  name: 'finicity.customer',
  writeOrder: 90,
  blank: () => ({
    createdAt: null,
    kind: null,
    tokens: {},
    logins: {},
    accounts: {},
    sessions: {},
    files: {},
    loginCount: 0,
    accountCount: 0,
  }),
  indexed: ({ logins, createdAt, kind }) => ({
    createdAt,
    kind,
    nightSince: earliestAttempt(Object.values(logins)) ?? null,
  }),
};

export const customerRef = (name: string): DocumentRef<CustomerState> => ({
  kind: customerKind,
  key: name,
});

export const principalOf = (name: string): string => `finicity:customer/${name}`;
