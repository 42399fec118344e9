import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import * as z from 'zod';

import { SandboxError } from '../../core/errors.js';
import type { World } from '../../core/world/world.js';
import { FinicityApps, type FinicityApp } from './oauth/app.js';

const FILE = 'finicity-apps.json';

/** Reads the apps of all fixture folders; of two with the same consumer key the later one holds. */
export function loadApps(folders: readonly string[]): readonly FinicityApp[] {
  const apps = folders
    .map((folder) => join(folder, FILE))
    .filter((path) => existsSync(path))
    .flatMap(readApps);
  if (apps.length > 0) return [...new Map(apps.map((app) => [app.consumerKey, app])).values()];
  throw new SandboxError(`No fixture folder holds ${FILE}: ${folders.join(', ')}`);
}

function readApps(path: string): readonly FinicityApp[] {
  try {
    return FinicityApps.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw new SandboxError(`${path} is not valid JSON`);
    const [issue] = error.issues;
    throw new SandboxError(`${path}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
  }
}

const FixtureOfWorld = z.object({ 'finicity-apps': FinicityApps });

/** The apps of a world: those of the fixtures, and those that were added to it alone. */
export class AppDirectory {
  readonly #apps: readonly FinicityApp[];
  readonly #added = new WeakMap<object, readonly FinicityApp[]>();

  constructor(apps: readonly FinicityApp[]) {
    this.#apps = apps;
  }

  find(world: Pick<World, 'fixtures'>, consumerKey: string): FinicityApp | undefined {
    return (
      this.#addedTo(world).find((app) => app.consumerKey === consumerKey) ??
      this.#apps.find((app) => app.consumerKey === consumerKey)
    );
  }

  /** What a client is configured with: the default app, the others beside it. */
  credentials(world: Pick<World, 'fixtures'>): Readonly<Record<string, unknown>> {
    const [first, ...others] = [...this.#apps, ...this.#addedTo(world)].map(withoutNote);
    return { ...first, ...(others.length > 0 && { furtherApps: others }) };
  }

  #addedTo({ fixtures }: Pick<World, 'fixtures'>): readonly FinicityApp[] {
    if (typeof fixtures !== 'object' || fixtures === null) return [];
    const known = this.#added.get(fixtures);
    if (known) return known;
    const parsed = FixtureOfWorld.safeParse(fixtures);
    const added = parsed.success ? parsed.data['finicity-apps'] : [];
    this.#added.set(fixtures, added);
    return added;
  }
}

function withoutNote({
  consumerKey,
  consumerSecret,
  samlIssuer,
  privateKey,
  certificate,
}: FinicityApp) {
  return { consumerKey, consumerSecret, samlIssuer, privateKey, certificate };
}
