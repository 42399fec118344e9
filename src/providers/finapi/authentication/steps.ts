import type { Procedure } from '../../../bank/finapi-listing.js';
import type { MultiStepAuthentication } from '../bank-connections/params.js';
import type { FinapiError } from '../errors.js';
import type { FinapiSettings } from '../settings.js';
import { foreignCallback, invalidProcedure, missingProcedure, noChallenge } from './refusals.js';
import type { PendingAuthentication } from './schema.js';

export type MsaStatus =
  | 'CHALLENGE_RESPONSE_REQUIRED'
  | 'TWO_STEP_PROCEDURE_REQUIRED'
  | 'REDIRECT_REQUIRED'
  | 'DECOUPLED_AUTH_REQUIRED'
  | 'DECOUPLED_AUTH_IN_PROGRESS';

/** What comes of a repeated call. */
export type Step =
  /** The customer has to do this, once more or next. */
  | { readonly step: 'ask'; readonly pending: PendingAuthentication; readonly status: MsaStatus }
  /** The bank has to judge an answer. */
  | { readonly step: 'judge' }
  | { readonly step: 'approved' }
  | { readonly step: 'cancelled' }
  | { readonly step: 'refuse'; readonly error: FinapiError };

export interface StepContext {
  readonly procedures: readonly Procedure[];
  readonly settings: FinapiSettings['authentication'];
  readonly now: Date;
}

/** Goes on with an authentication. A call that says nothing is told once more what to do. Pure. */
export function nextStep(
  pending: PendingAuthentication,
  given: MultiStepAuthentication,
  context: StepContext,
): Step {
  switch (pending.stage) {
    case 'procedure':
      return afterChoice(pending, given, context);
    case 'answer':
      return afterAnswer(pending, given, context);
    case 'redirect':
      return afterRedirect(pending, given);
    case 'decoupled':
      return afterPoll(pending, given, context);
  }
}

/** The first step by a procedure that was chosen, or need not be. Pure. */
export function beginProcedure(
  pending: PendingAuthentication,
  { procedureId, decoupled, implicitExecute }: Procedure,
  { settings, now }: StepContext,
): Step {
  // Not documented: whoever need not pass anything back finds that the customer has approved.
  if (implicitExecute) return { step: 'approved' };
  const chosen = { ...pending, procedureId };
  if (!decoupled) return ask({ ...chosen, stage: 'answer' }, 'CHALLENGE_RESPONSE_REQUIRED');
  const approvesAt = new Date(now.getTime() + settings.decoupledSeconds * 1000).toISOString();
  const waiting = { approvesAt, polls: settings.decoupledPolls };
  return ask({ ...chosen, stage: 'decoupled', decoupled: waiting }, 'DECOUPLED_AUTH_REQUIRED');
}

const ask = (pending: PendingAuthentication, status: MsaStatus): Step => ({
  step: 'ask',
  pending,
  status,
});

const refuse = (error: FinapiError): Step => ({ step: 'refuse', error });

function afterChoice(
  pending: PendingAuthentication,
  { twoStepProcedureId, challengeResponse }: MultiStepAuthentication,
  context: StepContext,
): Step {
  const known = context.procedures.map(({ procedureId }) => procedureId);
  if (challengeResponse !== undefined) {
    return refuse(noChallenge('The bank waits for the choice of a procedure, not for an answer.'));
  }
  if (twoStepProcedureId === undefined) return refuse(missingProcedure(known));
  return choose(pending, twoStepProcedureId, context);
}

function choose(pending: PendingAuthentication, wanted: string, context: StepContext): Step {
  const { procedures } = context;
  const procedure = procedures.find(({ procedureId }) => procedureId === wanted);
  if (procedure) return beginProcedure(pending, procedure, context);
  return refuse(invalidProcedure(procedures.map(({ procedureId }) => procedureId)));
}

/** Another procedure may be chosen as long as there is no answer (not documented). */
function afterAnswer(
  pending: PendingAuthentication,
  { challengeResponse, twoStepProcedureId }: MultiStepAuthentication,
  context: StepContext,
): Step {
  if (challengeResponse !== undefined) return { step: 'judge' };
  if (twoStepProcedureId !== undefined) return choose(pending, twoStepProcedureId, context);
  return ask(pending, 'CHALLENGE_RESPONSE_REQUIRED');
}

/** Whoever comes back before the customer has decided is sent to the bank again. */
function afterRedirect(
  pending: PendingAuthentication,
  { redirectCallback, challengeResponse }: MultiStepAuthentication,
): Step {
  if (challengeResponse !== undefined)
    return refuse(noChallenge('The bank waits on its own page.'));
  if (redirectCallback === undefined) return ask(pending, 'REDIRECT_REQUIRED');
  const query = new URLSearchParams(redirectCallback);
  if (query.get(CONTEXT_FIELD) !== pending.redirect?.context) return refuse(foreignCallback());
  if (pending.verdict === undefined) return ask(pending, 'REDIRECT_REQUIRED');
  if (query.get(CODE_FIELD) !== pending.redirect.code) return refuse(foreignCallback());
  return { step: pending.verdict };
}

/** Names of what the way back from the bank carries. */
export const CONTEXT_FIELD = 'state';
export const CODE_FIELD = 'code';

function afterPoll(
  pending: PendingAuthentication,
  { decoupledCallback, challengeResponse }: MultiStepAuthentication,
  { now }: StepContext,
): Step {
  if (challengeResponse !== undefined) return refuse(noChallenge('The bank waits for its app.'));
  if (decoupledCallback !== true || !pending.decoupled) {
    return ask(pending, 'DECOUPLED_AUTH_REQUIRED');
  }
  if (pending.verdict) return { step: pending.verdict };
  const { approvesAt } = pending.decoupled;
  const polls = pending.decoupled.polls - 1;
  if (polls <= 0 || now.getTime() >= Date.parse(approvesAt)) return { step: 'approved' };
  return ask({ ...pending, decoupled: { approvesAt, polls } }, 'DECOUPLED_AUTH_IN_PROGRESS');
}
