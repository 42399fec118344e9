import {
  bodyHashOf,
  readTokenAnswer,
  signRequest,
} from '../../src/providers/finicity/client/requests.js';
import { splitUrl } from '../../src/providers/finicity/oauth/base-string.js';
import { BASE_URL, signed, toSign, verify, wasAccepted } from '../support/finicity-oauth.js';

describe('what our client signs', () => {
  test.each([
    '/accounts',
    '/accounts/',
    '/logins/1?refresh=true',
    '/logins/1?refresh=true&',
    '/logins/1?&&refresh=true',
    '/logins/1?a=2&a=1&a=&a',
    '/logins/1?b=%7e%41%2b%20+&B=%C3%A4%zz',
    '/institutions?search=caf%E9',
    "/institutions?search=!'()*;:@$,/?[]",
    '/logins/%7Bid%7D/x%20y',
    '/logins/1?Host=financialdatafeed.platform.intuit.com',
    '/logins/1?=nameless',
  ])('verifies for %s in header and query', (path) => {
    for (const placement of ['header', 'query'] as const) {
      const sent = signed({ url: BASE_URL + path, placement });

      expect(wasAccepted(verify(sent))).toBe(true);
    }
  });

  it('puts nothing of its own into headers when it signs in the query', () => {
    const { url, headers } = signRequest(toSign({ placement: 'query', nonce: 'n' }));

    expect(headers).toEqual({});
    expect(url).toContain('?oauth_consumer_key=key%2Bwith%3Dodd%2Fcharacters&oauth_token=token&');
  });

  it('signs the hash of a body', () => {
    const body = '<InstitutionLogin/>';
    const sent = signed({ method: 'PUT', bodyHash: bodyHashOf(body) }, body);

    expect(wasAccepted(verify(sent))).toBe(true);
    expect(verify({ ...sent, body: `${body} ` })).toMatchObject({
      reason: 'bodyHashWrong',
      problem: 'signature_invalid',
    });
  });

  it('may sign the hash of no body at all', () => {
    const sent = signed({ bodyHash: bodyHashOf('') });

    expect(sent.authorization).toContain('oauth_body_hash="2jmj7l5rSw0yVb%2FvlWAYkK%2FYBwk%3D"');
    expect(wasAccepted(verify(sent))).toBe(true);
  });

  it('reads a token answer in any order', () => {
    const token = { token: 'ab', tokenSecret: 'cd' };

    expect(readTokenAnswer('oauth_token_secret=cd&oauth_token=ab')).toEqual(token);
    expect(readTokenAnswer('oauth_token=ab&oauth_token_secret=cd')).toEqual(token);
    expect(readTokenAnswer('oauth_token=ab')).toBeUndefined();
  });
});

describe('Authorization headers as clients write them', () => {
  const sent = signed();
  const authorization = sent.authorization ?? '';

  test.each([
    { habit: 'scheme in lower case', header: authorization.replace('OAuth', 'oauth') },
    { habit: 'no spaces', header: authorization.replaceAll(', ', ',') },
    {
      habit: 'spaces everywhere',
      header: authorization.replaceAll(', ', ' ,  ').replaceAll('="', ' = "'),
    },
    { habit: 'a realm', header: authorization.replace('OAuth ', 'OAuth realm="a,b=c", ') },
    { habit: 'an empty realm at the end', header: `${authorization}, realm=""` },
    { habit: 'no quotation marks', header: authorization.replaceAll('"', '') },
    { habit: 'a comma at the end', header: `${authorization},` },
    {
      habit: 'lower-case escapes',
      header: authorization.replace(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase()),
    },
    {
      habit: 'an unencoded signature',
      header: authorization.replace(/oauth_signature="[^"]*"/, (pair) => decodeURIComponent(pair)),
    },
    {
      habit: 'reverse order',
      header: `OAuth ${authorization.slice(6).split(', ').reverse().join(', ')}`,
    },
  ])('$habit', ({ header }) => {
    expect(wasAccepted(verify({ ...sent, authorization: header }))).toBe(true);
  });
});

describe('hosts and ports', () => {
  const sent = signed({
    url: 'https://Sandbox.Example.COM:443/financialdatafeed/v1/accounts',
  });

  test.each([
    { url: 'https://sandbox.example.com/financialdatafeed/v1/accounts', right: true },
    { url: 'HTTPS://SANDBOX.example.com:443/financialdatafeed/v1/accounts', right: true },
    { url: 'https://sandbox.example.com:80/financialdatafeed/v1/accounts', right: false },
    { url: 'http://sandbox.example.com/financialdatafeed/v1/accounts', right: false },
    { url: 'https://sandbox.example.com/w/a/financialdatafeed/v1/accounts', right: false },
    { url: 'https://sandbox.example.com/financialdatafeed/v1/Accounts', right: false },
  ])('$url is signed: $right', ({ url, right }) => {
    expect(wasAccepted(verify({ ...sent, url }))).toBe(right);
  });

  it('adds a slash to an empty path', () => {
    expect(splitUrl('http://example.com:80?a=1')).toEqual({
      base: 'http://example.com/',
      query: 'a=1',
    });
  });
});
