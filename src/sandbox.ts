import type { Server } from 'node:http';
import { join } from 'node:path';

import express, { type Express, type RequestHandler } from 'express';

import { createBank, type Bank } from './bank/bank.js';
import { loadFixtures } from './bank/fixtures.js';
import { BankDesk } from './control/bank-desk.js';
import type { ControlContext } from './control/context.js';
import { Guard } from './control/guard.js';
import { mountControl } from './control/mount.js';
import { describeApi } from './control/openapi.js';
import { ScenarioDesk } from './control/scenario-desk.js';
import { Connections } from './core/http/connections.js';
import type { Hall } from './core/http/door.js';
import { mount } from './core/http/mount.js';
import { createFastServer, urlOf, type TlsIdentity } from './core/http/server.js';
import type { KeptKind, Provider } from './core/provider.js';
import type { Caller } from './core/scenario/caller.js';
import { lockFolder, type LockHolder } from './core/store/folder-lock.js';
import { hostClock, type Clock } from './core/world/clock.js';
import { DueWorks } from './core/world/due-work.js';
import type { WorldTemplate } from './core/world/live-world.js';
import { Waker } from './core/world/waker.js';
import { DEFAULT_WORLD, Worlds } from './core/world/worlds.js';
import { createFinapi } from './providers/finapi/index.js';
import { createWebForm } from './providers/finapi/web-form/index.js';
import { createFinicity } from './providers/finicity/index.js';

export interface SandboxOptions {
  /** Folder that keeps all worlds; without it they live in memory. */
  readonly folder?: { readonly path: string; readonly holder: LockHolder } | undefined;
  /** Folders of institutions, personas and clients; later ones add to earlier ones. */
  readonly fixtures: readonly string[];
  /** Where the scenarios lie that the control API can run. */
  readonly scenarios?: string | undefined;
  readonly seed?: string | undefined;
  /** ISO instant at which the clocks of new worlds stand; without it they run. */
  readonly clock?: string | undefined;
  /** How clients reach the sandbox, if not as their requests say. */
  readonly publicUrl?: string | undefined;
  readonly allowedHosts?: readonly string[] | undefined;
  /** Needed by control calls; set it when listening beyond loopback. */
  readonly token?: string | undefined;
  readonly tls?: TlsIdentity | undefined;
  readonly worldLimit?: number | undefined;
  /** The emulated APIs; by default all there are. */
  readonly providers?: ((bank: Bank) => readonly Provider[]) | undefined;
  readonly version: string;
  readonly host?: Clock | undefined;
  readonly onBug?: ((error: unknown, what: string) => void) | undefined;
  /** One line an answer: method, path, status. No bodies. */
  readonly onAnswer?: ((line: string) => void) | undefined;
}

/** Everything of one running instance; two in one process share nothing. */
export interface Sandbox {
  /** The server that makes Express fast; hand this one out, not the app. */
  readonly server: Server;
  readonly worlds: Worlds;
  readonly providers: readonly Provider[];
  /** Resolves when the default world has been read; rejects when it cannot be. */
  readonly loaded: Promise<void>;
  /** Finishes what is in flight, writes it and lets go of the folder. */
  close(): Promise<void>;
}

const DEFAULT_SEED = 'doppelbank';
const WORLD_LIMIT = 1000;

/** Assembles a sandbox without listening. */
export function createSandbox(options: SandboxOptions): Sandbox {
  const { folder } = options;
  const unlock = folder ? lockFolder(folder.path, folder.holder) : () => undefined;
  try {
    return assemble(options, unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

function assemble(options: SandboxOptions, unlock: () => void): Sandbox {
  const bank = bankFrom(options.fixtures);
  const desk = new BankDesk(bank);
  const providers = options.providers?.(bank) ?? createProviders(bank, options);
  const kept = [...desk.kinds, ...providers.flatMap(({ kinds }) => kinds)];
  const hall = hallOf(kept, providers, options);
  const state = { isReady: false };
  const context = contextOf(hall, desk, providers, options, {
    selfUrl: () => urlOf(server),
    isReady: () => state.isReady,
  });
  const server = createFastServer(createApp(hall, context, options), options.tls);
  const connections = new Connections(server);
  const waker = wakerOf(hall, providers);
  server.once('listening', () => {
    waker.start();
  });
  const loaded = hall.worlds.within(DEFAULT_WORLD, () => {
    state.isReady = true;
  });
  // Whoever starts the sandbox asks; a test that does not must not die of it.
  loaded.catch(() => undefined);
  const close = async (): Promise<void> => {
    state.isReady = false;
    try {
      await connections.end();
      await waker.stop();
      await hall.worlds.close();
    } finally {
      unlock();
    }
  };
  let closing: Promise<void> | undefined;
  return {
    server,
    worlds: hall.worlds,
    providers,
    loaded,
    close: () => (closing ??= close()),
  };
}

/**
 * What somebody has added is checked at once. The sandbox's own fixtures are right, and reading
 * them takes as long as loading Express: that waits until a bank is asked for.
 */
function bankFrom(folders: SandboxOptions['fixtures']): Bank {
  const bank = createBank(() => loadFixtures(folders));
  return folders.length > 1 ? bank.checked() : bank;
}

/** The one list of emulated APIs. */
const createProviders = (bank: Bank, { fixtures }: SandboxOptions): Provider[] => [
  createFinapi({ bank, fixtures }),
  createWebForm({ bank, fixtures }),
  createFinicity({ bank, fixtures }),
];

function hallOf(
  kept: readonly KeptKind[],
  providers: readonly Provider[],
  options: SandboxOptions,
): Hall {
  const host = options.host ?? hostClock;
  const dueWorks = new DueWorks();
  for (const { kind, dueWork } of kept) if (dueWork) dueWorks.add(kind, dueWork);
  const worlds = new Worlds({
    folder: options.folder && join(options.folder.path, 'worlds'),
    kinds: kept.map(({ kind }) => kind),
    host,
    template: templateOf(options),
    limit: options.worldLimit ?? WORLD_LIMIT,
    callbackTargets: (world, name) =>
      providers.find((provider) => provider.name === name)?.callbackTargets?.(world) ?? [],
  });
  return {
    worlds,
    dueWorks,
    publicUrl: options.publicUrl,
    host,
    onBug: options.onBug ?? (() => undefined),
    onAnswer: options.onAnswer,
  };
}

const wakerOf = ({ worlds, dueWorks, onBug }: Hall, providers: readonly Provider[]): Waker =>
  new Waker({
    worlds,
    dueWorks,
    sends: (world) => providers.some((each) => (each.callbackTargets?.(world) ?? []).length > 0),
    onBug,
  });

function contextOf(
  { worlds, dueWorks, host }: Hall,
  bank: BankDesk,
  providers: readonly Provider[],
  { scenarios: folder, token, version }: SandboxOptions,
  { selfUrl, isReady }: { selfUrl: () => string; isReady: () => boolean },
): ControlContext {
  const start = host.now();
  return {
    worlds,
    dueWorks,
    providers,
    sections: providers.map(({ settings }) => settings),
    bank,
    scenarios: new ScenarioDesk({ folder, loadCallers, selfUrl, token }),
    isReady,
    describe: async () =>
      describeApi(version, await Promise.all(providers.map((provider) => provider.load()))),
    version,
    uptime: () => host.now() - start,
  };
}

const templateOf = ({ seed, clock }: SandboxOptions): WorldTemplate => ({
  seed: seed ?? DEFAULT_SEED,
  clock:
    clock === undefined
      ? { mode: 'running', offset: 0 }
      : { mode: 'frozen', at: new Date(clock).toISOString() },
});

function createApp(hall: Hall, context: ControlContext, options: SandboxOptions): Express {
  const app = express();
  app.disable('x-powered-by').disable('etag').enable('case sensitive routing');
  const guard = new Guard({ allowedHosts: options.allowedHosts ?? [], token: options.token });
  for (const provider of context.providers) app.use(mount(provider, hall));
  app.use('/_sandbox', mountControl({ hall, context, guard }));
  const paths = [...context.providers.flatMap(({ basePaths }) => basePaths), '/_sandbox'];
  app.use(nobodyAnswers(paths));
  return app;
}

const nobodyAnswers =
  (paths: readonly string[]): RequestHandler =>
  ({ method, path }, response) => {
    const message = `No provider answers ${method} ${path}.`;
    const next = `Paths begin with ${paths.join(', ')}, after /w/{world} if another world is meant.`;
    response.status(404).json({ error: { code: 'notFound', message, next } });
  };

/** The client's side of every provider, loaded when somebody wants to call. */
export async function loadCallers(): Promise<readonly Caller[]> {
  const { finapiCaller } = await import('./providers/finapi/caller.js');
  const { webFormCaller } = await import('./providers/finapi/web-form/caller.js');
  const { finicityCaller } = await import('./providers/finicity/caller.js');
  return [finapiCaller, webFormCaller, finicityCaller];
}
