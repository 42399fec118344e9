import type { Bank } from '../../../bank/bank.js';
import { bankLoginRef, type BankLoginState, type LoginRule } from '../../../bank/login.js';
import { noteSignIn, type SignIn } from '../../../bank/sign-in.js';
import type { Document, DocumentRef } from '../../../core/store/kinds.js';

/** A login at the bank, with what has happened to it. */
export interface BankSide {
  readonly rule: LoginRule;
  readonly state: BankLoginState;
}

/** Which login of which institution; the name is absent where nobody has the user id. */
export interface BankAddress {
  /** Finicity's number. */
  readonly institutionId: number;
  readonly bankLogin?: string | undefined;
}

type Open = (ref: DocumentRef<BankLoginState>) => Document<BankLoginState>;

/** The documents to open before `bankSideOf` may be called. */
export function bankRefs(bank: Bank, address: BankAddress): readonly DocumentRef<BankLoginState>[] {
  const rule = ruleAt(bank, address);
  return rule ? [bankLoginRef(rule.institution, rule.name)] : [];
}

/** The bank's side of a login; undefined where the bank does not know it. */
export function bankSideOf(bank: Bank, address: BankAddress, open: Open): BankSide | undefined {
  const rule = ruleAt(bank, address);
  return rule && { rule, state: open(bankLoginRef(rule.institution, rule.name)).state };
}

/** Lets the bank keep count of failed sign-ins. */
export function noteAtBank(
  side: BankSide | undefined,
  outcome: SignIn,
  at: Date,
  open: Open,
): void {
  if (!side) return;
  const { rule } = side;
  noteSignIn(open(bankLoginRef(rule.institution, rule.name)), rule, outcome, at);
}

function ruleAt(bank: Bank, { institutionId, bankLogin }: BankAddress): LoginRule | undefined {
  const institution = bank.institutionByFinicityId(institutionId);
  return institution && bankLogin !== undefined ? bank.login(institution, bankLogin) : undefined;
}
