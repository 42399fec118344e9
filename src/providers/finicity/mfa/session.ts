import type { Table } from '../../../core/store/kinds.js';
import type { StoredCredentials } from '../logins/schema.js';

/** A challenge that waits for its answers. One session lasts for all rounds of a sign-in. */
export interface MfaSession {
  /** The value of `challengeSessionId`. */
  readonly id: string;
  readonly institutionId: number;
  /** Of an update; absent while accounts are being discovered. */
  readonly loginId?: number;
  readonly credentials: StoredCredentials;
  /** As the bank counts them, from zero. */
  readonly round: number;
  readonly mfaVersion: number;
  /** How many responses are expected. */
  readonly questions: number;
  /** ISO instant. */
  readonly expiresAt: string;
}

/** Where answers are sent: to an institution's logins, or to a login. */
export type AnswerTarget =
  { readonly institutionId: number; readonly loginId?: undefined } | { readonly loginId: number };

export type SessionVerdict =
  | { readonly verdict: 'open'; readonly session: MfaSession }
  | { readonly verdict: 'unknown' | 'expired' };

/** Sessions of one customer that can be open at once; the oldest makes room. Not documented. */
const MOST_SESSIONS = 16;

/** The session that answers belong to. One of another login or purpose is as good as unknown. */
export function sessionFor(
  sessions: Table<MfaSession>,
  id: string,
  target: AnswerTarget,
  now: Date,
): SessionVerdict {
  const session = Object.hasOwn(sessions, id) ? sessions[id] : undefined;
  if (!session || !isFor(session, target)) return { verdict: 'unknown' };
  return isOver(session, now) ? { verdict: 'expired' } : { verdict: 'open', session };
}

function isFor(session: MfaSession, target: AnswerTarget): boolean {
  if (target.loginId !== undefined) return session.loginId === target.loginId;
  return session.loginId === undefined && session.institutionId === target.institutionId;
}

export const isOver = ({ expiresAt }: MfaSession, now: Date): boolean =>
  now.getTime() >= Date.parse(expiresAt);

/** The sessions once this one is among them, without those that are over. */
export function withSession(
  sessions: Table<MfaSession>,
  added: MfaSession,
  now: Date,
): Table<MfaSession> {
  const others = Object.values(sessions)
    .filter((session) => session.id !== added.id && !isOver(session, now))
    .sort((one, other) => Date.parse(one.expiresAt) - Date.parse(other.expiresAt))
    .slice(1 - MOST_SESSIONS);
  return Object.fromEntries([...others, added].map((session) => [session.id, session]));
}

/** The sessions without those of a login. */
export const withoutLogin = (sessions: Table<MfaSession>, loginId: number): Table<MfaSession> =>
  Object.fromEntries(Object.entries(sessions).filter(([, session]) => session.loginId !== loginId));
