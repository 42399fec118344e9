import type { Sandbox } from '../sandbox.js';

/** What a person reads below the ready line: credentials, and three things to try. */
export async function welcome(
  sandbox: Sandbox,
  url: string,
  token: string | undefined,
): Promise<string> {
  const credentials = await sandbox.worlds.within('default', (world) =>
    sandbox.providers.map(({ name, credentials: of, baseUrls }) => ({
      name,
      baseUrls: baseUrls(url),
      known: of(world),
    })),
  );
  const blocks = credentials.map(({ name, baseUrls, known }) =>
    [
      `${name}`,
      ...Object.entries(baseUrls).map(([what, at]) => row(what, at)),
      ...flatten(known).map(([what, value]) => row(what, value)),
    ].join('\n'),
  );
  const guarded = token === undefined ? [] : [`control token (shown once)\n${row('token', token)}`];
  return `\n${[...blocks, ...guarded, tries(url)].join('\n\n')}\n\n`;
}

const tries = (url: string): string => `Try
  doppelbank scenarios                                  what stories there are
  doppelbank call createUser --as finapi:client --url ${url}
  curl ${url}/_sandbox/worlds/default                   clock, settings, keys and certificate
(from a clone: node dist/cli/main.js instead of doppelbank)`;

const row = (name: string, value: string): string => `  ${name.padEnd(22)} ${value}`;

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
