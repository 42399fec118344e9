import { NonceMemory } from '../../src/providers/finicity/oauth/nonces.js';
import { SECRETS, signed, verify } from '../support/finicity-oauth.js';

const now = 1467374400_000;

describe('the nonce', () => {
  it('is good for one request', () => {
    const nonces = new NonceMemory();

    expect(verify(signed(), SECRETS, { nonces })).toHaveProperty('baseString');
    expect(verify(signed(), SECRETS, { nonces })).toMatchObject({ problem: 'nonce_used' });
    expect(verify(signed({ timestamp: 1467374401 }), SECRETS, { nonces })).not.toHaveProperty(
      'problem',
    );
    expect(verify(signed({ nonce: 'another' }), SECRETS, { nonces })).not.toHaveProperty('problem');
  });

  it('is not used up by a request that somebody else made up', () => {
    const nonces = new NonceMemory();
    const forged = signed({ tokenSecret: 'guessed' });

    expect(verify(forged, SECRETS, { nonces })).toMatchObject({ reason: 'signatureWrong' });
    expect(verify(signed(), SECRETS, { nonces })).not.toHaveProperty('problem');
  });
});

describe('the memory of nonces', () => {
  const use = (nonce: string, timestamp = now) => ({
    consumerKey: 'k',
    token: 't',
    timestamp,
    nonce,
  });
  const clocks = { world: now, host: now };

  it('tells keys and tokens apart', () => {
    const nonces = new NonceMemory();

    expect(nonces.remember(use('a'), clocks)).toBe(true);
    expect(nonces.remember({ ...use('a'), token: 'u' }, clocks)).toBe(true);
    expect(nonces.remember({ ...use('a'), consumerKey: 'l' }, clocks)).toBe(true);
    expect(nonces.remember(use('a'), clocks)).toBe(false);
  });

  it('forgets what neither clock would accept', () => {
    const nonces = new NonceMemory();
    for (let i = 0; i < 5000; i++) nonces.remember(use(`old-${i}`), clocks);
    const later = now + 600_001;

    for (let i = 0; i < 5000; i++) {
      nonces.remember(use(`new-${i}`, later), { world: later, host: later });
    }

    expect(nonces.size).toBe(5000);
  });

  it('keeps what one clock would accept', () => {
    const nonces = new NonceMemory();
    nonces.remember(use('a'), clocks);
    const later = now + 600_001;

    nonces.remember(use('b', later), { world: now, host: later });

    expect(nonces.remember(use('a'), { world: now, host: later })).toBe(false);
  });

  it('has a limit even where no time passes', () => {
    const nonces = new NonceMemory(100);
    for (let i = 0; i < 10_000; i++) nonces.remember(use(`nonce-${i}`), clocks);

    expect(nonces.size).toBe(100);
    expect(nonces.remember(use('nonce-9950'), clocks)).toBe(false);
  });
});
