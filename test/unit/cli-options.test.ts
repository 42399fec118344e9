import { argumentsOf } from '../../src/cli/call-arguments.js';
import { readStartOptions } from '../../src/cli/start-options.js';
import { UsageError } from '../../src/cli/usage-error.js';

const DEFAULTS = {
  port: 4010,
  host: '127.0.0.1',
  publicUrl: undefined,
  tls: undefined,
  data: 'data',
  fixtures: [],
  seed: undefined,
  clock: undefined,
  allowedHosts: ['127.0.0.1'],
  logLevel: 'info',
  isLoopback: true,
};

const start = (words: string, environment = {}) =>
  readStartOptions(words === '' ? [] : words.split(' '), environment);

const refused = (words: string, environment = {}): string => {
  try {
    start(words, environment);
    return '';
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return error.message;
  }
};

describe('start', () => {
  it('needs no flags', () => {
    expect(start('')).toEqual(DEFAULTS);
  });

  it.each([
    ['--port 0', { port: 0 }],
    ['-p 8080', { port: 8080 }],
    ['--port=8080', { port: 8080 }],
    ['--memory', { data: undefined }],
    ['--data dir', { data: 'dir' }],
    ['--fixtures a --fixtures b', { fixtures: ['a', 'b'] }],
    ['--seed s', { seed: 's' }],
    ['--clock real', {}],
    ['--clock 2024-03-01T12:00:00Z', { clock: '2024-03-01T12:00:00Z' }],
    ['--clock 2024-03-01T12:00:00.5+01:00', { clock: '2024-03-01T12:00:00.5+01:00' }],
    ['--public-url https://x.example/', { publicUrl: 'https://x.example' }],
    ['--public-url https://x.example/y/', { publicUrl: 'https://x.example/y' }],
    ['--tls', { tls: 'made' }],
    ['--tls-cert c --tls-key k', { tls: { cert: 'c', key: 'k' } }],
    ['--allow-host A.example', { allowedHosts: ['a.example', '127.0.0.1'] }],
    ['--log-level debug', { logLevel: 'debug' }],
    ['--host LocalHost', { host: 'localhost', allowedHosts: ['localhost'] }],
    ['--host ::1', { host: '::1', allowedHosts: ['::1'] }],
    ['--host 0.0.0.0', { host: '0.0.0.0', allowedHosts: ['0.0.0.0'], isLoopback: false }],
  ])('takes %s', (words, changes) => {
    expect(start(words)).toEqual({ ...DEFAULTS, ...changes });
  });

  it.each([
    ['--memry', 'There is no flag --memry here. Did you mean --memory?'],
    ['--constructor', 'There is no flag --constructor here. See doppelbank --help.'],
    ['--prt=1', 'There is no flag --prt here. Did you mean --port?'],
    ['here', 'start takes no "here".'],
    ['--port', expect.stringMatching(/^Option '-p, --port <value>' argument missing\.$/) as string],
    ['--memory=false', expect.stringContaining('does not take an argument') as string],
    ['--port 65536', '--port is "65536"; give a number from 0 to 65535 (0 takes a free one).'],
    ['--port x', '--port is "x"; give a number from 0 to 65535 (0 takes a free one).'],
    ['--memory --data dir', '--memory and --data exclude one another.'],
    ['--clock noon', '--clock is "noon"; give real, or an instant such as 2024-03-01T12:00:00Z.'],
    [
      '--clock 2024-03-01T12:00:00',
      '--clock is "2024-03-01T12:00:00"; give real, or an instant such as 2024-03-01T12:00:00Z.',
    ],
    [
      '--clock 2024-13-01T12:00:00Z',
      '--clock is "2024-13-01T12:00:00Z"; give real, or an instant such as 2024-03-01T12:00:00Z.',
    ],
    ['--tls-cert c', '--tls-cert and --tls-key go together.'],
    ['--public-url x', '--public-url is "x"; give one such as https://sandbox.example.'],
    [
      '--public-url http://x.example/?a',
      '--public-url is "http://x.example/?a"; give one such as https://sandbox.example.',
    ],
    ['--log-level loud', '--log-level is "loud"; give one of silent, error, info, debug.'],
  ])('refuses %s', (words, sentence) => {
    expect(refused(words)).toEqual(sentence);
  });
});

describe('the environment', () => {
  it.each([
    [{ DOPPELBANK_PORT: '1' }, { port: 1 }],
    [{ DOPPELBANK_PORT: '' }, {}],
    [{ DOPPELBANK_MEMORY: 'yes' }, { data: undefined }],
    [{ DOPPELBANK_MEMORY: '0' }, {}],
    [{ DOPPELBANK_ALLOW_HOST: 'a,b' }, { allowedHosts: ['a', 'b', '127.0.0.1'] }],
    [{ DOPPELBANK_LOG_LEVEL: 'error' }, { logLevel: 'error' }],
    [{ PORT: '1', DOPPELBANK_ELSE: 'x' }, {}],
  ])('%j is heard', (environment, changes) => {
    expect(start('', environment)).toEqual({ ...DEFAULTS, ...changes });
  });

  it('is outdone by flags', () => {
    expect(start('--port 2', { DOPPELBANK_PORT: '1' }).port).toBe(2);
    expect(start('--memory', { DOPPELBANK_DATA: 'dir' }).data).toBeUndefined();
    expect(start('--data dir', { DOPPELBANK_MEMORY: 'true' }).data).toBe('dir');
    expect(start('--fixtures a', { DOPPELBANK_FIXTURES: 'b' }).fixtures).toEqual(['a']);
  });

  it('must make sense', () => {
    expect(refused('', { DOPPELBANK_MEMORY: 'perhaps' })).toBe(
      'DOPPELBANK_MEMORY is "perhaps"; say true or false.',
    );
    expect(refused('', { DOPPELBANK_MEMORY: '1', DOPPELBANK_DATA: 'dir' })).toBe(
      '--memory and --data exclude one another.',
    );
  });
});

describe('the arguments of a call', () => {
  const get = { method: 'get', path: '/users/:id/accounts/:idOfAccount' };
  const post = { method: 'post', path: '/users/:id' };

  it('are parts of the path, then of the query', () => {
    expect(argumentsOf(get, ['id=a/b', 'idOfAccount=1', 'page=2', 'page=3'], undefined)).toEqual({
      path: '/users/a%2Fb/accounts/1?page=2&page=3',
      body: undefined,
    });
  });

  it('are members of a body where there is one', () => {
    const words = ['id=anna', 'name=Anna', 'age=30', 'tags=["a"]', 'note=[oops', '?view=all', 'x='];

    expect(argumentsOf(post, words, undefined)).toEqual({
      path: '/users/anna?view=all',
      body: { name: 'Anna', age: 30, tags: ['a'], note: '[oops', x: '' },
    });
  });

  it('are added to a body that is given', () => {
    expect(argumentsOf(post, ['id=a', 'b=2'], '{"a":1}').body).toEqual({ a: 1, b: 2 });
    expect(argumentsOf(post, ['id=a'], '[1]').body).toEqual([1]);
  });

  it.each([
    [['name=Anna'], undefined, 'The call needs id=….'],
    [['id'], undefined, '"id" is not name=value.'],
    [['=a'], undefined, '"=a" is not name=value.'],
    [['id=a'], '{', '--body is not JSON.'],
    [['id=a', 'b=1'], '[1]', '--body is no object, so name=value cannot be added to it.'],
  ])('%j with the body %j are refused', (words, body, sentence) => {
    expect(() => argumentsOf(post, words, body)).toThrow(new UsageError(sentence));
  });
});
