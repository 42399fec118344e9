import { isLoopback } from '../control/guard.js';
import { parseWords, type OptionShapes } from './options.js';
import { UsageError } from './usage-error.js';

const SHAPES = {
  port: { type: 'string', short: 'p' },
  host: { type: 'string' },
  'public-url': { type: 'string' },
  tls: { type: 'boolean' },
  'tls-cert': { type: 'string' },
  'tls-key': { type: 'string' },
  data: { type: 'string' },
  memory: { type: 'boolean' },
  fixtures: { type: 'string', multiple: true },
  seed: { type: 'string' },
  clock: { type: 'string' },
  'allow-host': { type: 'string', multiple: true },
  'log-level': { type: 'string' },
} as const satisfies OptionShapes;

export const LOG_LEVELS = ['silent', 'error', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export interface StartOptions {
  readonly port: number;
  readonly host: string;
  readonly publicUrl: string | undefined;
  /** `made` makes a certificate at first use; otherwise paths of PEM files. */
  readonly tls: 'made' | { readonly cert: string; readonly key: string } | undefined;
  /** Folder; `undefined` keeps everything in memory. */
  readonly data: string | undefined;
  readonly fixtures: readonly string[];
  readonly seed: string | undefined;
  readonly clock: string | undefined;
  readonly allowedHosts: readonly string[];
  readonly logLevel: LogLevel;
  readonly isLoopback: boolean;
}

const DEFAULT_PORT = 4010;
const DEFAULT_HOST = '127.0.0.1';
const DEFAULT_DATA = 'data';

/** What `doppelbank start` was asked for. */
export function readStartOptions(
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): StartOptions {
  const { flags, words: rest } = parseWords(words, SHAPES, environment);
  if (rest[0] !== undefined) throw new UsageError(`start takes no "${rest[0]}".`);
  const host = text(flags['host']) ?? DEFAULT_HOST;
  return {
    port: portOf(text(flags['port'])),
    host,
    publicUrl: publicUrlOf(text(flags['public-url'])),
    tls: tlsOf(flags),
    data: dataOf(flags),
    fixtures: list(flags['fixtures']),
    seed: text(flags['seed']),
    clock: clockOf(text(flags['clock'])),
    allowedHosts: list(flags['allow-host']).map((name) => name.toLowerCase()),
    logLevel: logLevelOf(text(flags['log-level'])),
    isLoopback: isLoopback(host),
  };
}

type Flags = Readonly<Record<string, string | boolean | readonly (string | boolean)[]>>;

const text = (value: Flags[string] | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined;

const list = (value: Flags[string] | undefined): string[] =>
  Array.isArray(value) ? value.map(String) : [];

function portOf(value: string | undefined): number {
  if (value === undefined) return DEFAULT_PORT;
  const port = Number(value);
  if (/^\d{1,5}$/.test(value) && port <= 65_535) return port;
  throw new UsageError(`--port is "${value}"; give a number from 0 to 65535 (0 takes a free one).`);
}

function publicUrlOf(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return value.replace(/\/+$/, '');
  throw new UsageError(`--public-url is "${value}"; give one such as https://sandbox.example.`);
}

function tlsOf(flags: Flags): StartOptions['tls'] {
  const [cert, key] = [text(flags['tls-cert']), text(flags['tls-key'])];
  if (cert !== undefined && key !== undefined) return { cert, key };
  if (cert !== undefined || key !== undefined) {
    throw new UsageError('--tls-cert and --tls-key go together.');
  }
  return flags['tls'] === true ? 'made' : undefined;
}

function dataOf(flags: Flags): string | undefined {
  const folder = text(flags['data']);
  if (flags['memory'] === true && folder !== undefined) {
    throw new UsageError('--memory and --data exclude one another.');
  }
  return flags['memory'] === true ? undefined : (folder ?? DEFAULT_DATA);
}

function clockOf(value: string | undefined): string | undefined {
  if (value === undefined || value === 'real') return undefined;
  if (/^\d{4}-\d{2}-\d{2}T/.test(value) && !Number.isNaN(Date.parse(value))) return value;
  throw new UsageError(
    `--clock is "${value}"; give real, or an instant such as 2024-03-01T12:00:00Z.`,
  );
}

function logLevelOf(value: string | undefined): LogLevel {
  const level = LOG_LEVELS.find((known) => known === (value ?? 'info'));
  if (level) return level;
  throw new UsageError(`--log-level is "${value ?? ''}"; give one of ${LOG_LEVELS.join(', ')}.`);
}
