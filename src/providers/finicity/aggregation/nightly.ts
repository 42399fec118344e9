import { bankOf, type Bank } from '../../../bank/bank.js';
import type { SignIn } from '../../../bank/sign-in.js';
import { nextChangeOf } from '../../../bank/standing.js';
import type { Happening, Settling } from '../../../core/world/world.js';
import { principalOf, type CustomerState } from '../customer.js';
import type { InstitutionLogin } from '../logins/schema.js';
import { afterOutcome } from './attempt.js';
import { aggregationCode } from './codes.js';
import { statusCodeOf } from './contact.js';
import { isHeldBack } from './course.js';
import { nightAfter } from './due-work.js';
import { keepTried, refsOfLogins, sideOf, tryStored, type Round } from './round.js';
import { waitingSince } from './schedule.js';

const WHAT = 'finicity.aggregation';
const DAY = 86_400_000;

/**
 * The background aggregation of each night. A login that needs its person (103, 185, 187, 199) is
 * left alone until the person has acted; the others are tried every night.
 */
export const nightlyAggregation = (base: Bank): Settling<CustomerState> => ({
  needs: ({ logins }, world) => refsOfLogins(bankOf(world, base), logins),

  settle: (customer, until, context) => {
    const { world } = context;
    const open: Round['open'] = (ref) => context.document(ref);
    const round = { customer, bank: bankOf(world, base), world, open };
    return Object.values(customer.state.logins)
      .flatMap((login) =>
        streaksOf(round, login, until).map((streak) => keepStreak(round, login, streak)),
      )
      .sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
  },
});

/** Nights in a row that end alike, so that a year of them is told, and kept, once. */
interface Streak {
  readonly code: string;
  readonly first: Date;
  readonly last: Date;
  readonly nights: number;
  /** Of the last night. */
  readonly outcome: SignIn;
}

/**
 * How a login fares night by night. Two nights alike with no change at the bank between them leave
 * the login as it was, so that all nights until the next change are like them and need no attempt.
 */
function streaksOf(round: Round, login: InstitutionLogin, until: number): readonly Streak[] {
  const streaks: Streak[] = [];
  let current = login;
  let calmUntil = NaN;
  let night = nightAfter(waitingSince(login), round.world) ?? Infinity;
  while (night <= until && !isHeldBack(current, 'nightly')) {
    const outcome = tryStored(round, current, new Date(night));
    const change = nextChange(round, login, night);
    const isAlike = change === calmUntil && streaks.at(-1)?.code === statusCodeOf(outcome);
    const nights = isAlike ? nightsBefore(Math.min(change, until + 1), night) : 1;
    calmUntil = change;
    current = afterOutcome(current, outcome, new Date(night));
    prolong(streaks, { outcome, night, nights });
    night += nights * DAY;
  }
  return streaks;
}

/** Nights before an instant (epoch milliseconds), from one that lies before it on. */
const nightsBefore = (end: number, night: number): number =>
  Math.floor((end - 1 - night) / DAY) + 1;

const nextChange = (round: Round, login: InstitutionLogin, night: number): number => {
  const state = sideOf(round, login)?.state;
  return state ? nextChangeOf(state, night) : Infinity;
};

interface Alike {
  readonly outcome: SignIn;
  readonly night: number;
  readonly nights: number;
}

function prolong(streaks: Streak[], { outcome, night, nights }: Alike): void {
  const code = statusCodeOf(outcome);
  const last = new Date(night + (nights - 1) * DAY);
  const latest = streaks.at(-1);
  if (latest?.code !== code) streaks.push({ code, first: new Date(night), last, nights, outcome });
  else streaks.splice(-1, 1, { ...latest, last, nights: latest.nights + nights, outcome });
}

function keepStreak(round: Round, login: InstitutionLogin, streak: Streak): Happening {
  const { first, last, nights, outcome } = streak;
  const code = keepTried(round, login, outcome, last);
  const times = nights === 1 ? '' : `, ${String(nights)} nights in a row`;
  return {
    at: first.toISOString(),
    principal: principalOf(round.customer.key),
    what: WHAT,
    story: `Login ${String(login.id)} was aggregated${times}: ${storyOf(code)}`,
  };
}

const storyOf = (code: string): string =>
  code === '0' ? 'all is well (0)' : `${aggregationCode(code).message} (${code})`;
