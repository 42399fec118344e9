import type { Bank } from '../../../bank/bank.js';
import { WRONG, type CredentialMatch } from '../../../bank/credentials.js';
import { loginRefOf, type BankLoginState, type LoginRule } from '../../../bank/login.js';
import { askAgain, judgeAnswers, type SignIn } from '../../../bank/sign-in.js';
import type { DocumentRef } from '../../../core/store/kinds.js';
import { noChallenge } from '../authentication/refusals.js';
import { authenticationAt, isOver } from '../authentication/pending.js';
import type { PendingAuthentication } from '../authentication/schema.js';
import type { BankLoginReference } from '../bank-connections/schema.js';
import type { DownloadDocuments } from '../downloads/documents.js';
import {
  accessOf,
  asksForPassword,
  matchOf,
  presentMatch,
  ruleOf,
  type BankAccess,
} from './access.js';
import type { Contact } from './contact.js';

/** A contact with all that takes time done: hashing, mostly. */
export interface PreparedContact {
  readonly contact: Contact;
  readonly rule: LoginRule | undefined;
  readonly login: BankLoginReference | undefined;
  readonly match: CredentialMatch;
  readonly pending: PendingAuthentication | undefined;
  /** What the bank makes of an answer. */
  readonly judgement: SignIn | undefined;
}

/** The login's document that a contact needs open. */
export function loginRefsFor(
  bank: Bank,
  contact: Contact,
  pending: PendingAuthentication | undefined,
): readonly DocumentRef<BankLoginState>[] {
  const rule = ruleOf(bank, contact, pending);
  return rule ? [loginRefOf(rule)] : [];
}

/** Run it before a transaction; it refuses what goes on with the authentication of another call. */
export async function prepareContact(
  contact: Contact,
  documents: DownloadDocuments,
  now: Date,
): Promise<PreparedContact> {
  const { bank, world, user } = documents;
  const { step } = contact;
  const pending = step && openFor(contact, authenticationAt(user.state, step.hash), now);
  const rule = ruleOf(bank, contact, pending);
  const access = rule && accessOf(rule, contact, world.seed, (ref) => documents.document(ref));
  const match = await resolvedMatch(contact, access, pending, now);
  if (pending) assertSameCredentials(contact, pending, match);
  const judgement = await judged(contact, access, pending && { ...pending, match }, now);
  const login = rule && loginOf(rule, contact, pending);
  return { contact, rule, login, match, pending, judgement };
}

/** What the bank makes of the answer in a call, if it waits for one. */
async function judged(
  { step }: Contact,
  access: BankAccess | undefined,
  pending: PendingAuthentication | undefined,
  now: Date,
): Promise<SignIn | undefined> {
  const answer = step?.challengeResponse;
  if (!access || pending?.stage !== 'answer' || answer === undefined) return undefined;
  return judge(access, pending, answer, now);
}

/** The authentication under a hash, if it was begun by this very call. */
function openFor(
  { operation, fingerprint }: Contact,
  pending: PendingAuthentication | undefined,
  now: Date,
): PendingAuthentication {
  if (!pending) throw noChallenge('The hash is unknown, has been used, or is another user’s.');
  if (isOver(pending, now))
    throw noChallenge(`The authentication expired at ${pending.expiresAt}.`);
  if (pending.operation !== operation || pending.fingerprint !== fingerprint) {
    throw noChallenge('The hash belongs to a call with other arguments.');
  }
  return pending;
}

function assertSameCredentials(
  contact: Contact,
  pending: PendingAuthentication,
  match: CredentialMatch,
): void {
  if (!asksForPassword(contact)) return;
  if (JSON.stringify(match) === JSON.stringify(pending.match)) return;
  throw noChallenge('The hash belongs to a call with other credentials.');
}

function resolvedMatch(
  contact: Contact,
  access: BankAccess | undefined,
  pending: PendingAuthentication | undefined,
  now: Date,
): Promise<CredentialMatch> | CredentialMatch {
  if (pending && !asksForPassword(contact)) return pending.match;
  if (!access) return WRONG;
  // Credentials are only incomplete where a consent stands for them.
  return contact.credentials.isComplete
    ? matchOf(contact, access, now)
    : presentMatch(access.rule, access.state, now);
}

function loginOf(
  { name, institution }: LoginRule,
  { credentials, connection }: Contact,
  pending: PendingAuthentication | undefined,
): BankLoginReference {
  if (pending?.login) return pending.login;
  const typed = credentials.typed['userid'] ?? '';
  if (typed === '' && connection) return connection.login;
  const known = { institution: institution.id, name };
  return typed === '' || typed === name ? known : { ...known, userid: typed };
}

/** Several questions of one round are answered in one response, with semicolons (not documented). */
function judge(
  access: BankAccess,
  { match, round, mfaVersion }: PendingAuthentication,
  answer: string,
  at: Date,
): Promise<SignIn> {
  const asked = askAgain({ ...access, match, at }, round);
  const isSingle = asked.outcome !== 'challenge' || asked.challenges.length === 1;
  const answers = isSingle ? [answer] : answer.split(';').map((part) => part.trim());
  return judgeAnswers({ ...access, match, at, round, mfaVersion, answers });
}
