import {
  aggregationCode,
  isBlocked,
  KNOWN_CODES,
  notRefreshedReason,
} from '../../src/providers/finicity/aggregation/codes.js';
import { statusCodeOf } from '../../src/providers/finicity/aggregation/contact.js';
import { courseOf, isHeldBack } from '../../src/providers/finicity/aggregation/course.js';
import { afterOutcome } from '../../src/providers/finicity/aggregation/attempt.js';
import { earliestAttempt, nextNight } from '../../src/providers/finicity/aggregation/schedule.js';
import type { InstitutionLogin } from '../../src/providers/finicity/logins/schema.js';

const NOW = new Date('2016-07-01T12:00:00.000Z');

const login = (changes: Partial<InstitutionLogin> = {}): InstitutionLogin => ({
  id: 1,
  institutionId: 101732,
  credentials: { bankLogin: 'demo', match: { kind: 'matched', version: 0 } },
  trustedMfa: 0,
  statusCode: '0',
  attemptedAt: '2016-07-01T11:30:00.000Z',
  succeededAt: '2016-07-01T11:30:00.000Z',
  ...changes,
});

const unchecked = (changes: Partial<InstitutionLogin> = {}): InstitutionLogin => {
  const { credentials, ...rest } = login(changes);
  return { ...rest, credentials: { ...credentials, isUnchecked: true } };
};

describe('which code blocks which attempt', () => {
  it.each([
    ['0', []],
    ['102', []],
    ['103', ['refresh', 'nightly']],
    ['105', []],
    ['108', []],
    ['109', []],
    ['185', ['nightly']],
    ['187', ['nightly']],
    ['199', ['refresh', 'nightly']],
    ['931', []],
    ['constructor', []],
  ])('%s blocks %j, and never new credentials', (code, blocked) => {
    const attempts = ['refresh', 'newCredentials', 'nightly'] as const;

    expect(attempts.filter((attempt) => isBlocked(code, attempt))).toEqual(blocked);
  });

  it('holds nothing back once other credentials are stored', () => {
    expect(isHeldBack(login({ statusCode: '103' }), 'refresh')).toBe(true);
    expect(isHeldBack(unchecked({ statusCode: '103' }), 'refresh')).toBe(false);
  });

  it('answers 503 where no other status is known', () => {
    const statuses = ['103', '185', '331', '325', '5006', '12345'].map(
      (code) => aggregationCode(code).status ?? 503,
    );

    expect(statuses).toEqual([503, 503, 408, 500, 500, 503]);
  });
});

describe('why transactions are not fresh', () => {
  it('is told by the code', () => {
    const codesOf = (reason: string) =>
      KNOWN_CODES.filter((code) => notRefreshedReason(code) === reason);

    expect(codesOf('NOT_NECESSARY')).toEqual(['0']);
    expect(codesOf('CREDENTIALS_REQUIRED')).toEqual(['103', '108', '109']);
    expect(codesOf('CHALLENGE_RESPONSE_REQUIRED')).toEqual(['185', '187']);
    expect(['999', 'constructor'].map(notRefreshedReason)).toEqual(['UNAVAILABLE', 'UNAVAILABLE']);
  });
});

describe('the course of an update', () => {
  const course = (changes: Partial<Parameters<typeof courseOf>[0]> = {}) =>
    courseOf({
      login: login(),
      hasCredentials: false,
      refresh: true,
      now: NOW,
      limitSeconds: 3600,
      ...changes,
    });

  it.each([
    ['fresh data', {}, { course: 'fresh', ageMs: 1_800_000, waitMs: 1_800_000 }],
    ['no refresh=true', { refresh: false }, { course: 'nothing' }],
    ['credentials', { hasCredentials: true }, { course: 'validate' }],
    [
      'credentials without refresh=true',
      { hasCredentials: true, refresh: false },
      { course: 'store' },
    ],
    ['a code other than 0', { login: login({ statusCode: '185' }) }, { course: 'refresh' }],
    ['103', { login: login({ statusCode: '103' }) }, { course: 'blocked', code: '103' }],
    [
      '103 and credentials',
      { login: login({ statusCode: '103' }), hasCredentials: true },
      { course: 'validate' },
    ],
    ['unchecked credentials', { login: unchecked() }, { course: 'refresh' }],
    ['no limit', { limitSeconds: 0 }, { course: 'refresh' }],
    [
      'the last millisecond',
      { now: new Date('2016-07-01T12:29:59.999Z') },
      { course: 'fresh', ageMs: 3_599_999, waitMs: 1 },
    ],
    [
      'the hour to the instant',
      { now: new Date('2016-07-01T12:30:00.000Z') },
      { course: 'refresh' },
    ],
  ])('%s', (_name, changes, expected) => {
    expect(course(changes)).toEqual(expected);
  });
});

describe('a login after an attempt', () => {
  it('is at 0 with both dates moved when the bank lets it in', () => {
    expect(
      afterOutcome(unchecked({ statusCode: '103' }), { outcome: 'in', mfaVersion: 3 }, NOW),
    ).toEqual(
      login({ trustedMfa: 3, attemptedAt: NOW.toISOString(), succeededAt: NOW.toISOString() }),
    );
  });

  it('moves the date of the attempt alone when it fails', () => {
    const refused = { outcome: 'refused', reason: 'wrongCredentials' } as const;

    expect(afterOutcome(unchecked(), refused, NOW)).toEqual(
      login({ statusCode: '103', attemptedAt: NOW.toISOString() }),
    );
  });

  it('still has unchecked credentials when the bank was away', () => {
    const refused = { outcome: 'refused', reason: 'siteDown', code: 931 } as const;

    expect(afterOutcome(unchecked(), refused, NOW)).toEqual(
      unchecked({ statusCode: '931', attemptedAt: NOW.toISOString() }),
    );
  });

  it.each([
    ['siteDown', '105'],
    ['locked', '108'],
    ['wrongCredentials', '103'],
    ['failing', '102'],
    ['wrongAnswer', '187'],
  ] as const)('shows %s as %s', (reason, code) => {
    expect(statusCodeOf({ outcome: 'refused', reason })).toBe(code);
  });
});

describe('the nights', () => {
  it.each([
    ['2016-07-01T08:59:59.999Z', '2016-07-01T09:00:00.000Z'],
    ['2016-07-01T09:00:00.000Z', '2016-07-02T09:00:00.000Z'],
    ['2016-12-31T23:00:00.000Z', '2017-01-01T09:00:00.000Z'],
    ['2016-02-28T12:00:00.000Z', '2016-02-29T09:00:00.000Z'],
  ])('after %s comes %s', (after, night) => {
    expect(new Date(nextNight(Date.parse(after), '09:00Z')).toISOString()).toBe(night);
  });

  it('count from the earliest attempt of a login that is tried at all', () => {
    const logins = [
      login({ attemptedAt: '2016-07-03T00:00:00.000Z' }),
      login({ attemptedAt: '2016-07-02T00:00:00.000Z' }),
      login({ attemptedAt: '2016-07-01T00:00:00.000Z', statusCode: '185' }),
    ];

    expect(earliestAttempt(logins)).toBe('2016-07-02T00:00:00.000Z');
    expect(earliestAttempt(logins.slice(2))).toBeUndefined();
  });
});
