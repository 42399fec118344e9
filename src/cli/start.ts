import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import process from 'node:process';

import { SandboxError } from '../core/errors.js';
import { createSandbox, type Sandbox, type SandboxOptions } from '../sandbox.js';
import { FIXTURES, SCENARIOS, VERSION } from './package.js';
import { holder } from './holder.js';
import { readStartOptions, type LogLevel, type StartOptions } from './start-options.js';
import { welcome } from './welcome.js';

/** Starts the sandbox and stays until a signal ends it. */
export async function start(words: readonly string[]): Promise<number> {
  const options = readStartOptions(words, process.env);
  const token = options.isLoopback ? undefined : randomBytes(24).toString('base64url');
  const signal = firstSignal();
  const sandbox = createSandbox({ ...(await assembly(options)), token });
  try {
    await sandbox.loaded;
    const url = await listen(sandbox, options);
    process.stdout.write(`ready ${url}\n`);
    if (options.logLevel !== 'silent') {
      process.stdout.write(await welcome(sandbox, { ...options, url, token }));
    }
    await signal;
  } finally {
    await sandbox.close();
  }
  return 0;
}

async function assembly(options: StartOptions): Promise<SandboxOptions> {
  const { data, fixtures, seed, clock, publicUrl, allowedHosts, logLevel } = options;
  return {
    folder: data === undefined ? undefined : { path: data, holder: holder() },
    fixtures: [FIXTURES, ...fixtures],
    scenarios: SCENARIOS,
    seed,
    clock,
    publicUrl,
    allowedHosts,
    tls: await tlsIdentity(options),
    version: VERSION,
    ...logTo(logLevel),
  };
}

async function tlsIdentity({ tls, data, host }: StartOptions): Promise<SandboxOptions['tls']> {
  if (tls === undefined) return undefined;
  const { givenIdentity, madeIdentity } = await import('./tls.js');
  return tls === 'made' ? madeIdentity(data, host) : givenIdentity(tls);
}

async function listen({ server }: Sandbox, { port, host, tls }: StartOptions): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(cannotListen(error, port, host));
    });
    server.listen(port, host, resolve);
  });
  const address = server.address() as AddressInfo;
  const name = host.includes(':') ? `[${host}]` : host;
  return `${tls ? 'https' : 'http'}://${name}:${address.port}`;
}

function cannotListen({ code, message }: NodeJS.ErrnoException, port: number, host: string): Error {
  if (code === 'EADDRINUSE') {
    const way = 'Stop what listens there, or take another with --port (0 takes a free one).';
    return new SandboxError(`Port ${port} of ${host} is taken. ${way}`);
  }
  return new SandboxError(
    `Cannot listen on ${host}:${port}: ${message}. Try another --host or --port.`,
  );
}

/**
 * Resolves with the first signal, which ends the sandbox in good order; a second one does not
 * wait. Heard from the beginning, since whoever waits for the ready line may signal at once.
 */
function firstSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(1));
        resolve();
      });
    }
  });
}

const log = (line: string): void => void process.stderr.write(`${line}\n`);

function logTo(level: LogLevel): Pick<SandboxOptions, 'onBug' | 'onAnswer'> {
  if (level === 'silent') return {};
  const onBug = (error: unknown, what: string): void => {
    const trace = error instanceof Error ? error.stack : undefined;
    log(`error ${what}: ${trace ?? String(error)}`);
  };
  if (level !== 'debug') return { onBug };
  return {
    onBug,
    onAnswer: (line) => {
      log(`debug ${line}`);
    },
  };
}
