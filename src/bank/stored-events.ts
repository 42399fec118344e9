import { SandboxError } from '../core/errors.js';
import { hashSecret, verifySecret } from '../core/secrets.js';
import type { Document } from '../core/store/kinds.js';
import type { BankEvent, BankEventOf } from './events.js';
import type { BankLoginState, LoginRule } from './login.js';
import type {
  KeptDemand,
  KeptPassword,
  KeptQuestion,
  KeptRound,
  PreparedEvent,
  StoredEvent,
} from './kept-event.js';
import type { Question } from './questions.js';
import { suggestion } from './suggestion.js';

export type { PreparedEvent, StoredEvent };

const MOST_EVENTS = 1_000;

/**
 * Takes the secrets out of an event, which needs time, and checks what it names. Changes nothing;
 * `occur` then keeps it.
 */
export async function prepareEvent(
  rule: LoginRule,
  state: BankLoginState,
  event: BankEvent,
): Promise<PreparedEvent> {
  assertAccountExists(rule, event);
  if (event.event === 'passwordChanged') return keptPassword(rule, state, event.newPassword);
  if (event.event === 'mfaDemanded') return keptDemand(rule, event);
  return event.event === 'booking' ? { ...event, amount: Math.round(event.amount * 100) } : event;
}

/** Keeps an event in its login's document; call it inside a transaction. */
export function occur(
  document: Document<BankLoginState>,
  event: PreparedEvent,
  at: Date,
): StoredEvent {
  if (document.state.events.length >= MOST_EVENTS) {
    throw new SandboxError(
      `the login ${document.key} already has ${MOST_EVENTS} events; reset the world or use another login`,
    );
  }
  const { events, stored } = withEvent(document.state.events, event, at);
  document.set('events', events);
  return stored;
}

/** Events with one more, which comes after those of the same instant. Pure. */
export function withEvent(
  events: readonly StoredEvent[],
  event: PreparedEvent,
  at: Date,
): { readonly events: readonly StoredEvent[]; readonly stored: StoredEvent } {
  const stored: StoredEvent = {
    ...event,
    number: events.length + 1,
    at: at.toISOString(),
    ...versionOf(event, events),
  };
  const place = events.findLastIndex((earlier) => earlier.at <= stored.at) + 1;
  return { events: events.toSpliced(place, 0, stored), stored };
}

/** What may be shown of an event: everything but hashes. */
export function shownEvent(event: StoredEvent): Readonly<Record<string, unknown>> {
  if (event.event === 'passwordChanged') {
    const { event: what, at, number, version } = event;
    return { event: what, newPassword: 'XXXXX', number, at, version };
  }
  if (event.event === 'mfaDemanded') return { ...event, rounds: event.rounds.map(shownRound) };
  return { ...event };
}

function shownRound(round: KeptRound): unknown {
  if ('standard' in round) return round;
  return round.map(({ hashes, ...shown }) => (hashes ? { ...shown, answers: 'XXXXX' } : shown));
}

/** A password that was valid before is that version again, and whoever kept it may sign in. */
async function keptPassword(
  rule: LoginRule,
  state: BankLoginState,
  password: string,
): Promise<KeptPassword> {
  if (rule.password.some((way) => way.exact === password && way.code === undefined)) {
    return { event: 'passwordChanged', returnsTo: 0 };
  }
  for (const { version, hash } of passwordVersions(state)) {
    if (await verifySecret(password, hash)) return { event: 'passwordChanged', returnsTo: version };
  }
  return { event: 'passwordChanged', hash: await hashSecret(password) };
}

const REMEMBERED_PASSWORDS = 20;

/** Passwords that events have brought, newest first; of very many only the last are known. */
export function passwordVersions(
  state: BankLoginState,
): readonly { readonly version: number; readonly hash: string }[] {
  return state.events
    .flatMap((event) =>
      event.event === 'passwordChanged' && event.hash !== undefined
        ? [{ version: event.version ?? 0, hash: event.hash }]
        : [],
    )
    .sort((one, other) => other.version - one.version)
    .slice(0, REMEMBERED_PASSWORDS);
}

function versionOf(event: PreparedEvent, events: readonly StoredEvent[]): { version?: number } {
  if (event.event !== 'passwordChanged' && event.event !== 'mfaDemanded') return {};
  if (event.event === 'passwordChanged' && event.returnsTo !== undefined) {
    return { version: event.returnsTo };
  }
  const earlier = events.filter((other) => other.event === event.event);
  return { version: Math.max(0, ...earlier.map((other) => other.version ?? 0)) + 1 };
}

async function keptDemand(rule: LoginRule, event: BankEventOf<'mfaDemanded'>): Promise<KeptDemand> {
  const { event: what, everySignIn } = event;
  return { event: what, rounds: await keptRounds(rule, event), everySignIn };
}

async function keptRounds(
  rule: LoginRule,
  event: BankEventOf<'mfaDemanded'>,
): Promise<readonly KeptRound[]> {
  const rounds = event.questions ? [event.questions] : (event.rounds ?? 1);
  if (typeof rounds === 'number') {
    rule.standardQuestion(event.kind);
    return Array.from({ length: rounds }, () => ({ standard: event.kind }));
  }
  return Promise.all(rounds.map((round) => Promise.all(round.map(keptQuestion))));
}

async function keptQuestion({ answers, ...question }: Question): Promise<KeptQuestion> {
  if (!answers) return question;
  return { ...question, hashes: await Promise.all(answers.map(hashSecret)) };
}

function assertAccountExists(rule: LoginRule, event: BankEvent): void {
  if (!('account' in event)) return;
  const known = rule.persona.accounts.map((account) => account.id);
  if (known.includes(event.account)) return;
  throw new SandboxError(
    `${rule.persona.name} has no account "${event.account}"${suggestion(event.account, known)}`,
  );
}
