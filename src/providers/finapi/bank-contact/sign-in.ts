import type { CredentialMatch } from '../../../bank/credentials.js';
import type { LoginRule } from '../../../bank/login.js';
import { signIn, type SignIn } from '../../../bank/sign-in.js';
import { standing } from '../../../bank/standing.js';
import type { ConnectionInterface } from '../bank-connections/schema.js';
import { consentState } from '../batch-update/access.js';
import type { BankAccess } from './access.js';
import type { Contact } from './contact.js';
import { isOwnCustomer } from './twin.js';

export type Challenged = Extract<SignIn, { outcome: 'challenge' }>;
export type Refused = Extract<SignIn, { outcome: 'refused' }>;

/** How a contact went, before anything is made of it. */
export type Contacted =
  | { readonly outcome: 'in'; readonly mfaVersion: number }
  | Challenged
  | Refused
  | { readonly outcome: 'consentEnded'; readonly why: 'expired' | 'revoked' };

/** Signs in with the credentials, with the consent, or with both. Pure. */
export function contactBank(
  contact: Contact,
  match: CredentialMatch,
  access: BankAccess,
  at: Date,
): Contacted {
  const { rule, state, seed } = access;
  const target = knownInterface(contact, rule);
  const ended = target && consentEndOf(target, access, at);
  if (ended) return { outcome: 'consentEnded', why: ended };
  const trustedMfa = target?.trustedMfa;
  const signedIn = signIn({ rule, state, match, trustedMfa, at, seed });
  return target && isCovered(target, signedIn)
    ? { outcome: 'in', mfaVersion: signedIn.mfaVersion }
    : signedIn;
}

/** The interface as far as the bank knows it: another customer of the bank begins anew. */
export const knownInterface = (
  { target, connection, credentials }: Pick<Contact, 'target' | 'connection' | 'credentials'>,
  { name }: Pick<LoginRule, 'name'>,
): ConnectionInterface | undefined => {
  const isSame = connection && isOwnCustomer(connection, credentials.typed['userid'], { name });
  return isSame ? target : undefined;
};

/** Why the consent of an interface is worth nothing; a bank that is down does not tell. */
function consentEndOf(
  target: ConnectionInterface,
  { rule, state }: BankAccess,
  at: Date,
): 'expired' | 'revoked' | undefined {
  const { consent } = target;
  if (consent?.status !== 'PRESENT') return undefined;
  if (consentState(target, at) === 'expired') return 'expired';
  const { downCode, consentRevokedAt } = standing(rule, state, at);
  const isRevoked =
    downCode === undefined && consentRevokedAt !== undefined && consent.givenAt <= consentRevokedAt;
  return isRevoked ? 'revoked' : undefined;
}

/** A consent stands for questions that the customer has answered once. */
const isCovered = (
  { consent, trustedMfa }: ConnectionInterface,
  signedIn: SignIn,
): signedIn is Challenged =>
  signedIn.outcome === 'challenge' &&
  consent?.status === 'PRESENT' &&
  signedIn.mfaVersion <= (trustedMfa ?? -1);

/** Signs in for somebody who has just approved all that the bank had asked. Pure. */
export function signInApproved(
  contact: Contact,
  { match, mfaVersion }: { readonly match: CredentialMatch; readonly mfaVersion: number },
  { rule, state, seed }: BankAccess,
  at: Date,
): SignIn {
  const trustedMfa = knownInterface(contact, rule)?.trustedMfa;
  const signedIn = signIn({ rule, state, match, trustedMfa, at, seed });
  const isPassed = signedIn.outcome === 'challenge' && signedIn.mfaVersion <= mfaVersion;
  return isPassed ? { outcome: 'in', mfaVersion: signedIn.mfaVersion } : signedIn;
}
