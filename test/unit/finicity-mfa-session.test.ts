import {
  sessionFor,
  withoutLogin,
  withSession,
  type MfaSession,
} from '../../src/providers/finicity/mfa/session.js';

const NOW = new Date('2016-07-01T12:00:00.000Z');

const session = (id: string, changes: Partial<MfaSession> = {}): MfaSession => ({
  id,
  institutionId: 101732,
  credentials: { match: { kind: 'wrong' } },
  round: 0,
  mfaVersion: 0,
  questions: 1,
  expiresAt: '2016-07-01T12:10:00.000Z',
  ...changes,
});

const kept = (...sessions: readonly MfaSession[]) =>
  Object.fromEntries(sessions.map((one) => [one.id, one]));

describe('the session that answers belong to', () => {
  const discovery = session('d');
  const update = session('u', { loginId: 7 });
  const sessions = kept(discovery, update);

  it.each([
    ['d', { institutionId: 101732 }, 'open'],
    ['d', { institutionId: 100000 }, 'unknown'],
    ['d', { loginId: 7 }, 'unknown'],
    ['u', { loginId: 7 }, 'open'],
    ['u', { loginId: 8 }, 'unknown'],
    ['u', { institutionId: 101732 }, 'unknown'],
    ['x', { loginId: 7 }, 'unknown'],
    ['constructor', { loginId: 7 }, 'unknown'],
  ])('%s at %j is %s', (id, target, verdict) => {
    expect(sessionFor(sessions, id, target, NOW).verdict).toBe(verdict);
  });

  it('is over at the instant at which it expires', () => {
    const at = (time: string) =>
      sessionFor(sessions, 'u', { loginId: 7 }, new Date(`2016-07-01T${time}Z`)).verdict;

    expect([at('12:09:59.999'), at('12:10:00.000')]).toEqual(['open', 'expired']);
  });
});

describe('the sessions of a customer', () => {
  it('lose those that are over when one is added', () => {
    const old = session('old', { expiresAt: NOW.toISOString() });

    expect(Object.keys(withSession(kept(old, session('a')), session('b'), NOW))).toEqual([
      'a',
      'b',
    ]);
  });

  it('are limited in number; the oldest makes room', () => {
    let sessions = {};
    for (let number = 0; number < 30; number += 1) {
      const expiresAt = new Date(NOW.getTime() + 1000 * (number + 1)).toISOString();
      sessions = withSession(sessions, session(`s${String(number)}`, { expiresAt }), NOW);
    }

    expect(Object.keys(sessions)).toHaveLength(16);
    expect(Object.keys(sessions)).toContain('s29');
    expect(Object.keys(sessions)).not.toContain('s13');
  });

  it('forget those of a login', () => {
    const sessions = kept(session('d'), session('u', { loginId: 7 }), session('v', { loginId: 8 }));

    expect(Object.keys(withoutLogin(sessions, 7))).toEqual(['d', 'v']);
  });
});
