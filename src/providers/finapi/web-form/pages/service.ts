import type { Connection } from '../../bank-connections/schema.js';
import { lookAt } from '../../downloads/progress.js';
import { FinapiError, type ErrorDetails } from '../../errors.js';
import { changeUser } from '../../users/record.js';
import { without } from '../../without.js';
import type { FormStep, WebForm, WebFormFailure } from '../forms/schema.js';
import { keepForm, type Desk } from './desk.js';
import { finish } from './finish.js';
import type { OpenQuery } from './schema.js';
import { nextOf } from './state.js';

/** Whoever opens a form for the first time begins it. */
export function openForm(desk: Desk, { redirectUrl, errorRedirectUrl }: OpenQuery): WebForm {
  const { form } = desk;
  const returns = {
    ...(isWebAddress(redirectUrl) && { returnTo: redirectUrl }),
    ...(isWebAddress(errorRedirectUrl) && { errorReturnTo: errorRedirectUrl }),
  };
  if (form.status !== 'NOT_YET_OPENED' && Object.keys(returns).length === 0) return form;
  const status = form.status === 'NOT_YET_OPENED' ? 'IN_PROGRESS' : form.status;
  return keepForm(desk, { ...form, ...returns, status });
}

const isWebAddress = (url: string | undefined): url is string =>
  url !== undefined && /^https?:\/\//i.test(url) && URL.canParse(url);

export function chooseBank(desk: Desk, bankId: number): void {
  if (desk.form.bankId === undefined) keepForm(desk, { ...desk.form, bankId });
}

export function acceptTerms({ documents, facts }: Desk): void {
  changeUser(documents.user, { acceptedTermsVersion: facts.latestTerms });
}

/** Leaves the interface out whose turn it is, and all that come after it. */
export function skipRest(desk: Desk): void {
  if (desk.form.done.length > 0) finish(desk, desk.form, { status: 'COMPLETED' });
}

/** What has been brought about by then stays. */
export function cancel(desk: Desk): void {
  finish(desk, desk.form, { status: desk.form.done.length > 0 ? 'COMPLETED' : 'ABORTED' });
}

/** Goes on from what the bank has made of a step. */
export function afterStep(
  desk: Desk,
  bankingInterface: WebForm['done'][number],
  outcome: Connection | FinapiError,
): void {
  if (outcome instanceof FinapiError) refused(desk, bankingInterface, outcome);
  else connected(desk, bankingInterface, outcome);
}

function refused(
  desk: Desk,
  bankingInterface: WebForm['done'][number],
  outcome: FinapiError,
): void {
  const [error] = outcome.errors;
  const { multiStepAuthentication: step } = error;
  if (step) {
    // An error carries its step as any JSON; this one was written by our own authentication.
    const challenge = { bankingInterface, step: step as unknown as FormStep };
    keepForm(desk, { ...without(desk.form, 'notice'), challenge });
    return;
  }
  const errorCode = FINAL[error.code];
  if (errorCode && desk.form.done.length === 0) {
    finish(desk, desk.form, { status: 'COMPLETED_WITH_ERROR', errorCode });
  } else {
    tryAgain(desk, error);
  }
}

/** Refusals after which nothing that a person types would help. */
const FINAL: Readonly<Partial<Record<ErrorDetails['code'], WebFormFailure>>> = {
  ENTITY_EXISTS: 'ENTITY_EXISTS',
  NO_ACCOUNTS_FOR_TYPE_LIST: 'NO_ACCOUNTS_FOR_TYPE_LIST',
  INVALID_ACCOUNT_TYPES: 'MANDATOR_MISCONFIGURATION',
  ILLEGAL_ENTITY_STATE: 'MANDATOR_MISCONFIGURATION',
  FORBIDDEN: 'MANDATOR_MISCONFIGURATION',
  UNSUPPORTED_BANK: 'UNSUPPORTED_FEATURE',
  UNKNOWN_ENTITY: 'UNEXPECTED_ACCESS_RESPONSE',
};

/** The login page comes back, with a word on what was wrong. */
function tryAgain(desk: Desk, { text }: ErrorDetails): void {
  const { visit, form } = desk;
  visit.identity.typed.forget(visit.world, form.id);
  keepForm(desk, { ...without(form, 'challenge'), notice: text });
}

/** The next interface of a connection cannot begin before the download of this one is over. */
function connected(
  desk: Desk,
  bankingInterface: WebForm['done'][number],
  connection: Connection,
): void {
  const { documents, visit, form, facts } = desk;
  visit.identity.typed.forget(visit.world, form.id);
  const after: WebForm = {
    ...without(form, 'challenge', 'notice'),
    bankConnectionId: connection.id,
    done: [...form.done, bankingInterface],
  };
  const next = nextOf({ ...facts, form: after, connection, isTyped: false });
  if (next.to === 'nothing') {
    finish(desk, after, { status: 'COMPLETED' });
    return;
  }
  let current = connection;
  while (current.work?.stage === 'download') current = lookAt(documents, current, visit.now);
  keepForm(desk, after);
}
