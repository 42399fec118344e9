import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A server in a process of its own. */
export interface Spawned {
  readonly url: URL;
  readonly port: number;
  readonly pid: number;
  /** Resident memory in megabytes; read from `/proc`, so on Linux only. */
  residentMegabytes(): number;
  /** Asks it to finish, and waits until it has. */
  stop(): Promise<void>;
}

/** The kernel's kB are of 1,024 bytes. */
const KILOBYTE = 1024;
const MEGABYTE = 1_000_000;

/** A file that was built beside this one. */
export const beside = (name: string): string => join(dirname(process.argv[1] ?? ''), name);

/** The command as users run it. */
export const DOPPELBANK = join(process.cwd(), 'dist/cli/main.js');

/** Starts a Node script that says `ready http://host:port` when it listens. */
export async function spawnServer(script: string, args: readonly string[]): Promise<Spawned> {
  const child = spawn(process.execPath, [script, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const kill = (): boolean => child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  const url = new URL(await readyUrl(child));
  const pid = child.pid ?? 0;
  return {
    url,
    port: Number(url.port),
    pid,
    residentMegabytes: () => (residentKilobytes(pid) * KILOBYTE) / MEGABYTE,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

function readyUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const [, url] = /^ready (\S+)$/m.exec(said) ?? [];
      if (url !== undefined) resolve(url);
    });
    child.once('exit', (code) => {
      reject(new Error(`It ended with ${String(code)} before it was ready: ${said}`));
    });
  });
}

function residentKilobytes(pid: number): number {
  const [, kilobytes] =
    /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes);
}
