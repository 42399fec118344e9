import process from 'node:process';

import type { Caller, CallPlan, PlainRequest } from '../core/scenario/caller.js';
import { callerOffering } from '../core/scenario/offering.js';
import { RemoteWorld } from '../core/scenario/remote-world.js';
import { didYouMean } from '../core/nearest.js';
import { loadCallers } from '../sandbox.js';
import { ADDRESS_SHAPES, addressIn, DEFAULT_ADDRESS, environment } from './address.js';
import { argumentsOf } from './call-arguments.js';
import { parseWords, textOf, type OptionShapes, type ParsedWords } from './options.js';
import { UsageError } from './usage-error.js';

const SHAPES = {
  ...ADDRESS_SHAPES,
  as: { type: 'string' },
  world: { type: 'string' },
  body: { type: 'string' },
  header: { type: 'string', multiple: true },
  include: { type: 'boolean' },
  xml: { type: 'boolean' },
  curl: { type: 'boolean' },
} as const satisfies OptionShapes;

/** Signs and sends one call, or prints it as a curl command. 0 below status 400, else 1. */
export async function call(words: readonly string[]): Promise<number> {
  const { flags, words: rest } = parseWords(words, SHAPES, environment());
  const [operation, ...pairs] = rest;
  if (operation === undefined) throw new UsageError('call needs the name of an operation.');
  const caller = await callerOf(operation, textOf(flags['as']));
  const plan = planOf(caller, operation, pairs, flags);
  const world = await RemoteWorld.join(
    addressIn(flags) ?? DEFAULT_ADDRESS,
    textOf(flags['world']) ?? 'default',
  );
  const desk = world.deskOf(caller.provider);
  const request = await caller.prepare(plan, desk);
  if (flags['curl'] === true) {
    process.stdout.write(`${asCurl(request)}\n`);
    return 0;
  }
  const response = await desk.send(request);
  process.stderr.write(`${request.method} ${request.url} → ${String(response.status)}\n`);
  if (flags['include'] === true) process.stderr.write(lines(response.headers));
  if (response.text !== '') process.stdout.write(`${pretty(response.text)}\n`);
  return response.status < 400 ? 0 : 1;
}

const lines = (headers: Readonly<Record<string, string>>): string =>
  Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('');

/** What `--header 'name: value'` says, as often as it is said. */
function headersIn(given: ParsedWords['flags'][string] | undefined): Record<string, string> {
  const words = Array.isArray(given) ? given.map(String) : [];
  return Object.fromEntries(
    words.map((word) => {
      const mark = word.indexOf(':');
      if (mark < 1) throw new UsageError(`--header is "${word}"; give one such as "name: value".`);
      return [word.slice(0, mark).trim(), word.slice(mark + 1).trim()];
    }),
  );
}

async function callerOf(operation: string, principal: string | undefined): Promise<Caller> {
  const callers = await loadCallers();
  const caller = callerOffering(callers, operation, principal);
  if (caller) return caller;
  const known = callers.flatMap(({ operations }) => Object.keys(operations));
  throw new UsageError(`No provider offers ${operation}.${didYouMean(operation, known)}`);
}

function planOf(
  caller: Caller,
  operation: string,
  pairs: readonly string[],
  flags: ParsedWords['flags'],
): CallPlan {
  const known = caller.operations[operation];
  if (!known) throw new UsageError(`No provider offers ${operation}.`);
  const { path, body } = argumentsOf(known, pairs, textOf(flags['body']));
  return {
    operation,
    method: known.method,
    path,
    headers: headersIn(flags['header']),
    body,
    text: undefined,
    principal: textOf(flags['as']),
    format: flags['xml'] === true ? 'xml' : 'json',
  };
}

function asCurl({ method, url, headers, body }: PlainRequest): string {
  const lines = [
    `curl -sS -X ${method} ${quoted(url)}`,
    ...Object.entries(headers).map(([name, value]) => `  -H ${quoted(`${name}: ${value}`)}`),
    ...(body === undefined ? [] : [`  --data-binary ${quoted(body.toString())}`]),
  ];
  return lines.join(' \\\n');
}

const quoted = (value: string): string => `'${value.replaceAll("'", String.raw`'\''`)}'`;

function pretty(content: string): string {
  try {
    return JSON.stringify(JSON.parse(content), undefined, 2);
  } catch {
    return content;
  }
}
