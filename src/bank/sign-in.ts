import type { Document } from '../core/store/kinds.js';
import { challengesOf, examinationOf, judgeRound } from './challenges.js';
import type { AnswerVerdict, Challenge, Examination } from './challenges.js';
import type { CredentialMatch } from './credentials.js';
import type { BankLoginState, LoginRule } from './login.js';
import { standing } from './standing.js';
import type { Standing } from './standing.js';

export interface SignInAttempt {
  readonly rule: LoginRule;
  readonly state: BankLoginState;
  readonly match: CredentialMatch;
  /** The demand version that this connection has answered; `undefined` before its first success. */
  readonly trustedMfa: number | undefined;
  readonly at: Date;
  readonly seed: string;
}

export type SignInRefusal =
  'siteDown' | 'locked' | 'wrongCredentials' | 'failing' | 'wrongAnswer' | 'wrongAnswerCount';

/** How a sign-in went. A provider keeps `mfaVersion` as the connection's `trustedMfa`. */
export type SignIn =
  | { readonly outcome: 'in'; readonly mfaVersion: number }
  | {
      readonly outcome: 'challenge';
      readonly round: number;
      readonly challenges: readonly Challenge[];
      readonly mfaVersion: number;
    }
  | {
      readonly outcome: 'refused';
      readonly reason: SignInRefusal;
      /** Aggregation code, where the bank itself names one (`siteDown`, `failing`). */
      readonly code?: number;
    };

/** Tries to sign in with credentials that have been resolved. Pure. */
export function signIn(attempt: SignInAttempt): SignIn {
  const { rule, state, match, trustedMfa, at } = attempt;
  const now = standing(rule, state, at);
  const refusal = refusalOf(match, now, trustedMfa);
  if (refusal) return refusal;
  const examination = examinationOf(rule, match, now);
  const isTrusted = trustedMfa !== undefined && trustedMfa >= examination.version;
  const isPassed = isTrusted && !examination.everySignIn;
  return isPassed
    ? { outcome: 'in', mfaVersion: examination.version }
    : ask(attempt, examination, 0);
}

export interface Answering extends Omit<SignInAttempt, 'trustedMfa'> {
  /** As the challenge said. */
  readonly round: number;
  readonly mfaVersion: number;
  /** One a question, in their order. */
  readonly answers: readonly string[];
}

/** The questions of a round once more; `in` when there is no such round. Pure. */
export function askAgain(attempt: Omit<SignInAttempt, 'trustedMfa'>, round: number): SignIn {
  const { rule, state, match, at } = attempt;
  return ask(attempt, examinationOf(rule, match, standing(rule, state, at)), round);
}

/** The right answers to the questions of a round, as far as a fixture tells them. Pure. */
export function codesOf(
  { rule, state, match, at }: Omit<SignInAttempt, 'trustedMfa' | 'seed'>,
  round: number,
): readonly (string | undefined)[] {
  const { rounds } = examinationOf(rule, match, standing(rule, state, at));
  return (rounds[round] ?? []).map(({ answers }) => answers?.[0]);
}

/**
 * Judges the answers to a round: on to the next, in, or refused. If the bank has meanwhile put
 * other questions, these are asked from the first. Run it before a transaction.
 */
export async function judgeAnswers(answering: Answering): Promise<SignIn> {
  const { rule, state, match, at, round, answers } = answering;
  const now = standing(rule, state, at);
  const refusal = refusalOf(match, now, undefined);
  if (refusal) return refusal;
  const examination = examinationOf(rule, match, now);
  const asked = examination.rounds[round];
  if (examination.version !== answering.mfaVersion || !asked) return ask(answering, examination, 0);
  return afterRound(answering, examination, await judgeRound(asked, answers));
}

/** Keeps count of failed sign-ins where the fixture locks; call it inside a transaction. */
export function noteSignIn(
  document: Document<BankLoginState>,
  rule: LoginRule,
  signedIn: SignIn,
  at: Date,
): void {
  if (rule.lockAfter === undefined) return;
  const { failedSignIns } = document.state;
  if (isFailedAttempt(signedIn)) {
    const count = (failedSignIns?.count ?? 0) + 1;
    document.set('failedSignIns', { count, lastAt: at.toISOString() });
  } else if (signedIn.outcome === 'in' && failedSignIns !== null) {
    document.set('failedSignIns', null);
  }
}

function isFailedAttempt(signedIn: SignIn): boolean {
  if (signedIn.outcome !== 'refused') return false;
  return signedIn.reason === 'wrongCredentials' || signedIn.reason === 'wrongAnswer';
}

/** A bank that is down says nothing else, and a locked login does not tell right from wrong. */
function refusalOf(
  match: CredentialMatch,
  now: Standing,
  trustedMfa: number | undefined,
): SignIn | undefined {
  if (now.downCode !== undefined) return refused('siteDown', now.downCode);
  if (now.locked) return refused('locked');
  if (!isCurrent(match, now)) return refused('wrongCredentials');
  if (match.kind === 'fails') return refused('failing', match.code);
  if (match.kind === 'failsLater' && trustedMfa !== undefined)
    return refused('failing', match.code);
  return undefined;
}

/** Passwords of the fixture, the ones with a meaning included, are version zero. */
function isCurrent(match: CredentialMatch, now: Standing): boolean {
  if (match.kind === 'wrong') return false;
  return (match.kind === 'matched' ? match.version : 0) === now.passwordVersion;
}

function refused(reason: SignInRefusal, code?: number): SignIn {
  return { outcome: 'refused', reason, ...(code !== undefined && { code }) };
}

function afterRound(
  answering: Answering,
  examination: Examination,
  verdict: AnswerVerdict,
): SignIn {
  switch (verdict) {
    case 'wrongCount':
      return refused('wrongAnswerCount');
    case 'wrong':
      return refused('wrongAnswer');
    case 'again':
      return ask(answering, examination, answering.round);
    case 'passed':
      return ask(answering, examination, answering.round + 1);
  }
}

/** The questions of a round; in, when there is none left. */
function ask(
  { rule, seed }: Pick<SignInAttempt, 'rule' | 'seed'>,
  { rounds, version }: Examination,
  round: number,
): SignIn {
  const questions = rounds[round];
  if (!questions) return { outcome: 'in', mfaVersion: version };
  const key = `${seed}/${rule.institution.id}/${rule.name}/${version}/${round}`;
  return {
    outcome: 'challenge',
    round,
    challenges: challengesOf(questions, key),
    mfaVersion: version,
  };
}
