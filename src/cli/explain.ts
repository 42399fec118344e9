import process from 'node:process';

import type { Explanation } from '../core/scenario/caller.js';
import { RemoteWorld } from '../core/scenario/remote-world.js';
import { loadCallers } from '../sandbox.js';
import { ADDRESS_SHAPES, addressIn, DEFAULT_ADDRESS, environment } from './address.js';
import { parseWords, textOf, type OptionShapes } from './options.js';
import { UsageError } from './usage-error.js';

const SHAPES = {
  ...ADDRESS_SHAPES,
  as: { type: 'string' },
  world: { type: 'string' },
  json: { type: 'boolean' },
} as const satisfies OptionShapes;

/** Explains what a provider does for somebody by itself. 0 when it can, 1 when it is refused. */
export async function explain(words: readonly string[]): Promise<number> {
  const { flags, words: rest } = parseWords(words, SHAPES, environment());
  const principal = textOf(flags['as']);
  if (principal === undefined || rest.length > 0) {
    throw new UsageError('explain needs --as and a user, such as --as finapi:user/anna.');
  }
  const explanation = await explanationFor(principal);
  const world = new RemoteWorld(
    addressIn(flags) ?? DEFAULT_ADDRESS,
    textOf(flags['world']) ?? 'default',
  );
  const { status, body } = await world.control('GET', explanation.pathFor(principal));
  if (status >= 400) return refused(body);
  process.stdout.write(
    flags['json'] === true ? `${JSON.stringify(body, undefined, 2)}\n` : explanation.table(body),
  );
  return 0;
}

/** That of the provider that the principal names, or of the first that has one. */
async function explanationFor(principal: string): Promise<Explanation> {
  const callers = await loadCallers();
  const named = callers.find(({ provider }) => principal.startsWith(`${provider}:`));
  const caller = named ?? callers.find(({ explanation }) => explanation);
  if (caller?.explanation) return caller.explanation;
  throw new UsageError(`Nothing is to be explained for ${principal}; give a finapi:user/ID.`);
}

function refused(body: unknown): number {
  const { error } = (body ?? {}) as { error?: { message?: string; next?: string } };
  const sentence = [error?.message, error?.next].filter(Boolean).join(' ');
  process.stderr.write(`doppelbank: ${sentence || JSON.stringify(body)}\n`);
  return 1;
}
