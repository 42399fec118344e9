import { Guard, hostName, isLoopback, type GuardOptions } from '../../src/control/guard.js';

type Headers = Readonly<Record<string, string>>;

function admits(headers: Headers, options: Partial<GuardOptions> = {}, isOpen = false): string {
  const guard = new Guard({ allowedHosts: [], token: undefined, ...options });
  try {
    guard.assertAdmitted((name) => headers[name], isOpen);
    return 'yes';
  } catch (error) {
    return (error as { code: string }).code;
  }
}

const local = { host: '127.0.0.1:4010' };

test.each(['127.0.0.1', '127.0.0.1:4010', '127.1.2.3', 'localhost:80', 'LocalHost', '[::1]:4010'])(
  'a call to %s is taken',
  (host) => {
    expect(admits({ host })).toBe('yes');
  },
);

test.each([
  'evil.example',
  'evil.example:4010',
  'localhost.evil.example',
  '127.0.0.1.evil.example',
  '127.evil.example',
  'localhost@evil.example',
  '192.168.0.1',
  '0.0.0.0',
  '[::2]:4010',
  '[::1',
  '',
])('a call to "%s" is refused', (host) => {
  expect(admits({ host })).toBe('refused');
});

test('a call without Host is refused', () => {
  expect(admits({})).toBe('refused');
});

test('an allowed host is taken, on every port', () => {
  const options = { allowedHosts: ['sandbox.example'] };

  expect(admits({ host: 'Sandbox.Example:8080' }, options)).toBe('yes');
  expect(admits({ host: 'other.example' }, options)).toBe('refused');
});

test.each<[Headers, string]>([
  [{ origin: 'http://127.0.0.1:4010' }, 'yes'],
  [{ origin: 'http://127.0.0.1:4011' }, 'refused'],
  [{ origin: 'http://localhost:4010' }, 'refused'],
  [{ origin: 'https://evil.example' }, 'refused'],
  [{ origin: 'null' }, 'refused'],
  [{ origin: '' }, 'refused'],
  [{ 'sec-fetch-site': 'same-origin' }, 'yes'],
  [{ 'sec-fetch-site': 'none' }, 'yes'],
  [{ 'sec-fetch-site': 'same-site' }, 'refused'],
  [{ 'sec-fetch-site': 'cross-site' }, 'refused'],
  [{ 'sec-fetch-site': 'something new' }, 'refused'],
  [{ origin: 'http://127.0.0.1:4010', 'sec-fetch-site': 'cross-site' }, 'refused'],
])('a call with %j: %s', (headers, expected) => {
  expect(admits({ ...local, ...headers })).toBe(expected);
});

describe('beyond loopback', () => {
  const options = { token: 'the-token', allowedHosts: ['sandbox.example'] };
  const host = { host: 'sandbox.example' };

  test.each([
    ['Bearer the-token', 'yes'],
    ['bearer the-token', 'yes'],
    ['Bearer the-toke', 'tokenRequired'],
    ['Bearer the-token2', 'tokenRequired'],
    ['Bearer the-tokeñ', 'tokenRequired'],
    ['Basic the-token', 'tokenRequired'],
    ['the-token', 'tokenRequired'],
    ['', 'tokenRequired'],
  ])('"%s" as Authorization: %s', (authorization, expected) => {
    expect(admits({ ...host, authorization }, options)).toBe(expected);
  });

  it('needs no token where a call is open, but the right host', () => {
    expect(admits(host, options, true)).toBe('yes');
    expect(admits({ host: 'evil.example' }, options, true)).toBe('refused');
  });

  it('needs the token on loopback, too', () => {
    expect(admits(local, options)).toBe('tokenRequired');
  });
});

test.each([
  ['sandbox:4010', 'sandbox'],
  ['SANDBOX', 'sandbox'],
  ['[::1]:4010', '::1'],
  ['[::1]', '::1'],
  ['sandbox:', 'sandbox'],
])('the name in the host "%s" is %s', (host, expected) => {
  expect(hostName(host)).toBe(expected);
});

test('loopback is this machine and nothing else', () => {
  expect(['localhost', '127.0.0.1', '127.255.0.9', '::1'].filter(isLoopback)).toHaveLength(4);
  expect(['0.0.0.0', '::', '10.0.0.1', '127.0.0', 'my-127.0.0.1'].filter(isLoopback)).toEqual([]);
});
