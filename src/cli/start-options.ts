import { isLoopback } from '../control/guard.js';
import {
  listOf,
  parseWords,
  textOf,
  type Environment,
  type OptionShapes,
  type ParsedWords,
} from './options.js';
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

/** Paths of PEM files. */
export interface TlsFiles {
  readonly cert: string;
  readonly key: string;
}

export interface StartOptions {
  readonly port: number;
  readonly host: string;
  readonly publicUrl: string | undefined;
  /** `made` makes a certificate at first use. */
  readonly tls: 'made' | TlsFiles | undefined;
  /** Folder; `undefined` keeps everything in memory. */
  readonly data: string | undefined;
  readonly fixtures: readonly string[];
  readonly seed: string | undefined;
  /** ISO instant with an offset. */
  readonly clock: string | undefined;
  /** Names in lower case; the host on which the sandbox listens is among them. */
  readonly allowedHosts: readonly string[];
  readonly logLevel: LogLevel;
  readonly isLoopback: boolean;
}

const DEFAULT_PORT = 4010;
const DEFAULT_HOST = '127.0.0.1';
const DEFAULT_DATA = 'data';

/** What `doppelbank start` was asked for. */
export function readStartOptions(words: readonly string[], environment: Environment): StartOptions {
  const parsed = parseWords(words, SHAPES, environment);
  const { flags } = parsed;
  if (parsed.words[0] !== undefined) throw new UsageError(`start takes no "${parsed.words[0]}".`);
  const host = (textOf(flags['host']) ?? DEFAULT_HOST).toLowerCase();
  return {
    port: portOf(textOf(flags['port'])),
    host,
    publicUrl: publicUrlOf(textOf(flags['public-url'])),
    tls: tlsOf(flags),
    data: dataOf(parsed),
    fixtures: listOf(flags['fixtures']),
    seed: textOf(flags['seed']),
    clock: clockOf(textOf(flags['clock'])),
    allowedHosts: [...listOf(flags['allow-host']).map((name) => name.toLowerCase()), host],
    logLevel: logLevelOf(textOf(flags['log-level'])),
    isLoopback: isLoopback(host),
  };
}

function portOf(value: string | undefined): number {
  if (value === undefined) return DEFAULT_PORT;
  const port = Number(value);
  if (/^\d{1,5}$/.test(value) && port <= 65_535) return port;
  throw new UsageError(`--port is "${value}"; give a number from 0 to 65535 (0 takes a free one).`);
}

function publicUrlOf(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const isBase = url && /^https?:$/.test(url.protocol) && url.search + url.hash === '';
  if (isBase) return value.replace(/\/+$/, '');
  throw new UsageError(`--public-url is "${value}"; give one such as https://sandbox.example.`);
}

function tlsOf(flags: ParsedWords['flags']): StartOptions['tls'] {
  const [cert, key] = [textOf(flags['tls-cert']), textOf(flags['tls-key'])];
  if (cert !== undefined && key !== undefined) return { cert, key };
  if (cert !== undefined || key !== undefined) {
    throw new UsageError('--tls-cert and --tls-key go together.');
  }
  return flags['tls'] === true ? 'made' : undefined;
}

/** A flag stands over a variable, also where one says `--data` and the other `--memory`. */
function dataOf({ flags, given }: ParsedWords): string | undefined {
  const folder = textOf(flags['data']);
  if (flags['memory'] !== true) return folder ?? DEFAULT_DATA;
  if (folder === undefined || (given.has('memory') && !given.has('data'))) return undefined;
  if (given.has('data') && !given.has('memory')) return folder;
  throw new UsageError('--memory and --data exclude one another.');
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\S+(Z|[+-]\d{2}:\d{2})$/;

function clockOf(value: string | undefined): string | undefined {
  if (value === undefined || value === 'real') return undefined;
  if (INSTANT.test(value) && !Number.isNaN(Date.parse(value))) return value;
  throw new UsageError(
    `--clock is "${value}"; give real, or an instant such as 2024-03-01T12:00:00Z.`,
  );
}

function logLevelOf(value = 'info'): LogLevel {
  const level = LOG_LEVELS.find((known) => known === value);
  if (level) return level;
  throw new UsageError(`--log-level is "${value}"; give one of ${LOG_LEVELS.join(', ')}.`);
}
