import type { SignInRefusal } from '../../../bank/sign-in.js';
import type { UpdateResult } from '../bank-connections/schema.js';
import type { ErrorText, FinapiError } from '../errors.js';
import { bankFailure, bankRejection } from './refusals.js';
import type { Refused } from './sign-in.js';

/** Why a bank has let nobody in, as the caller and the connection are told. */
export interface BankRefusal {
  readonly result: Exclude<UpdateResult['result'], 'OK'>;
  readonly error: FinapiError;
  /** The credentials themselves were refused. */
  readonly credentialsRejected: boolean;
  /** Nobody but the user can make the next update work. */
  readonly userActionRequired: boolean;
}

/** Aggregation codes of the simulated bank in which its customer has to do something there. */
const WRONG_CREDENTIALS = 103;
const WANTS_THE_CUSTOMER = [108, 109, 185, 187];

export function bankRefusalOf({ reason, code }: Refused): BankRefusal {
  if (reason === 'failing') return ofCode(code);
  if (reason === 'siteDown') return failure(`The bank is down (code ${code ?? 0}).`);
  return REJECTIONS[reason];
}

function ofCode(code: number | undefined): BankRefusal {
  if (code === WRONG_CREDENTIALS) return REJECTIONS.wrongCredentials;
  return code !== undefined && WANTS_THE_CUSTOMER.includes(code)
    ? wantsTheCustomer
    : failure(`The bank fails with code ${code ?? 0}.`);
}

const failure = (rule: string): BankRefusal => ({
  result: 'INTERNAL_SERVER_ERROR',
  error: bankFailure(rule),
  credentialsRejected: false,
  userActionRequired: false,
});

const rejection = (
  text: ErrorText,
  rule: string,
  next: string,
  more: Partial<Pick<BankRefusal, 'credentialsRejected' | 'userActionRequired'>> = {},
): BankRefusal => ({
  result: 'BANK_SERVER_REJECTION',
  error: bankRejection(text, rule, next),
  credentialsRejected: false,
  userActionRequired: false,
  ...more,
});

/** Exact texts are not documented. */
const REJECTIONS: Readonly<Record<Exclude<SignInRefusal, 'failing' | 'siteDown'>, BankRefusal>> = {
  wrongCredentials: rejection(
    {
      de: 'Die Bank hat die Zugangsdaten abgelehnt. Bitte prüfen Sie Ihre Eingaben.',
      en: 'The bank has refused the login credentials. Please check them.',
    },
    'The bank does not know these credentials.',
    'Use those of the bank’s personas; the event passwordChanged changes a PIN.',
    { credentialsRejected: true },
  ),
  wrongAnswer: rejection(
    {
      de: 'Die eingegebene TAN ist falsch.',
      en: 'The entered TAN is wrong.',
    },
    'The answer to the challenge is wrong, which ends the authentication.',
    'Make the call without multiStepAuthentication to begin anew.',
  ),
  wrongAnswerCount: rejection(
    {
      de: 'Die Antwort ist unvollständig.',
      en: 'The answer is incomplete.',
    },
    'The bank has asked several questions at once.',
    'Answer them in one challengeResponse, with semicolons between.',
  ),
  locked: rejection(
    {
      de: 'Der Zugang zum Online-Banking ist gesperrt. Bitte wenden Sie sich an Ihre Bank.',
      en: 'Access to online banking is locked. Please contact your bank.',
    },
    'The login is locked at the bank.',
    'The event loginUnlocked unlocks it.',
    { userActionRequired: true },
  ),
};

const wantsTheCustomer = rejection(
  {
    de: 'Bitte melden Sie sich im Online-Banking Ihrer Bank an und folgen Sie den Hinweisen dort.',
    en: 'Please sign in to the online banking of your bank and follow the instructions there.',
  },
  'The bank wants its customer to do something there first.',
  'Use another persona; this one always fails in that way.',
  { userActionRequired: true },
);

/** The fifth access of a day by one consent; what banks answer to it is not documented. */
export const tooManyAccesses = (limit: number): BankRefusal =>
  rejection(
    {
      de: 'Die Bank lässt heute keine weiteren Abrufe ohne den Kunden zu.',
      en: 'The bank allows no more accesses without its customer today.',
    },
    `The consent allows ${limit} accesses a day of which the bank is not told that its customer is there.`,
    'Send PSU-IP-Address if the user is there, or wait for the next day.',
  );
