#!/usr/bin/env node
import process from 'node:process';

import { SandboxError } from '../core/errors.js';
import { UsageError } from './usage-error.js';

/** Takes the words after the command's name and answers with an exit code. */
type Command = (words: readonly string[]) => Promise<number>;

/** Loaded when called for, so that `start` does not wait for what only `run` needs. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./start.js')).start,
  scenarios: async () => (await import('./scenarios.js')).scenarios,
  run: async () => (await import('./run.js')).run,
  play: async () => (await import('./play.js')).play,
  validate: async () => (await import('./validate.js')).validate,
  explain: async () => (await import('./explain.js')).explain,
  call: async () => (await import('./call.js')).call,
};

const EXIT = { usage: 2, cannotStart: 3, bug: 70 } as const;

async function main(words: readonly string[]): Promise<number> {
  const [name, ...rest] = words;
  if (name === undefined || name === 'help' || asksForHelp(words)) {
    const { HELP } = await import('./help.js');
    process.stdout.write(HELP);
    return name === undefined ? EXIT.usage : 0;
  }
  if (name === '--version') {
    const { VERSION } = await import('./package.js');
    process.stdout.write(`${VERSION}\n`);
    return 0;
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!load) throw new UsageError(await unknownCommand(name));
  const command = await load();
  return command(rest);
}

function asksForHelp(words: readonly string[]): boolean {
  const end = words.indexOf('--');
  const flags = end < 0 ? words : words.slice(0, end);
  return flags.some((word) => word === '--help' || word === '-h');
}

async function unknownCommand(name: string): Promise<string> {
  const { didYouMean } = await import('../core/nearest.js');
  const hint = didYouMean(name, Object.keys(COMMANDS)) || ' See doppelbank --help.';
  return `There is no command "${name}".${hint}`;
}

function exitCodeOf(error: unknown): number {
  if (error instanceof UsageError) return told(error.message, EXIT.usage);
  if (error instanceof SandboxError) return told(error.message, EXIT.cannotStart);
  const trace = error instanceof Error ? error.stack : undefined;
  return told(`a bug: ${trace ?? String(error)}`, EXIT.bug);
}

function told(sentence: string, exitCode: number): number {
  process.stderr.write(`doppelbank: ${sentence}\n`);
  return exitCode;
}

/** Whoever reads may stop after the ready line; that is no reason to end. */
function surviveClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}

surviveClosedPipes();
process.exitCode = await main(process.argv.slice(2)).catch(exitCodeOf);
