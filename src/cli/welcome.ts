import { DEFAULT_WORLD } from '../core/world/worlds.js';
import type { LiveWorld } from '../core/world/live-world.js';
import type { Sandbox } from '../sandbox.js';
import type { StartOptions } from './start-options.js';

export interface Welcome extends Pick<StartOptions, 'publicUrl' | 'seed' | 'clock'> {
  /** Where the sandbox listens. */
  readonly url: string;
  readonly token: string | undefined;
}

/** What a person reads below the ready line: credentials, and three things to try. */
export function welcome(sandbox: Sandbox, options: Welcome): Promise<string> {
  const { url, token, publicUrl = url } = options;
  return sandbox.worlds.within(DEFAULT_WORLD, async (world) => {
    const known = sandbox.providers.map(async (provider) =>
      block(provider.name, {
        ...provider.baseUrls(publicUrl),
        ...(await provider.credentials(world)),
      }),
    );
    const blocks = [
      ...(await Promise.all(known)),
      ...(token === undefined ? [] : [block('control token (shown once)', { token })]),
      ...notes(world, options),
      tries(url),
    ];
    return `\n${blocks.join('\n\n')}\n\n`;
  });
}

/** A kept world goes on as it was, which may not be what the flags seem to say. */
function notes(world: LiveWorld, { seed, clock }: Welcome): string[] {
  const isOther =
    (seed !== undefined && seed !== world.seed) ||
    (clock !== undefined && Date.parse(clock) !== world.clock.now());
  if (!isOther) return [];
  return [
    `World "${world.name}" was kept and goes on with its own seed and clock; flags are for new worlds.\n` +
      `To begin again: curl -X POST …/_sandbox/worlds/${world.name}/reset`,
  ];
}

const tries = (url: string): string => `Try
  doppelbank scenarios                                  what stories there are
  doppelbank call createUser --as finapi:client --url ${url}
  curl ${url}/_sandbox/worlds/default                   clock, settings, keys and certificate
(from a clone: node dist/cli/main.js instead of doppelbank)`;

const block = (title: string, facts: Readonly<Record<string, unknown>>): string =>
  [title, ...flatten(facts).map(([name, value]) => `  ${name.padEnd(22)} ${value}`)].join('\n');

/** PEM blocks are left to the control API: they fill a screen and help nobody there. */
function flatten(known: Readonly<Record<string, unknown>>, prefix = ''): [string, string][] {
  return Object.entries(known).flatMap(([name, value]): [string, string][] => {
    if (typeof value === 'string') {
      return value.startsWith('-----BEGIN') ? [] : [[`${prefix}${name}`, value]];
    }
    return value instanceof Object
      ? flatten(value as Readonly<Record<string, unknown>>, `${prefix}${name}.`)
      : [];
  });
}
