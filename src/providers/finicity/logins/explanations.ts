import type { SignIn } from '../../../bank/sign-in.js';
import { asDuration } from '../../../core/world/duration.js';
import { aggregationCode } from '../aggregation/codes.js';
import { statusCodeOf, TOO_SLOW } from '../aggregation/contact.js';
import type { Course } from '../aggregation/course.js';
import type { CustomerCall } from '../customer-call.js';

/** Tells the journal how far an update goes and why. */
export function explainCourse(call: CustomerCall, course: Course, limitSeconds: number): void {
  switch (course.course) {
    case 'nothing':
      call.explain('neither credentials nor refresh=true: nothing to do', EXACTLY_TRUE);
      return;
    case 'store':
      call.explain('credentials were stored unchecked, without refresh=true', EXACTLY_TRUE);
      return;
    case 'blocked':
      call.explain(
        `the last attempt ended with ${course.code}; the bank is not asked with the same credentials`,
        'send new credentials with refresh=true',
      );
      return;
    case 'fresh':
      call.explain(
        `refreshed ${asDuration(course.ageMs)} ago; the limit is ${asDuration(limitSeconds * 1000)}`,
        `advance ${asDuration(course.waitMs)}, or send new credentials`,
      );
      return;
    case 'validate':
    case 'refresh':
      return;
  }
}

const EXACTLY_TRUE = 'add refresh=true to the query, spelt exactly so';

/** Tells the journal how the bank has answered; returns the status code of it. */
export function explainOutcome(call: CustomerCall, outcome: SignIn): string {
  const code = statusCodeOf(outcome);
  if (outcome.outcome === 'in') call.explain('the bank let the customer in');
  else if (outcome === TOO_SLOW) {
    call.explain(`the sign-in takes longer than anybody waits: ${code}`, 'take another login');
  } else if (outcome.outcome === 'challenge') {
    call.explain(
      `the bank asks questions, round ${String(outcome.round + 1)}`,
      'repeat the call with challengeResponses and the header challengeSessionId',
    );
  } else {
    const { message } = aggregationCode(code);
    call.explain(`the bank refused (${outcome.reason}): ${code}, ${message}`, NEXT[outcome.reason]);
  }
  return code;
}

/** Tells the journal that the bank has let in somebody whose accounts are others than the login's. */
export const explainMismatch = (call: CustomerCall): void =>
  call.explain(
    'the bank showed none of the accounts of this login: 106',
    'send the credentials that lead to the accounts of this login, or discover the others',
  );

const NEXT: Readonly<Record<Extract<SignIn, { outcome: 'refused' }>['reason'], string>> = {
  siteDown: 'try again once the bank is up; an event siteUp makes it so',
  locked: 'unlock the login at the bank with an event loginUnlocked',
  wrongCredentials: 'send the credentials that the bank knows',
  failing: 'take others; these credentials fail with this code whenever they are used',
  wrongAnswer: 'call again without answers for new questions',
  wrongAnswerCount: 'send one response for each challenge',
};
