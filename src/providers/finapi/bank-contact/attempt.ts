import type { CredentialMatch } from '../../../bank/credentials.js';
import type { SignIn } from '../../../bank/sign-in.js';
import { begin, type Asked } from '../authentication/begin.js';
import { procedures, signsInAtBank } from '../authentication/approach.js';
import { noChallenge } from '../authentication/refusals.js';
import type { PendingAuthentication } from '../authentication/schema.js';
import { nextStep, type MsaStatus, type Step, type StepContext } from '../authentication/steps.js';
import type { BankLoginReference } from '../bank-connections/schema.js';
import type { FinapiError } from '../errors.js';
import type { FinapiSettings } from '../settings.js';
import { asksForUserId, type BankAccess } from './access.js';
import type { Contact } from './contact.js';
import { contactBank, knownInterface, signInApproved, type Contacted } from './sign-in.js';

/** How a contact ended, or what it waits for. */
export type Attempt =
  | {
      readonly kind: 'in';
      readonly mfaVersion: number;
      readonly match: CredentialMatch;
      readonly login: BankLoginReference;
      /** The customer was asked to prove who it is. */
      readonly isStrong: boolean;
    }
  | {
      readonly kind: 'asked';
      readonly pending: PendingAuthentication;
      readonly status: MsaStatus;
    }
  | { readonly kind: 'refused'; readonly signIn: Extract<SignIn, { outcome: 'refused' }> }
  | { readonly kind: 'consentEnded'; readonly why: 'expired' | 'revoked' }
  | { readonly kind: 'cancelled' }
  /** The call itself is wrong; nothing has happened. */
  | { readonly kind: 'wrongCall'; readonly error: FinapiError };

export interface AttemptContext {
  readonly now: Date;
  readonly settings: FinapiSettings['authentication'];
  readonly pageUrl: Asked['pageUrl'];
  readonly documentName: string;
  /** Who signs in; absent as long as only the bank's page will ask. */
  readonly access: BankAccess | undefined;
  readonly login: BankLoginReference | undefined;
  readonly match: CredentialMatch;
  readonly pending: PendingAuthentication | undefined;
  /** What the bank makes of an answer. */
  readonly judgement: SignIn | undefined;
}

/** Goes to the bank, for the first time or on with what it has asked. Pure but for new hashes. */
export function attemptContact(contact: Contact, context: AttemptContext): Attempt {
  const { pending, judgement } = context;
  if (!pending || !contact.step) return firstAttempt(contact, context);
  const step = nextStep(pending, contact.step, stepContext(contact, context));
  if (step.step === 'approved') return approved(contact, pending, context);
  if (step.step !== 'judge') return afterStep(step);
  const error = noChallenge('The bank does not wait for an answer.');
  return judgement ? afterSignIn(contact, judgement, context, true) : { kind: 'wrongCall', error };
}

function firstAttempt(contact: Contact, context: AttemptContext): Attempt {
  const { access, match, now } = context;
  if (!access) {
    return asksForUserId(contact)
      ? unknownLogin
      : asked(contact, { round: 0, mfaVersion: 0 }, context);
  }
  const contacted = contactBank(contact, match, access, now);
  if (contacted.outcome === 'in' && mustVisitBank(contact, access)) {
    return asked(contact, { round: 0, mfaVersion: contacted.mfaVersion }, context);
  }
  return afterSignIn(contact, contacted, context, false);
}

const unknownLogin: Attempt = {
  kind: 'refused',
  signIn: { outcome: 'refused', reason: 'wrongCredentials' },
};

/** Where the password is typed at the bank, only a consent lets in without a visit there. */
const mustVisitBank = (contact: Contact, { rule }: BankAccess): boolean =>
  signsInAtBank(contact) && knownInterface(contact, rule)?.consent?.status !== 'PRESENT';

function afterSignIn(
  contact: Contact,
  contacted: Contacted,
  context: AttemptContext,
  isStrong: boolean,
): Attempt {
  switch (contacted.outcome) {
    case 'in':
      return letIn(contacted.mfaVersion, context, isStrong);
    case 'challenge':
      return asked(contact, contacted, context);
    case 'refused':
      return { kind: 'refused', signIn: contacted };
    case 'consentEnded':
      return { kind: 'consentEnded', why: contacted.why };
  }
}

function letIn(mfaVersion: number, context: AttemptContext, isStrong: boolean): Attempt {
  const { login, match } = context;
  return login ? { kind: 'in', mfaVersion, match, login, isStrong } : unknownLogin;
}

/** The customer has approved all that was asked: the bank lets in, unless it now says no. */
function approved(
  contact: Contact,
  { mfaVersion }: Pick<Asked, 'mfaVersion'>,
  context: AttemptContext,
): Attempt {
  const { access, now, match } = context;
  if (!access) return unknownLogin;
  const signedIn = signInApproved(contact, { match, mfaVersion }, access, now);
  return afterSignIn(contact, signedIn, context, true);
}

function asked(
  contact: Contact,
  { round, mfaVersion }: Pick<Asked, 'round' | 'mfaVersion'>,
  context: AttemptContext,
): Attempt {
  const { login, match, pageUrl, documentName, pending } = context;
  const asking = { login, match, round, mfaVersion, pageUrl, documentName };
  const step = begin(contact, asking, stepContext(contact, context), pending);
  if (step.step === 'approved') return approved(contact, { mfaVersion }, context);
  return afterStep(step);
}

function afterStep(step: Exclude<Step, { readonly step: 'approved' }>): Attempt {
  switch (step.step) {
    case 'ask':
      return { kind: 'asked', pending: step.pending, status: step.status };
    case 'refuse':
      return { kind: 'wrongCall', error: step.error };
    case 'cancelled':
    case 'judge':
      return { kind: 'cancelled' };
  }
}

const stepContext = (contact: Contact, { settings, now }: AttemptContext): StepContext => ({
  procedures: procedures(contact),
  settings,
  now,
});
