import type { WireFields } from '../../core/http/wire.js';
import type { Document } from '../../core/store/kinds.js';
import type { World } from '../../core/world/world.js';
import { accountsOf } from './aggregation/attempt.js';
import { isHeldBack } from './aggregation/course.js';
import { nightAfter } from './aggregation/due-work.js';
import { waitingSince } from './aggregation/schedule.js';
import type { CustomerState } from './customer.js';
import type { InstitutionLogin } from './logins/schema.js';
import { isOver, type MfaSession } from './mfa/session.js';
import { finicitySettings } from './settings.js';
import { isExpired } from './token/service.js';

/** A customer as a person wants to see it: how each login stands and when what is possible. */
export function customerView(
  { key, state }: Document<CustomerState>,
  world: World,
  now: Date,
): WireFields {
  const logins = Object.values(state.logins).map((login) => loginView(state, login, world, now));
  return {
    name: key,
    createdAt: state.createdAt,
    kind: state.kind,
    liveTokens: Object.values(state.tokens).filter((token) => !isExpired(token, now)).length,
    nextAggregation: logins.map(({ nextAggregation }) => nextAggregation).reduce(earlier, null),
    logins,
    mfaSessions: Object.values(state.sessions)
      .filter((session) => !isOver(session, now))
      .map(sessionView),
  };
}

const earlier = (one: string | null, other: string | null): string | null => {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
};

function loginView(state: CustomerState, login: InstitutionLogin, world: World, now: Date) {
  const { refreshLimitSeconds } = world.settings(finicitySettings);
  const { credentials, statusCode, attemptedAt, succeededAt } = login;
  const allowedAt = Date.parse(succeededAt) + refreshLimitSeconds * 1000;
  const isLimited = statusCode === '0' && !credentials.isUnchecked && allowedAt > now.getTime();
  const isWaiting = isHeldBack(login, 'nightly');
  const night = isWaiting ? undefined : nightAfter(waitingSince(login), world);
  return {
    institutionLoginId: login.id,
    institutionId: login.institutionId,
    bankLogin: credentials.bankLogin ?? null,
    credentials: credentials.isUnchecked ? 'unchecked' : 'tried',
    aggrStatusCode: statusCode,
    lastAttempt: attemptedAt,
    lastRefresh: succeededAt,
    /** Null where nothing but other credentials helps. */
    nextRefresh: nextRefresh(login, isLimited ? allowedAt : now.getTime()),
    nextAggregation: night === undefined ? null : new Date(night).toISOString(),
    accounts: accountsOf(state, login.id).map(
      ({ id, kind, number, nickname, status, balance }) => ({
        accountId: id,
        kind,
        number,
        nickname,
        status,
        balance: balance / 100,
        aggrStatusCode: statusCode,
      }),
    ),
  };
}

const nextRefresh = (login: InstitutionLogin, at: number): string | null =>
  isHeldBack(login, 'refresh') ? null : new Date(at).toISOString();

const sessionView = ({ id, institutionId, loginId, round, questions, expiresAt }: MfaSession) => ({
  challengeSessionId: id,
  institutionId,
  institutionLoginId: loginId ?? null,
  round: round + 1,
  questions,
  expiresAt,
});
