import type { AddressInfo } from 'node:net';
import { randomBytes } from 'node:crypto';
import process from 'node:process';

import { SandboxError } from '../core/errors.js';
import { createSandbox, type Sandbox } from '../sandbox.js';
import { FIXTURES, SCENARIOS, VERSION } from './package.js';
import { holder } from './holder.js';
import { readStartOptions, type LogLevel, type StartOptions } from './start-options.js';
import { welcome } from './welcome.js';

/** Starts the sandbox and stays until a signal ends it. */
export async function start(words: readonly string[]): Promise<number> {
  const options = readStartOptions(words, process.env);
  const token = options.isLoopback ? undefined : randomBytes(24).toString('base64url');
  const sandbox = createSandbox({
    folder: options.data === undefined ? undefined : { path: options.data, holder: holder() },
    fixtures: [FIXTURES, ...options.fixtures],
    scenarios: SCENARIOS,
    seed: options.seed,
    clock: options.clock,
    publicUrl: options.publicUrl,
    allowedHosts: options.allowedHosts,
    token,
    tls: await tlsIdentity(options),
    version: VERSION,
    ...logTo(options.logLevel),
  });
  try {
    const url = await listen(sandbox, options);
    process.stdout.write(`ready ${url}\n`);
    if (options.logLevel !== 'silent') process.stdout.write(await welcome(sandbox, url, token));
    await untilSignal();
  } finally {
    await sandbox.close();
  }
  return 0;
}

async function tlsIdentity({
  tls,
  data,
}: StartOptions): Promise<{ key: string; cert: string } | undefined> {
  if (tls === undefined) return undefined;
  const { givenIdentity, madeIdentity } = await import('./tls.js');
  return tls === 'made' ? madeIdentity(data) : givenIdentity(tls);
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
  return `${tls ? 'https' : 'http'}://${name}:${String(address.port)}`;
}

function cannotListen({ code, message }: NodeJS.ErrnoException, port: number, host: string): Error {
  if (code === 'EADDRINUSE') {
    const way = 'Stop what listens there, or take another with --port (0 takes a free one).';
    return new SandboxError(`Port ${String(port)} of ${host} is taken. ${way}`);
  }
  return new SandboxError(
    `Cannot listen on ${host}:${String(port)}: ${message}. Try another --host or --port.`,
  );
}

/** The first signal ends the sandbox in good order; a second one does not wait. */
function untilSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(1));
        resolve();
      });
    }
  });
}

const line = (text: string): void => void process.stderr.write(`${text}\n`);

function logTo(level: LogLevel): Pick<Parameters<typeof createSandbox>[0], 'onBug' | 'onAnswer'> {
  if (level === 'silent') return {};
  return {
    onBug: (error, what) => {
      line(
        `error ${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
    },
    ...(level === 'debug'
      ? {
          onAnswer: (text: string) => {
            line(`debug ${text}`);
          },
        }
      : {}),
  };
}
