import { randomUUID } from 'node:crypto';

import type { CredentialMatch } from '../../../bank/credentials.js';
import type { Contact } from '../bank-contact/contact.js';
import type { BankLoginReference } from '../bank-connections/schema.js';
import { approachOf } from './approach.js';
import { newHash } from './pending.js';
import type { PendingAuthentication } from './schema.js';
import { beginProcedure, type Step, type StepContext } from './steps.js';

/** Who is asked, and what the bank has asked so far. */
export interface Asked {
  readonly login: BankLoginReference | undefined;
  readonly match: CredentialMatch;
  readonly round: number;
  readonly mfaVersion: number;
  /** Leads to the bank's page for a ticket. */
  readonly pageUrl: (ticket: string) => string;
  /** Goes before the rest of a ticket, so that it leads to the user's document. */
  readonly documentName: string;
}

/** Begins an authentication, or its next round: what the customer has to do first. */
export function begin(
  contact: Contact,
  asked: Asked,
  context: StepContext,
  before?: PendingAuthentication,
): Step {
  const pending = pendingFor(contact, asked, context, before);
  const chosen = context.procedures.find((one) => one.procedureId === before?.procedureId);
  if (chosen) return beginProcedure(pending, chosen, context);
  const approach = approachOf(contact);
  switch (approach.approach) {
    case 'redirect':
      return beginRedirect(contact, pending, asked);
    case 'procedure':
      return beginProcedure(pending, approach.procedure, context);
    case 'choice':
      return { step: 'ask', pending, status: 'TWO_STEP_PROCEDURE_REQUIRED' };
    case 'plain': {
      const answered = { ...pending, stage: 'answer' } as const;
      return { step: 'ask', pending: answered, status: 'CHALLENGE_RESPONSE_REQUIRED' };
    }
  }
}

/** All rounds of a call share one hash, and each has the full time (not documented). */
function pendingFor(
  { operation, fingerprint, institution, source, connection }: Contact,
  { login, match, round, mfaVersion }: Asked,
  { settings, now }: StepContext,
  before: PendingAuthentication | undefined,
): PendingAuthentication {
  return {
    hash: before?.hash ?? newHash(),
    operation,
    fingerprint,
    bankId: institution.finapi.bankId,
    bankingInterface: source.bankingInterface,
    ...(connection && { connectionId: connection.id }),
    ...(login && { login }),
    match,
    stage: 'procedure',
    round,
    mfaVersion,
    startedAt: before?.startedAt ?? now.toISOString(),
    expiresAt: new Date(now.getTime() + settings.expirySeconds * 1000).toISOString(),
  };
}

function beginRedirect(
  { wishes }: Contact,
  pending: PendingAuthentication,
  { pageUrl, documentName }: Asked,
): Step {
  const ticket = documentName + newHash();
  const redirect = {
    returnTo: wishes.redirectUrl ?? '',
    context: newHash(),
    ticket,
    code: randomUUID(),
    url: pageUrl(ticket),
  };
  return {
    step: 'ask',
    pending: { ...pending, stage: 'redirect', redirect },
    status: 'REDIRECT_REQUIRED',
  };
}
