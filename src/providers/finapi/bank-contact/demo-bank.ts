import type { FinapiInterface } from '../../../bank/institution.js';
import type { LoginRule } from '../../../bank/login.js';
import type { Question } from '../../../bank/questions.js';

/** finAPI's oldest test bank, at which the name of a connection turns strong authentication on. */
const DEMO_BANK = 277672;
const MSA = 'MSA';
const DECOUPLED = 'DECOUPLED-AUTH';

const QUESTION: Question = {
  kind: 'text',
  text: 'This bank asks for one more step. Enter the code 123456.',
  answers: ['123456'],
};

const PROCEDURE = {
  procedureId: '906',
  procedureName: 'Demo Decoupled Auth',
  implicitExecute: false,
  decoupled: true,
} as const;

const isDemoBank = ({ finapi }: LoginRule['institution']): boolean => finapi?.bankId === DEMO_BANK;

/** Transactions and positions come from this bank whether a client skips them or not. */
export const bringsPositions = isDemoBank;

/** The login as it is where the connection has this name. */
export function ruleAtDemoBank(rule: LoginRule, name: string | undefined): LoginRule {
  const isAsking = isDemoBank(rule.institution) && (name === MSA || name === DECOUPLED);
  return isAsking ? { ...rule, mfa: { when: 'everySignIn', rounds: [[QUESTION]] } } : rule;
}

/** The procedures that the bank offers where the connection has this name. */
export const proceduresOf = (
  institution: LoginRule['institution'],
  { twoStepProcedures }: Pick<FinapiInterface, 'twoStepProcedures'>,
  name: string | undefined,
): FinapiInterface['twoStepProcedures'] =>
  isDemoBank(institution) && name === DECOUPLED ? [PROCEDURE] : twoStepProcedures;
