import process from 'node:process';

import type { SandboxAddress } from '../core/scenario/remote-world.js';
import { textOf, type Environment, type OptionShapes, type ParsedWords } from './options.js';
import { UsageError } from './usage-error.js';

/** Flags of commands that talk to a sandbox. */
export const ADDRESS_SHAPES = {
  url: { type: 'string' },
  token: { type: 'string' },
} as const satisfies OptionShapes;

/** Where `start` listens unless told otherwise. */
export const DEFAULT_ADDRESS: SandboxAddress = { url: 'http://127.0.0.1:4010' };

/** The sandbox that `--url` names, if it does. */
export function addressIn(flags: ParsedWords['flags']): SandboxAddress | undefined {
  const url = textOf(flags['url']);
  if (url === undefined) return undefined;
  if (!URL.canParse(url) || !/^https?:/.test(url)) {
    throw new UsageError(`--url is "${url}"; give one such as http://127.0.0.1:4010.`);
  }
  return { url: url.replace(/\/+$/, ''), token: textOf(flags['token']) };
}

export const environment = (): Environment => process.env;
