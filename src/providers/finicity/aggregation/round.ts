import type { Bank } from '../../../bank/bank.js';
import type { BankLoginState } from '../../../bank/login.js';
import type { SignIn } from '../../../bank/sign-in.js';
import type { Document, DocumentRef, Table } from '../../../core/store/kinds.js';
import type { World } from '../../../core/world/world.js';
import type { CustomerState } from '../customer.js';
import type { InstitutionLogin } from '../logins/schema.js';
import { keepAttempt } from './attempt.js';
import { bankRefs, bankSideOf, type BankSide } from './bank-side.js';
import { contactBank } from './contact.js';
import { snapshotsOf } from './snapshot.js';

/** A background aggregation of one customer. */
export interface Round {
  readonly customer: Document<CustomerState>;
  /** The bank of the world. */
  readonly bank: Bank;
  readonly world: World;
  readonly open: (ref: DocumentRef<BankLoginState>) => Document<BankLoginState>;
}

/** The documents that a round reads besides the customer's. */
export const refsOfLogins = (
  bank: Bank,
  logins: Table<InstitutionLogin>,
): readonly DocumentRef<BankLoginState>[] =>
  Object.values(logins).flatMap((login) => bankRefs(bank, addressOf(login)));

/** Signs in with what is stored. The bank keeps no count of what fails in the background. */
export function tryStored(round: Round, login: InstitutionLogin, at: Date): SignIn {
  const { credentials, trustedMfa } = login;
  return contactBank({
    bank: sideOf(round, login),
    credentials,
    trustedMfa: trustedMfa ?? undefined,
    at,
    seed: round.world.seed,
  });
}

/** Keeps what an attempt came to; returns the status code. */
export function keepTried(
  round: Round,
  stale: InstitutionLogin,
  outcome: SignIn,
  at: Date,
): string {
  const { customer, bank, world } = round;
  const login = customer.state.logins[String(stale.id)] ?? stale;
  const snapshots = () => {
    const side = sideOf(round, login);
    return side ? snapshotsOf(bank, side, at, world.seed) : [];
  };
  return keepAttempt(customer, { login, outcome, at, snapshots });
}

/** The bank's side of a login that a round concerns. */
export const sideOf = ({ bank, open }: Round, login: InstitutionLogin): BankSide | undefined =>
  bankSideOf(bank, addressOf(login), open);

const addressOf = ({ institutionId, credentials }: InstitutionLogin) => ({
  institutionId,
  bankLogin: credentials.bankLogin,
});
