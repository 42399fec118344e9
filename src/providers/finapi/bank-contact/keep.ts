import { loginRefOf, type LoginRule } from '../../../bank/login.js';
import { noteSignIn } from '../../../bank/sign-in.js';
import { shownChallenge } from '../authentication/challenge.js';
import { announceCode } from '../authentication/code-message.js';
import { pageUrl } from '../authentication/page-path.js';
import { dropAuthentication, keepAuthentication } from '../authentication/pending.js';
import { cancelled } from '../authentication/refusals.js';
import { authenticationRequired } from '../authentication/wire.js';
import { isOverdrawn, withoutConsent } from '../bank-connections/ledger.js';
import { replaceConnection } from '../bank-connections/put.js';
import type { Connection, ConnectionInterface } from '../bank-connections/schema.js';
import { markFailed } from '../downloads/download.js';
import { FinapiError } from '../errors.js';
import { accessOf, type BankAccess } from './access.js';
import { attemptContact, type Attempt, type AttemptContext } from './attempt.js';
import type { Contact } from './contact.js';
import type { ContactContext } from './context.js';
import { interfaceAfterRefusal } from './keep-interface.js';
import { shownBank } from './planning.js';
import { bankRefusalOf, tooManyAccesses, type BankRefusal } from './outcome.js';
import type { PreparedContact } from './prepare.js';
import { invalidConsent } from './refusals.js';
import { succeed } from './succeed.js';

/**
 * Makes a contact and keeps what came of it: the connection as it is from now on, or a refusal that
 * must be returned and not thrown, since something has changed. Call it in a transaction.
 */
export function keepContact(
  prepared: PreparedContact,
  context: ContactContext,
): Connection | FinapiError {
  const outcome = contacted(prepared, context);
  const bank = shownBank(prepared.contact.institution);
  return outcome instanceof FinapiError && bank !== undefined ? outcome.about(bank) : outcome;
}

function contacted(prepared: PreparedContact, context: ContactContext): Connection | FinapiError {
  const { contact } = prepared;
  const limit = context.configuration.consents.unattendedAccessesPerDay;
  if (isTooMuch(prepared, limit, context.now)) {
    return fail(contact, tooManyAccesses(limit), context);
  }
  const access = accessFor(prepared, context);
  const attempt = attemptContact(contact, attemptContext(prepared, access, context));
  note(prepared.rule, attempt, context);
  if (prepared.pending && attempt.kind !== 'asked' && attempt.kind !== 'wrongCall') {
    dropAuthentication(context.documents.user, prepared.pending.hash);
  }
  return conclude(prepared, attempt, access, context);
}

/** Whoever answers a question of the bank is there, whatever the bank was told. */
const isTooMuch = ({ contact, pending }: PreparedContact, limit: number, now: Date): boolean =>
  contact.target !== undefined &&
  pending === undefined &&
  !contact.isAttended &&
  isOverdrawn(contact.target, limit, now);

function conclude(
  prepared: PreparedContact,
  attempt: Attempt,
  access: BankAccess | undefined,
  context: ContactContext,
): Connection | FinapiError {
  const { contact } = prepared;
  switch (attempt.kind) {
    case 'in':
      return access ? succeed(contact, attempt, access, context) : fail(contact, gone, context);
    case 'asked':
      return askCustomer(prepared, attempt, access, context);
    case 'refused':
      return fail(contact, bankRefusalOf(attempt.signIn), context);
    case 'cancelled':
      return fail(contact, { ...gone, error: cancelled() }, context);
    case 'consentEnded':
      return endConsent(contact, attempt.why, context);
    case 'wrongCall':
      return attempt.error;
  }
}

const gone: BankRefusal = bankRefusalOf({ outcome: 'refused', reason: 'wrongCredentials' });

function accessFor(
  { rule, contact }: PreparedContact,
  { documents }: ContactContext,
): BankAccess | undefined {
  const { world } = documents;
  return rule && accessOf(rule, contact, world.seed, (ref) => documents.document(ref));
}

const attemptContext = (
  { login, match, pending, judgement }: PreparedContact,
  access: BankAccess | undefined,
  { documents, configuration, now, publicUrl }: ContactContext,
): AttemptContext => ({
  now,
  settings: configuration.authentication,
  pageUrl: (ticket) => pageUrl(publicUrl, ticket),
  documentName: documents.user.name,
  access,
  login,
  match,
  pending,
  judgement,
});

/** Banks count failed sign-ins. */
function note(rule: LoginRule | undefined, attempt: Attempt, context: ContactContext): void {
  if (!rule || (attempt.kind !== 'in' && attempt.kind !== 'refused')) return;
  const { documents, now } = context;
  const signedIn =
    attempt.kind === 'in'
      ? ({ outcome: 'in', mfaVersion: attempt.mfaVersion } as const)
      : attempt.signIn;
  noteSignIn(documents.document(loginRefOf(rule)), rule, signedIn, now);
}

function askCustomer(
  { contact, pending: before }: PreparedContact,
  { pending, status }: Extract<Attempt, { kind: 'asked' }>,
  access: BankAccess | undefined,
  context: ContactContext,
): FinapiError {
  const { documents, now } = context;
  keepAuthentication(documents.user, pending, now);
  if (contact.target && !contact.target.userActionRequired) {
    keepInterface(contact, { ...contact.target, userActionRequired: true }, context);
  }
  const isRepeated =
    before?.stage === pending.stage &&
    before.round === pending.round &&
    before.procedureId === pending.procedureId;
  if (access && !isRepeated) announceCode(contact, pending, access, context);
  return authenticationRequired(shownChallenge(contact, pending, status, access, now));
}

/** Keeps how an update has failed; of an import nothing is left. */
function fail(contact: Contact, refusal: BankRefusal, context: ContactContext): FinapiError {
  const { connection, target, source } = contact;
  if (connection && target) {
    const { documents, now } = context;
    const changed = interfaceAfterRefusal(target, contact, refusal, now);
    const kept = keepInterface(contact, changed, context);
    markFailed(documents, kept, source.bankingInterface, now);
  }
  return refusal.error;
}

function endConsent(
  contact: Contact,
  why: 'expired' | 'revoked',
  context: ContactContext,
): FinapiError {
  const { target } = contact;
  const error = invalidConsent(why);
  if (!target) return error;
  const ended = { ...withoutConsent(target, why, context.now), userActionRequired: true };
  const refusal: BankRefusal = {
    result: 'BANK_SERVER_REJECTION',
    error,
    credentialsRejected: false,
    userActionRequired: true,
  };
  return fail({ ...contact, target: ended }, refusal, context);
}

function keepInterface(
  { connection, target }: Contact,
  changed: ConnectionInterface,
  { documents }: ContactContext,
): Connection {
  if (!connection || !target) throw new TypeError('an import has no interface so far');
  const interfaces = connection.interfaces.map((one) =>
    one.bankingInterface === target.bankingInterface ? changed : one,
  );
  const kept = { ...connection, interfaces };
  replaceConnection(documents.user, kept);
  return kept;
}
