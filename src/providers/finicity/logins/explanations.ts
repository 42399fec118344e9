import type { SignIn } from '../../../bank/sign-in.js';
import { asDuration } from '../../../core/world/duration.js';
import { aggregationCode } from '../aggregation/codes.js';
import { statusCodeOf } from '../aggregation/contact.js';
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
  else if (outcome.outcome === 'challenge') {
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

const NEXT: Readonly<Record<Extract<SignIn, { outcome: 'refused' }>['reason'], string>> = {
  siteDown: 'try again once the bank is up; an event siteUp makes it so',
  locked: 'unlock the login at the bank with an event loginUnlocked',
  wrongCredentials: 'send the credentials that the bank knows',
  failing: 'these credentials always fail with this code',
  wrongAnswer: 'call again without answers for new questions',
  wrongAnswerCount: 'send one response for each challenge',
};
