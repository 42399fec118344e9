import { newConsent } from '../bank-connections/turned.js';
import { withAccess, withConsent, withoutConsent } from '../bank-connections/ledger.js';
import type { ConnectionInterface, ConsentType, UpdateResult } from '../bank-connections/schema.js';
import { without } from '../without.js';
import type { Attempt } from './attempt.js';
import type { Contact } from './contact.js';
import { proceduresOf } from './demo-bank.js';
import type { BankRefusal } from './outcome.js';
import { storedAfter } from './keep-credentials.js';

export type LetIn = Extract<Attempt, { kind: 'in' }>;

export interface KeepContext {
  readonly now: Date;
  readonly preferredConsentType: ConsentType;
  /** Life of a recurring consent. */
  readonly consentDays: number;
  /** Whether the bank would ask at the very next sign-in again. */
  readonly asksEveryTime: boolean;
}

/** The interface of a contact that the bank has let in. Pure. */
export function interfaceAfter(
  contact: Contact,
  letIn: LetIn,
  isNewCustomer: boolean,
  context: KeepContext,
): ConnectionInterface {
  const { now } = context;
  const before = isNewCustomer ? withoutTrust(startOf(contact), now) : startOf(contact);
  const agreed = withNewConsent(before, contact, context);
  const isNewConsent = agreed !== before;
  const entry = {
    at: now.toISOString(),
    automatic: false,
    attended: contact.isAttended || isNewConsent || letIn.isStrong,
  };
  return {
    ...withKnownProcedure(agreed, contact),
    ...storedAfter(contact, letIn.match, before, now),
    trustedMfa: letIn.mfaVersion,
    userActionRequired: needsUser(agreed, contact, letIn, context),
    lastManualUpdate: { result: 'OK', timestamp: now.toISOString() },
    ledger: withAccess(agreed.ledger, entry),
  };
}

const startOf = ({ target, source, wishes }: Contact): ConnectionInterface =>
  target ?? {
    bankingInterface: source.bankingInterface,
    userActionRequired: false,
    maxDaysForDownload: wishes.maxDays,
  };

/** A default procedure goes when the bank no longer offers it. */
function withKnownProcedure(
  candidate: ConnectionInterface,
  { institution, source, name }: Contact,
): ConnectionInterface {
  const isKnown = proceduresOf(institution, source, name).some(
    ({ procedureId }) => procedureId === candidate.defaultTwoStepProcedureId,
  );
  return isKnown ? candidate : without(candidate, 'defaultTwoStepProcedureId');
}

/** Another customer of the bank: nothing that was granted before holds. */
function withoutTrust(candidate: ConnectionInterface, now: Date): ConnectionInterface {
  return without(withoutConsent(candidate, 'credentialsChanged', now), 'trustedMfa');
}

/**
 * A consent for whoever has none, as XS2A needs it: of the kind that the client prefers, if the bank
 * knows it. One for a single time has been used when this call is answered, and is not stored.
 */
function withNewConsent(
  candidate: ConnectionInterface,
  { source }: Contact,
  { now, preferredConsentType, consentDays }: KeepContext,
): ConnectionInterface {
  if (candidate.bankingInterface !== 'XS2A' || candidate.consent?.status === 'PRESENT') {
    return candidate;
  }
  const type = source.consentTypes.includes(preferredConsentType)
    ? preferredConsentType
    : (source.consentTypes[0] ?? preferredConsentType);
  const givenAt = now.toISOString();
  const supportsImportNewAccounts = !source.properties.includes('DETAILED_CONSENT');
  if (type === 'ONETIME') {
    const used = { type, givenAt, endedAt: givenAt, end: 'used' } as const;
    const consent = { status: 'NOT_PRESENT', givenAt, supportsImportNewAccounts } as const;
    return { ...candidate, consent, ledger: withConsent(candidate.ledger, used) };
  }
  const consent = { ...newConsent(now, consentDays), supportsImportNewAccounts };
  const entry = { type, givenAt, ...(consent.expiresAt && { expiresAt: consent.expiresAt }) };
  return { ...candidate, consent, ledger: withConsent(candidate.ledger, entry) };
}

/**
 * False where nothing was asked of the user, or a consent answers for it from now on. After an
 * update for which the user had to be there anyway it stays as it was.
 */
function needsUser(
  { consent }: ConnectionInterface,
  { target }: Contact,
  { isStrong }: LetIn,
  { asksEveryTime }: KeepContext,
): boolean {
  if (!isStrong || consent?.status === 'PRESENT') return false;
  return target?.userActionRequired ?? asksEveryTime;
}

/** The interface of an update that the bank has not let in. Pure. */
export function interfaceAfterRefusal(
  target: ConnectionInterface,
  { credentials }: Pick<Contact, 'credentials'>,
  { result, error, credentialsRejected, userActionRequired }: BankRefusal,
  now: Date,
): ConnectionInterface {
  const timestamp = now.toISOString();
  const update: UpdateResult = {
    result,
    errorMessage: error.message,
    errorType: result === 'BANK_SERVER_REJECTION' ? 'BUSINESS' : 'TECHNICAL',
    timestamp,
  };
  const areStored = credentials.storedSecrets.length > 0 && credentials.typedSecrets.length === 0;
  const use = { at: timestamp, automatic: false, result, credentialsRejected };
  return {
    ...target,
    lastManualUpdate: update,
    userActionRequired: userActionRequired || target.userActionRequired,
    ...(areStored && { lastUpdateWithStoredCredentials: use }),
  };
}
