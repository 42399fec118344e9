import { SandboxError } from '../core/errors.js';
import type { DocumentKind, DocumentRef } from '../core/store/kinds.js';
import type { Institution } from './institution.js';
import type { Oddities } from './oddities.js';
import type { PasswordRule, Persona, PersonaLogin } from './persona.js';
import type { ChallengeKind, Question } from './questions.js';
import type { StoredEvent } from './kept-event.js';

/** Rounds of questions with everything named in them looked up. */
export interface MfaRule {
  readonly when: 'firstSignIn' | 'everySignIn' | 'onDemand';
  readonly rounds: readonly (readonly Question[])[];
}

export interface PasswordWay extends Omit<PasswordRule, 'mfa'> {
  readonly mfa: MfaRule | undefined;
}

/** One login of a persona at one institution, ready to be asked. */
export interface LoginRule {
  /** Unique at its institution; events name it. */
  readonly name: string;
  readonly institution: Institution;
  readonly persona: Persona;
  readonly userid: PersonaLogin['userid'];
  /** Ways to understand a password; the first that fits decides. */
  readonly password: readonly PasswordWay[];
  readonly further: Readonly<Record<string, string>>;
  readonly mfa: MfaRule | undefined;
  /** World time that a sign-in takes; declared, never slept. */
  readonly slowSeconds: number | undefined;
  readonly lockAfter: number | undefined;
  readonly oddities: Oddities;
  /** What an event asks that names only a kind of question. */
  standardQuestion(kind: ChallengeKind): Question;
}

/** What is kept of a login at the bank: what happened to it, and failed sign-ins in a row. */
export interface BankLoginState {
  /** In the order of their instants, which may lie in the future. */
  readonly events: readonly StoredEvent[];
  readonly failedSignIns: { readonly count: number; readonly lastAt: string } | null;
}

export const bankLogin: DocumentKind<BankLoginState> = {
  name: 'bank.login',
  writeOrder: 10,
  blank: () => ({ events: [], failedSignIns: null }),
  indexed: ({ events }) => (events.length === 0 ? undefined : { events: events.length }),
};

export function bankLoginRef(
  institution: Pick<Institution, 'id'>,
  loginName: string,
): DocumentRef<BankLoginState> {
  return { kind: bankLogin, key: `${institution.id}/${loginName}` };
}

/** The document behind a rule. */
export function loginRefOf(rule: LoginRule): DocumentRef<BankLoginState> {
  return bankLoginRef(rule.institution, rule.name);
}

/** A login's rule from what a fixture says; `questions` are those that policies may name. */
export function loginRule(
  institution: Institution,
  persona: Persona,
  login: PersonaLogin,
  questions: ReadonlyMap<string, Question>,
): LoginRule {
  const password =
    typeof login.password === 'string' ? [{ exact: login.password }] : login.password;
  return {
    name: login.name ?? (typeof login.userid === 'string' ? login.userid : 'any'),
    institution,
    persona,
    userid: login.userid,
    password: password.map((way: PasswordRule) => ({ ...way, mfa: mfaRule(way.mfa, questions) })),
    further: login.further ?? {},
    mfa: mfaRule(login.mfa, questions),
    slowSeconds: login.slowSeconds,
    lockAfter: login.lockAfter,
    oddities: new Set(login.oddities),
    standardQuestion: (kind) => named(questions, standardName(kind)),
  };
}

function mfaRule(
  policy: PersonaLogin['mfa'],
  questions: ReadonlyMap<string, Question>,
): MfaRule | undefined {
  if (!policy) return undefined;
  const look = (entry: string | Question) =>
    typeof entry === 'string' ? named(questions, entry) : entry;
  return { when: policy.when, rounds: policy.rounds.map((round) => round.map(look)) };
}

function named(questions: ReadonlyMap<string, Question>, id: string): Question {
  const question = questions.get(id);
  if (!question) throw new SandboxError(`no fixture in challenges/ has the id "${id}"`);
  return question;
}

function standardName(kind: ChallengeKind): string {
  return `standard-${kind === 'imageChoice' ? 'image-choice' : kind}`;
}
