import { verifySecret } from '../core/secrets.js';
import type { CredentialMatch } from './credentials.js';
import type { LoginRule } from './login.js';
import { randomOf, pick } from './random.js';
import type { Option, ChallengeKind } from './questions.js';
import type { Standing } from './standing.js';
import type { KeptQuestion, KeptRound } from './kept-event.js';

/** A question as it is put to a person. */
export interface Challenge {
  readonly kind: ChallengeKind;
  readonly text: string;
  /** Base64 of a PNG. */
  readonly image?: string;
  readonly options?: readonly Option[];
}

/** A question ready to be judged: expected answers in clear from a fixture, hashed from an event. */
export interface Judged extends KeptQuestion {
  readonly answers?: readonly string[] | undefined;
}

/** The questions that a sign-in has to pass, and the version of the demand that asks them. */
export interface Examination {
  readonly version: number;
  readonly everySignIn: boolean;
  readonly rounds: readonly (readonly Judged[])[];
}

/** What the bank asks of a sign-in; no rounds when it asks nothing. */
export function examinationOf(
  rule: LoginRule,
  match: CredentialMatch,
  standing: Standing,
): Examination {
  const { demand } = standing;
  if (demand) {
    return { ...demand, rounds: demand.rounds.map((round) => questionsOf(rule, round)) };
  }
  const policy = ownPolicy(rule, match) ?? rule.mfa;
  if (!policy || policy.when === 'onDemand') return { version: 0, everySignIn: false, rounds: [] };
  return { version: 0, everySignIn: policy.when === 'everySignIn', rounds: policy.rounds };
}

/** The round as a person sees it; the seed chooses among several pictures. */
export function challengesOf(round: readonly Judged[], seed: string): readonly Challenge[] {
  return round.map(({ kind, text, images, options }) => ({
    kind,
    text,
    ...(images && { image: pick(randomOf(`${seed}/${text}`), images) }),
    ...(options && { options }),
  }));
}

export type AnswerVerdict = 'passed' | 'again' | 'wrong' | 'wrongCount';

/** Answers are positional, one a question. */
export async function judgeRound(
  round: readonly Judged[],
  answers: readonly string[],
): Promise<AnswerVerdict> {
  if (answers.length !== round.length) return 'wrongCount';
  const verdicts = await Promise.all(
    round.map((question, index) => judge(question, answers[index] ?? '')),
  );
  return verdicts.find((verdict) => verdict === 'wrong') ?? verdicts.find(isAgain) ?? 'passed';
}

const isAgain = (verdict: AnswerVerdict): boolean => verdict === 'again';

async function judge(question: Judged, answer: string): Promise<AnswerVerdict> {
  if (question.wrong?.includes(answer)) return 'wrong';
  if (question.again?.includes(answer)) return 'again';
  return (await isExpected(question, answer)) ? 'passed' : 'wrong';
}

/** Where no answer is expected any does. */
async function isExpected({ answers, hashes }: Judged, answer: string): Promise<boolean> {
  if (answers) return answers.includes(answer);
  if (!hashes) return true;
  const checks = await Promise.all(hashes.map((hash) => verifySecret(answer, hash)));
  return checks.includes(true);
}

function ownPolicy(rule: LoginRule, match: CredentialMatch): LoginRule['mfa'] {
  return 'way' in match ? rule.password[match.way]?.mfa : undefined;
}

function questionsOf(rule: LoginRule, round: KeptRound): readonly Judged[] {
  return 'standard' in round ? [rule.standardQuestion(round.standard)] : round;
}
