import type { Bank } from '../../../bank/bank.js';
import { resolveCredentials, WRONG, type CredentialMatch } from '../../../bank/credentials.js';
import type { FinapiInterface, Institution } from '../../../bank/institution.js';
import { loginRefOf, type LoginRule } from '../../../bank/login.js';
import { noteSignIn, signIn, type SignInRefusal } from '../../../bank/sign-in.js';
import type { Document, DocumentRef } from '../../../core/store/kinds.js';
import type { World } from '../../../core/world/world.js';
import type { BankLoginReference } from '../bank-connections/schema.js';
import type { UserState } from '../users/document.js';
import { isOver, keepAuthentication } from './pending.js';
import type { PendingAuthentication, RedirectStage } from './schema.js';
import { CODE_FIELD, CONTEXT_FIELD } from './steps.js';

/** An authentication on the bank's own page. */
export interface Redirected extends PendingAuthentication {
  readonly redirect: RedirectStage;
}

/** The open authentication that a ticket leads to. */
export function redirectedBy(
  { authentications }: Pick<UserState, 'authentications'>,
  ticket: string,
  now: Date,
): Redirected | undefined {
  const found = Object.values(authentications).find(({ redirect }) => redirect?.ticket === ticket);
  return found?.redirect && !isOver(found, now)
    ? { ...found, redirect: found.redirect }
    : undefined;
}

/** Where the customer is led once it has decided: cancelled or not, the address looks the same. */
export function wayBack({ redirect }: Redirected): string {
  const url = new URL(redirect.returnTo);
  for (const [name, value] of callbackOf(redirect)) url.searchParams.set(name, value);
  return url.href;
}

/** What a client passes as `redirectCallback`, at the least. */
export const callbackOf = ({ context, code }: RedirectStage): URLSearchParams =>
  new URLSearchParams([
    [CONTEXT_FIELD, context],
    [CODE_FIELD, code],
  ]);

/** What the page of a bank asks for because the client's interface does not. */
export interface AskedThere {
  readonly institution: Institution;
  readonly userid: boolean;
  readonly password: boolean;
}

export function askedThere(bank: Bank, pending: PendingAuthentication): AskedThere | undefined {
  const institution = bank.institutionByFinapiBankId(pending.bankId);
  const source: FinapiInterface | undefined = institution?.finapi?.interfaces.find(
    ({ bankingInterface }) => bankingInterface === pending.bankingInterface,
  );
  return institution && source
    ? {
        institution,
        userid: !source.credentials.includes('userid'),
        password: !source.credentials.includes('password'),
      }
    : undefined;
}

/** A customer who has signed in on the page, or has tried to. */
export interface SignedIn {
  readonly rule: LoginRule | undefined;
  readonly match: CredentialMatch;
  readonly login: BankLoginReference | undefined;
}

export interface TypedThere {
  readonly userid: string;
  readonly pin: string;
}

type Opened = <T extends object>(ref: DocumentRef<T>) => Document<T>;

/** Compares what was typed on the page. Run it before a transaction, because it hashes. */
export async function signInThere(
  bank: Bank,
  pending: PendingAuthentication,
  asked: AskedThere,
  typed: TypedThere,
  document: Opened,
  now: Date,
): Promise<SignedIn> {
  const { institution } = asked;
  const userid = asked.userid ? typed.userid : (pending.login?.userid ?? pending.login?.name ?? '');
  const rule = bank.findLogin(institution, { userid });
  if (!rule) return { rule, match: WRONG, login: undefined };
  const { state } = document(loginRefOf(rule));
  const credentials = { ...rule.further, userid, password: typed.pin };
  const login = {
    institution: institution.id,
    name: rule.name,
    ...(userid !== rule.name && { userid }),
  };
  return { rule, match: await resolveCredentials(rule, state, credentials, now), login };
}

export interface Deciding {
  readonly user: Document<UserState>;
  readonly world: World;
  readonly document: Opened;
  readonly now: Date;
}

/** Why the bank does not let a customer in who signs in on its page, which it counts; nothing if it does. */
export function refusalThere(
  { rule, match }: SignedIn,
  { world, document, now }: Deciding,
): SignInRefusal | undefined {
  if (!rule) return 'wrongCredentials';
  const login = document(loginRefOf(rule));
  const { state } = login;
  const outcome = signIn({ rule, state, match, trustedMfa: undefined, at: now, seed: world.seed });
  if (outcome.outcome !== 'refused') return undefined;
  noteSignIn(login, rule, outcome, now);
  return outcome.reason;
}

/** Keeps what a customer has decided. Call it in a transaction. */
export function decide(
  pending: PendingAuthentication,
  verdict: NonNullable<PendingAuthentication['verdict']>,
  signedIn: Pick<SignedIn, 'login' | 'match'> | undefined,
  { user, now }: Pick<Deciding, 'user' | 'now'>,
): PendingAuthentication {
  const proven = signedIn?.login && { login: signedIn.login, match: signedIn.match };
  const decided = { ...pending, ...proven, verdict };
  keepAuthentication(user, decided, now);
  return decided;
}
