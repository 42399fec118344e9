#!/usr/bin/env node
import process from 'node:process';

import { SandboxError } from '../core/errors.js';
import { UsageError } from './usage-error.js';

/** Loaded when called for, so that `start` does not wait for what only `run` needs. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./start.js')).start,
  scenarios: async () => (await import('./scenarios.js')).scenarios,
  run: async () => (await import('./run.js')).run,
  play: async () => (await import('./play.js')).play,
  validate: async () => (await import('./validate.js')).validate,
  call: async () => (await import('./call.js')).call,
};

/** Takes the words after the command's name and answers with an exit code. */
export type Command = (words: readonly string[]) => Promise<number>;

const EXIT = { usage: 2, cannotStart: 3, bug: 70 } as const;

async function main(words: readonly string[]): Promise<number> {
  const [name, ...rest] = words;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const { HELP } = await import('./help.js');
    process.stdout.write(HELP);
    return name === undefined ? EXIT.usage : 0;
  }
  const load = COMMANDS[name];
  if (!load) throw new UsageError(await unknownCommand(name));
  return (await load())(rest);
}

async function unknownCommand(name: string): Promise<string> {
  const { nearest } = await import('../core/nearest.js');
  const word = nearest(name, Object.keys(COMMANDS));
  const hint = word === undefined ? 'See doppelbank --help.' : `Did you mean "${word}"?`;
  return `There is no command "${name}". ${hint}`;
}

function exitCodeOf(error: unknown): number {
  if (error instanceof UsageError) {
    process.stderr.write(`doppelbank: ${error.message}\n`);
    return EXIT.usage;
  }
  if (error instanceof SandboxError) {
    process.stderr.write(`doppelbank: ${error.message}\n`);
    return EXIT.cannotStart;
  }
  process.stderr.write(
    `doppelbank: a bug: ${error instanceof Error ? (error.stack ?? '') : String(error)}\n`,
  );
  return EXIT.bug;
}

process.exitCode = await main(process.argv.slice(2)).catch(exitCodeOf);
