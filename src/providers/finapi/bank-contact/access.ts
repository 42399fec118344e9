import type { Bank } from '../../../bank/bank.js';
import {
  isHolder,
  resolveCredentials,
  WRONG,
  type CredentialMatch,
} from '../../../bank/credentials.js';
import { loginRefOf, type BankLoginState, type LoginRule } from '../../../bank/login.js';
import { standing } from '../../../bank/standing.js';
import type { DocumentRef } from '../../../core/store/kinds.js';
import type { PendingAuthentication } from '../authentication/schema.js';
import type { Contact } from './contact.js';
import { ruleAtDemoBank } from './demo-bank.js';

/** The login at the bank that a contact is made with, and how it stands. */
export interface BankAccess {
  readonly rule: LoginRule;
  readonly state: BankLoginState;
  readonly seed: string;
}

export type Opened = <T extends object>(ref: DocumentRef<T>) => { readonly state: Readonly<T> };

/** Who signs in: by what is typed, as was said on the bank's page, or as before. */
export function ruleOf(
  bank: Bank,
  contact: Contact,
  pending?: PendingAuthentication,
): LoginRule | undefined {
  const { institution, credentials, connection } = contact;
  const known = pending?.login ?? (asksForUserId(contact) ? undefined : connection?.login);
  const rule = known
    ? bank.login(institution, known.name)
    : bank.findLogin(institution, credentials.typed);
  return rule ?? fallbackRule(bank, contact);
}

/** Without any credentials a consent is used, which is for the login of the connection. */
function fallbackRule(bank: Bank, { institution, credentials, connection }: Contact) {
  const isNamed = (credentials.typed['userid'] ?? '') !== '';
  return connection && !isNamed ? bank.login(institution, connection.login.name) : undefined;
}

/** Whether the client has to say who signs in; otherwise the bank's own page asks. */
export const asksForUserId = ({ source }: Pick<Contact, 'source'>): boolean =>
  source.credentials.includes('userid');

export const asksForPassword = ({ source }: Pick<Contact, 'source'>): boolean =>
  source.credentials.includes('password');

export function accessOf(
  rule: LoginRule,
  { name }: Pick<Contact, 'name'>,
  seed: string,
  open: Opened,
): BankAccess {
  return { rule: ruleAtDemoBank(rule, name), state: open(loginRefOf(rule)).state, seed };
}

/**
 * What the credentials of a contact come to at the bank. Run it before a transaction, because it
 * hashes. A stored secret counts only together with the user id that it was stored with (not
 * documented).
 */
export async function matchOf(
  contact: Contact,
  { rule, state }: BankAccess,
  at: Date,
): Promise<CredentialMatch> {
  const { credentials, stored } = contact;
  const typed = { ...secretsStoredOf(contact, rule), ...credentials.typed };
  if (!asksForPassword(contact)) return asPresent(rule, state, typed, contact, at);
  const isPasswordTyped = (credentials.typed['password'] ?? '') !== '';
  if (isPasswordTyped) return resolveCredentials(rule, state, typed, at);
  if (!stored || credentials.storedSecrets.length === 0) return WRONG;
  const isSameUser = Object.entries(stored.values).every(
    ([label, value]) => credentials.values[label] === value,
  );
  return isSameUser && isHolder(rule, typed) ? stored.match : WRONG;
}

/** The same where nobody has typed anything, so that nothing has to be compared. */
export function storedMatchOf(
  contact: Contact,
  { rule, state }: BankAccess,
  at: Date,
): CredentialMatch {
  const isByConsent = !contact.credentials.isComplete || !asksForPassword(contact);
  return isByConsent ? presentMatch(rule, state, at) : (contact.stored?.match ?? WRONG);
}

/** The bank's own page asks for the password, so that here it is taken for right. */
function asPresent(
  rule: LoginRule,
  state: BankLoginState,
  typed: Readonly<Record<string, string>>,
  contact: Contact,
  at: Date,
): CredentialMatch {
  if (asksForUserId(contact) && !isHolder(rule, typed)) return WRONG;
  return presentMatch(rule, state, at);
}

/** The password that is in force, whatever it is. */
export function presentMatch(rule: LoginRule, state: BankLoginState, at: Date): CredentialMatch {
  return { kind: 'matched', version: standing(rule, state, at).passwordVersion };
}

/** Stored secrets beside the password were right when the stored credentials were. */
function secretsStoredOf({ credentials, stored }: Contact, rule: LoginRule) {
  const isRight = stored !== undefined && stored.match.kind !== 'wrong';
  return isRight && credentials.storedSecrets.length > 0 ? rule.further : {};
}
