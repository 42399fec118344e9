import { bankNumberOf } from './bank-number.js';
import { ibanOf } from './iban.js';
import type { Institution } from './institution.js';
import type { LoginRule } from './login.js';
import { specialText } from './oddities.js';
import type { Oddities } from './oddities.js';
import type { AccountKind, Persona, PersonaAccount } from './persona.js';
import type { Standing } from './standing.js';

/** An account as one institution keeps it for a persona. */
export interface BankAccount {
  /** Unique for the persona. */
  readonly id: string;
  readonly persona: Persona;
  readonly kind: AccountKind;
  readonly investmentType: string | undefined;
  readonly name: string;
  /** Empty where an odd login has none. */
  readonly number: string;
  readonly iban: string | undefined;
  /** The institution that keeps it, and the number by which payments find that. */
  readonly bankName: string;
  readonly bankNumber: string;
  readonly currency: string;
  readonly owner: string;
  /** Balance at the beginning of 2015, in minor units; of an investment its money alone. */
  readonly opening: number;
  /** How far it may be overdrawn, or a card be used, in minor units. */
  readonly limit: number | undefined;
  /** Of a loan: a year's rate and the monthly instalment. */
  readonly loan: PersonaAccount['loan'];
  /** ISO instant since which the bank no longer has it. */
  readonly closedAt: string | undefined;
  /** What the fixture says of it. */
  readonly described: PersonaAccount;
  /** What is odd about how the bank tells of it through this login. */
  readonly oddities: Oddities;
}

/** The accounts that a sign-in finds: all of the persona's that are open. */
export function accountsOf(rule: LoginRule, standing: Standing): readonly BankAccount[] {
  return allAccountsOf(rule, standing).filter(({ closedAt }) => closedAt === undefined);
}

/** The accounts of a login, closed ones included. */
export function allAccountsOf(rule: LoginRule, standing: Standing): readonly BankAccount[] {
  const { name: bankName } = rule.institution;
  const bankNumber = bankNumberOf(rule.institution);
  return rule.persona.accounts.map((account) => ({
    id: account.id,
    persona: rule.persona,
    kind: account.kind,
    investmentType: account.investmentType,
    name: rule.oddities.has('specialCharacters') ? specialText(account.name) : account.name,
    number: rule.oddities.has('missingNumbers') ? '' : account.number,
    iban: ibanFor(rule.institution, account),
    bankName,
    bankNumber,
    currency: account.currency,
    owner: account.owner ?? rule.persona.name,
    opening: account.opening,
    limit: account.limit,
    loan: account.loan,
    closedAt: standing.closedAccounts.get(account.id),
    described: account,
    oddities: rule.oddities,
  }));
}

const WITH_IBAN: readonly AccountKind[] = ['checking', 'savings', 'moneyMarket'];

/** Only banks with a bank code give IBANs, and only to accounts that money is sent to. */
function ibanFor({ bankCode }: Institution, { kind, number }: PersonaAccount): string | undefined {
  const isSuited = bankCode !== undefined && WITH_IBAN.includes(kind) && /^\d{1,10}$/.test(number);
  return isSuited ? ibanOf(bankCode, number) : undefined;
}
