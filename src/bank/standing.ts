import type { BankLoginState, LoginRule } from './login.js';
import type { KeptRound, StoredEvent } from './kept-event.js';

/** How a login stands at its bank at an instant. */
export interface Standing {
  /** Zero means that the rules of the fixture hold. */
  readonly passwordVersion: number;
  readonly demand: Demand | undefined;
  readonly locked: boolean;
  /** Aggregation code with which the bank answers everybody while it is down. */
  readonly downCode: number | undefined;
  /** Consents given before this ISO instant are worth nothing. */
  readonly consentRevokedAt: string | undefined;
  /** Account id to the ISO instant at which it was closed. */
  readonly closedAccounts: ReadonlyMap<string, string>;
}

/** Questions that an event has the bank ask, beyond what its fixture says. */
export interface Demand {
  readonly version: number;
  readonly everySignIn: boolean;
  readonly rounds: readonly KeptRound[];
}

const FRESH: Standing = {
  passwordVersion: 0,
  demand: undefined,
  locked: false,
  downCode: undefined,
  consentRevokedAt: undefined,
  closedAccounts: new Map(),
};

/** What all events until an instant come to. Pure: later events of the same login do not count. */
export function standing(rule: LoginRule, state: BankLoginState, at: Date): Standing {
  const now = at.toISOString();
  const past = state.events.filter((event) => event.at <= now);
  const folded = past.reduce((before, event) => after(before, event, now), FRESH);
  return { ...folded, locked: folded.locked || hasFailedTooOften(rule, state, past) };
}

/** The first instant after another at which a login may stand differently; epoch milliseconds. */
export const nextChangeOf = ({ events }: BankLoginState, after: number): number =>
  events
    .flatMap((event) =>
      event.event === 'siteDown' && event.until !== undefined
        ? [event.at, event.until]
        : [event.at],
    )
    .map((instant) => Date.parse(instant))
    .filter((instant) => instant > after)
    .reduce((first, instant) => Math.min(first, instant), Infinity);

type Kind = StoredEvent['event'];
type EventOf<K extends Kind> = Extract<StoredEvent, { event: K }>;

/** What each event changes. */
const CHANGES: {
  readonly [K in Kind]: (event: EventOf<K>, before: Standing, now: string) => Partial<Standing>;
} = {
  passwordChanged: ({ version = 0 }) => ({ passwordVersion: version }),
  mfaDemanded: ({ version = 0, everySignIn, rounds }) => ({
    demand: { version, everySignIn, rounds },
  }),
  mfaWithdrawn: () => ({ demand: undefined }),
  loginLocked: () => ({ locked: true }),
  loginUnlocked: () => ({ locked: false }),
  siteDown: ({ code, until }, _before, now) => ({
    downCode: until !== undefined && Date.parse(until) <= Date.parse(now) ? undefined : code,
  }),
  siteUp: () => ({ downCode: undefined }),
  consentRevoked: ({ at }) => ({ consentRevokedAt: at }),
  accountClosed: ({ account, at }, { closedAccounts }) => ({
    closedAccounts: new Map([[account, at], ...closedAccounts]),
  }),
  booking: () => ({}),
  bookingDeleted: () => ({}),
};

function after<K extends Kind>(before: Standing, event: EventOf<K>, now: string): Standing {
  const change = CHANGES[event.event];
  return { ...before, ...change(event, before, now) };
}

function hasFailedTooOften(
  rule: LoginRule,
  { failedSignIns }: BankLoginState,
  past: readonly StoredEvent[],
): boolean {
  if (rule.lockAfter === undefined || failedSignIns === null) return false;
  const unlocked = past.findLast((event) => event.event === 'loginUnlocked');
  const isForgiven = unlocked !== undefined && unlocked.at >= failedSignIns.lastAt;
  return !isForgiven && failedSignIns.count >= rule.lockAfter;
}
