import { challengeOf, isRefusal } from '../../src/providers/finicity/oauth/problems.js';
import { BASE_URL, SECRETS, signed, verify } from '../support/finicity-oauth.js';

const url = `${BASE_URL}/accounts`;
const seconds = 1467374400;
const now = seconds * 1000;
const authorize = (timestamp = seconds, nonce = 'nonce'): string =>
  signed({ url, timestamp, nonce }).authorization ?? '';
const genuine = signed({ url });

describe('a request', () => {
  test.each([
    { fault: 'no header', header: undefined, reason: 'unsigned' },
    { fault: 'another scheme', header: 'Bearer x', reason: 'unsigned' },
    { fault: 'an empty header', header: 'OAuth', reason: 'unsigned' },
    {
      fault: 'no signature',
      header: authorize().replace(/oauth_signature="[^"]*"/, 'a="b"'),
      reason: 'parameterMissing',
    },
    {
      fault: 'no token',
      header: authorize().replace('oauth_token="token", ', ''),
      reason: 'parameterMissing',
    },
    {
      fault: 'an empty token',
      header: authorize().replace('oauth_token="token"', 'oauth_token=""'),
      reason: 'parameterMissing',
    },
    {
      fault: 'no version',
      header: authorize().replace('oauth_version="1.0", ', ''),
      reason: 'parameterMissing',
    },
    {
      fault: 'a parameter twice',
      header: `${authorize()}, oauth_nonce="other"`,
      reason: 'parameterRepeated',
    },
    {
      fault: 'another version',
      header: authorize().replace('"1.0"', '"2.0"'),
      reason: 'versionUnknown',
    },
    {
      fault: 'a nonce without end',
      header: authorize(seconds, 'n'.repeat(2000)),
      reason: 'parameterTooLong',
    },
    { fault: 'milliseconds', header: authorize(now), reason: 'timestampOutsideWindow' },
    {
      fault: 'a timestamp that is no number',
      header: authorize().replace(/oauth_timestamp="\d+"/, 'oauth_timestamp="soon"'),
      reason: 'timestampOutsideWindow',
    },
    {
      fault: 'PLAINTEXT',
      header: authorize().replace('HMAC-SHA1', 'PLAINTEXT'),
      reason: 'signatureMethodUnknown',
    },
    {
      fault: 'a method called constructor',
      header: authorize().replace('HMAC-SHA1', 'constructor'),
      reason: 'signatureMethodUnknown',
    },
    {
      fault: 'a changed token',
      header: authorize().replace('"token"', '"nekot"'),
      reason: 'signatureWrong',
    },
    {
      fault: 'a cut signature',
      header: authorize().replace(/oauth_signature="..../, 'oauth_signature="'),
      reason: 'signatureWrong',
    },
    {
      fault: 'a header that stops in a value',
      header: 'OAuth oauth_token="',
      reason: 'parameterMissing',
    },
  ])('with $fault is refused: $reason', ({ header, reason }) => {
    expect(verify({ url, authorization: header })).toMatchObject({ reason });
  });

  test.each([
    { change: { method: 'PUT' } },
    { change: { url: `${url}?refresh=true` } },
    { change: { url: `${url}/` } },
  ])('is refused with its base string after $change', ({ change }) => {
    const refused = verify({ ...genuine, ...change });

    expect(refused).toMatchObject({ reason: 'signatureWrong', problem: 'signature_invalid' });
    expect('baseString' in refused && refused.baseString).toMatch(
      change.method ? /^PUT&http%3A%2F%2F127.0.0.1%3A4010%2F/ : /^GET&http%3A%2F%2F127/,
    );
  });

  it('is refused with more parameters than anybody sends', () => {
    expect(verify({ ...genuine, url: `${url}?${'a&'.repeat(5000)}` })).toMatchObject({
      reason: 'tooManyParameters',
    });
  });

  it('is refused with a form that is larger than any', () => {
    const form = { mediaType: 'application/x-www-form-urlencoded', body: '"'.repeat(70_000) };

    expect(verify({ ...genuine, ...form })).toMatchObject({ reason: 'parameterTooLong' });
  });

  it('is refused when its OAuth parameters are in header and query', () => {
    expect(verify({ ...genuine, url: `${url}?oauth_nonce=nonce` })).toMatchObject({
      problem: 'parameter_rejected',
    });
  });

  it('meets the refusal as an OAuth problem', () => {
    expect(challengeOf({ problem: 'token_rejected' })).toBe('OAuth oauth_problem="token_rejected"');
  });
});

describe('the timestamp', () => {
  const far = Date.parse('2030-01-01T00:00:00Z');

  test.each([
    { late: -301, accepted: false },
    { late: -300, accepted: true },
    { late: 300, accepted: true },
    { late: 301, accepted: false },
  ])(
    '$late seconds after it was made is accepted by either clock: $accepted',
    ({ late, accepted }) => {
      const at = now + late * 1000;

      for (const clocks of [
        { world: at, host: far },
        { world: far, host: at },
      ]) {
        expect(isRefusal(verify(genuine, SECRETS, { clocks }))).toBe(!accepted);
      }
    },
  );

  it('is refused by the name of its problem', () => {
    expect(verify(genuine, SECRETS, { clocks: { world: far, host: far } })).toMatchObject({
      problem: 'timestamp_refused',
    });
  });
});
