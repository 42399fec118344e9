import type { FinapiInterface } from '../../../../bank/institution.js';
import { loginFields } from '../../bank-connections/bank-facts.js';
import type { MultiStepAuthentication } from '../../bank-connections/params.js';
import type { FormStep } from '../forms/schema.js';
import type { Desk } from './desk.js';
import type { TypedLogin } from './typed-credentials.js';

/** The fields of a login page as Access wants them; what was left empty is not given. */
export function loginOf(
  { facts }: Pick<Desk, 'facts'>,
  source: FinapiInterface,
  typed: Readonly<Record<string, string>>,
): TypedLogin {
  const fields = loginFields(source, facts.bank?.credentials ?? []);
  const ibans = (typed['ibans'] ?? '').split(/[\s,;]+/).filter((iban) => iban !== '');
  return {
    fields: fields.flatMap(({ field: { label } }, index) => {
      const value = typed[`credential-${String(index)}`] ?? '';
      return value === '' ? [] : [{ label, value }];
    }),
    store: typed['store'] === 'yes',
    ...(ibans.length > 0 && { ibans }),
  };
}

/** What somebody has said to a step; nothing where the page was merely asked again. */
export interface Said {
  readonly answer?: string | undefined;
  readonly procedure?: string | undefined;
  readonly redirectCallback?: string | undefined;
}

/** What goes on with a step, in the form of Access; `undefined` where nothing was said that could. */
export function answered(
  { hash, status }: FormStep,
  { answer, procedure, redirectCallback }: Said,
): MultiStepAuthentication | undefined {
  switch (status) {
    case 'TWO_STEP_PROCEDURE_REQUIRED':
      return procedure ? { hash, twoStepProcedureId: procedure } : undefined;
    case 'CHALLENGE_RESPONSE_REQUIRED':
      return answer ? { hash, challengeResponse: answer } : undefined;
    case 'REDIRECT_REQUIRED':
      return redirectCallback ? { hash, redirectCallback } : undefined;
    default:
      return { hash, decoupledCallback: true };
  }
}
