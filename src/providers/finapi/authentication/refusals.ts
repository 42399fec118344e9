import { FinapiError } from '../errors.js';

/** There is nothing to go on with; that this also answers unknown hashes is not documented. */
export const noChallenge = (rule: string): FinapiError =>
  new FinapiError('NO_EXISTING_CHALLENGE', 'There is no pending challenge for this call', {
    rule,
    next: 'Make the call without multiStepAuthentication to begin anew.',
  });

export const missingProcedure = (known: readonly string[]): FinapiError =>
  new FinapiError('MISSING_TWO_STEP_PROCEDURE', 'A two-step procedure must be chosen', {
    next: `Pass twoStepProcedureId, one of ${known.join(', ')}.`,
  });

export const invalidProcedure = (known: readonly string[]): FinapiError =>
  new FinapiError('INVALID_TWO_STEP_PROCEDURE', 'There is no such two-step procedure', {
    next: known.length === 0 ? 'The interface has none.' : `One of: ${known.join(', ')}.`,
  });

export const foreignCallback = (): FinapiError =>
  new FinapiError(
    'ILLEGAL_FIELD_VALUE',
    "'redirectCallback' is not the query of the bank's redirect for this call",
    { next: 'Pass everything that stands behind the ? of the address the bank led back to.' },
  );

/** The customer has said no, on the bank's page or in its app. */
export const cancelled = (): FinapiError =>
  new FinapiError(
    'BANK_SERVER_REJECTION',
    {
      de: 'Die Freigabe wurde abgebrochen',
      en: 'The authorisation was cancelled',
    },
    {
      rule: 'The customer has cancelled the authorisation at the bank.',
      next: 'Make the call without multiStepAuthentication to begin anew.',
    },
  );
