import type { StoredEvent } from '../../src/bank/stored-events.js';
import type { ConnectionInterface } from '../../src/providers/finapi/bank-connections/schema.js';
import { runConnection } from '../../src/providers/finapi/batch-update/run.js';
import {
  bank,
  candidate,
  client,
  consent,
  facts,
  source,
  stored,
  withoutConsent,
} from '../support/batch-facts.js';
import { connection, event, NOW, options } from '../support/batch-run.js';

const right = { ...stored, match: { kind: 'matched', version: 0 } as const };
const wrong = { ...stored, match: { kind: 'wrong' } as const };
const byPin = withoutConsent({ storedCredentials: right });

describe('a run over an eligible interface', () => {
  it('writes lastAutoUpdate, leaves lastManualUpdate and keeps the connection busy', () => {
    const lastManualUpdate = { result: 'OK', timestamp: '2026-02-01T00:00:00.000Z' } as const;

    const run = runConnection(connection(candidate({ lastManualUpdate })), options());

    expect(run.reports).toEqual([
      {
        connectionId: 7,
        bankingInterface: 'XS2A',
        outcome: 'updated',
        because: ['The bank let the update in.'],
        result: { result: 'OK', timestamp: NOW },
      },
    ]);
    expect(run.connection).toEqual({
      ...connection(
        candidate({
          lastManualUpdate,
          lastAutoUpdate: { result: 'OK', timestamp: NOW },
          ledger: { consents: [], accesses: [{ at: NOW, automatic: true, attended: false }] },
        }),
      ),
      busyUntil: '2026-03-01T12:02:00.000Z',
    });
  });

  it('remembers that stored credentials worked', () => {
    const run = runConnection(connection(byPin), options());

    expect(run.connection.interfaces[0]?.lastUpdateWithStoredCredentials).toEqual({
      at: NOW,
      automatic: true,
      result: 'OK',
      credentialsRejected: false,
    });
  });

  it('leaves a connection that is busy', () => {
    const busy = { ...connection(candidate()), busyUntil: '2026-03-01T12:00:01.000Z' };

    const run = runConnection(busy, options());

    expect(run.connection).toBe(busy);
    expect(run.reports[0]).toMatchObject({ outcome: 'left' });
  });
});

describe('what the bank says', () => {
  const REJECTED = ['BANK_SERVER_REJECTION', 'BUSINESS'] as const;
  const BROKEN = ['INTERNAL_SERVER_ERROR', 'TECHNICAL'] as const;
  const version = (number: number) => ({ version: number });
  const demanded = event({
    event: 'mfaDemanded',
    rounds: [{ standard: 'text' }],
    everySignIn: false,
    ...version(1),
  });

  test.each<
    [string, ConnectionInterface, readonly StoredEvent[], readonly string[], boolean, boolean]
  >([
    [
      'stored credentials that are wrong',
      withoutConsent({ storedCredentials: wrong }),
      [],
      REJECTED,
      true,
      false,
    ],
    [
      'a password that was changed at the bank',
      byPin,
      [event({ event: 'passwordChanged', ...version(1) })],
      REJECTED,
      true,
      false,
    ],
    ['a site that is down', byPin, [event({ event: 'siteDown', code: 105 })], BROKEN, false, false],
    [
      'a consent at a site that is down',
      candidate(),
      [event({ event: 'siteDown', code: 105 })],
      BROKEN,
      false,
      false,
    ],
    ['a login that is locked', byPin, [event({ event: 'loginLocked' })], REJECTED, false, true],
    ['strong authentication demanded', byPin, [demanded], REJECTED, false, true],
    ['strong authentication demanded of a consent', candidate(), [demanded], REJECTED, false, true],
    [
      'a consent that was revoked',
      candidate(),
      [event({ event: 'consentRevoked' })],
      REJECTED,
      false,
      true,
    ],
  ])('%s', (_case, given, events, [result, errorType], isRejected, isRequired) => {
    const run = runConnection(connection(given), options(events));
    const [after] = run.connection.interfaces;

    expect(run.reports[0]).toMatchObject({ outcome: 'failed', result: { result, errorType } });
    expect(after?.lastAutoUpdate).toMatchObject({ result, errorType, timestamp: NOW });
    expect(after?.lastUpdateWithStoredCredentials?.credentialsRejected ?? false).toBe(isRejected);
    expect(after?.userActionRequired).toBe(isRequired);
    expect(after?.consent).toEqual(given.consent);
  });

  it('asks the user when a bank wants strong authentication at each sign-in', () => {
    const everySignIn = { ...demanded, everySignIn: true } as StoredEvent;
    const trusted = { ...byPin, trustedMfa: 1 };

    const run = runConnection(connection(trusted), options([everySignIn]));

    expect(run.connection.interfaces[0]?.userActionRequired).toBe(true);
  });

  it('takes a consent for strong authentication that was answered before', () => {
    const everySignIn = { ...demanded, everySignIn: true } as StoredEvent;
    const trusted = candidate({ trustedMfa: 1 });

    const run = runConnection(connection(trusted), options([everySignIn]));

    expect(run.reports[0]?.outcome).toBe('updated');
  });

  it('counts a consent given after a revocation as a new one', () => {
    const renewed = candidate({
      consent: { ...consent(), givenAt: '2026-02-16T00:00:00.000Z' },
    });

    const run = runConnection(connection(renewed), options([event({ event: 'consentRevoked' })]));

    expect(run.reports[0]?.outcome).toBe('updated');
  });

  it('reports a login that nobody knows any more', () => {
    const run = runConnection(connection(candidate()), options([], { access: undefined }));

    expect(run.reports[0]?.result).toMatchObject({ result: 'INTERNAL_SERVER_ERROR' });
  });
});

describe('after wrong stored credentials', () => {
  it('the next run leaves the interface because of condition 4 alone', () => {
    const first = runConnection(
      connection(withoutConsent({ storedCredentials: wrong })),
      options([], { durationSeconds: 0 }),
    );

    const second = runConnection(first.connection, options());

    expect(second.reports[0]).toMatchObject({
      outcome: 'left',
      because: [`The bank refused the stored credentials at ${NOW}.`],
    });
    expect(second.connection).toBe(first.connection);
  });
});

describe('a consent past its end', () => {
  const expired = candidate({ consent: consent('2026-03-01T00:00:00.000Z') });

  it('asks for the user at the first run that was due, without any update', () => {
    const run = runConnection(connection(expired), options());

    expect(run.reports[0]).toMatchObject({ outcome: 'left', userActionRequired: true });
    expect(run.connection).toEqual(connection({ ...expired, userActionRequired: true }));
  });

  it('stays as it is while no run is due', () => {
    const off = facts({ client: { ...client, aisEnabled: false } });

    const run = runConnection(connection(expired), options([], { facts: off }));

    expect(run.connection.interfaces[0]).toBe(expired);
  });

  it('does not matter while the PIN is stored', () => {
    const run = runConnection(connection({ ...expired, storedCredentials: right }), options());

    expect(run.reports[0]?.outcome).toBe('updated');
  });
});

describe('a connection with one interface eligible and one not', () => {
  it('is updated through the one and says why not through the other', () => {
    const at = bank(source(), source({ bankingInterface: 'FINTS_SERVER' }));
    const other = withoutConsent({ bankingInterface: 'FINTS_SERVER' });

    const run = runConnection(
      connection(candidate(), other),
      options([], { facts: facts({ bank: at }) }),
    );

    expect(run.reports.map(({ outcome }) => outcome)).toEqual(['updated', 'left']);
    expect(run.connection.interfaces[1]).toBe(other);
    expect(run.connection.busyUntil).toBe('2026-03-01T12:02:00.000Z');
  });
});
