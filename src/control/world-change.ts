import * as z from 'zod';

import type { LiveWorld } from '../core/world/live-world.js';
import type { WorldState } from '../core/world/world-document.js';
import type { SettingsSection } from '../core/world/world.js';
import { assertFits } from './complaints.js';
import type { ControlContext } from './context.js';
import { WorldName } from './endpoint.js';
import { ControlError } from './errors.js';

type Knobs = Readonly<Record<string, unknown>>;

/** Knobs by section. */
export const Settings = z.record(z.string(), z.record(z.string(), z.unknown()));

export const WorldChange = z.strictObject({
  /** Only in a world that nobody has changed yet. */
  seed: z.string().min(1).max(128).optional(),
  settings: Settings.optional(),
  fixtures: z.record(z.string(), z.unknown()).optional(),
});
export type WorldChange = z.infer<typeof WorldChange>;

export const NewWorld = WorldChange.extend({
  name: WorldName,
  /** An instant freezes the clock there; `real` lets it run. */
  clock: z.union([z.literal('real'), z.iso.datetime({ offset: true })]).optional(),
});
export type NewWorld = z.infer<typeof NewWorld>;

/** Changes a world as one; nothing changes when anything of it is refused. */
export async function changeWorldBy(
  sandbox: ControlContext,
  world: LiveWorld,
  { seed, settings = {}, fixtures, clock }: Partial<NewWorld>,
): Promise<void> {
  if (seed !== undefined) assertSeedIsFree(world, seed);
  if (fixtures !== undefined) sandbox.bank.check(fixtures);
  world.store.transaction(() => {
    if (seed !== undefined) world.document.set('seed', seed);
    if (fixtures !== undefined) world.document.set('fixtures', fixtures);
    if (clock !== undefined) world.document.set('clock', clockOf(clock));
    for (const [name, knobs] of Object.entries(settings)) {
      changeSection(world, sectionNamed(sandbox, name), knobs);
    }
  });
  await world.keep([world.document]);
}

function assertSeedIsFree(world: LiveWorld, seed: string): void {
  if (seed === world.seed || !world.store.touched) return;
  throw new ControlError(
    'conflict',
    'The seed of a world cannot change once something has happened in it.',
    `Reset it first: POST /_sandbox/worlds/${world.name}/reset`,
  );
}

function sectionNamed({ sections }: ControlContext, name: string): SettingsSection<object> {
  const section = sections.find((candidate) => candidate.name === name);
  if (section) return section;
  const names = sections.map((known) => known.name).join(', ');
  throw new ControlError('invalidRequest', `There are no settings "${name}".`, `Known: ${names}.`);
}

function changeSection(world: LiveWorld, section: SettingsSection<object>, knobs: Knobs): void {
  const kept = world.document.state.settings[section.name] ?? {};
  const changed = merged(kept, knobs) as Knobs;
  assertFits(section.schema, changed, section.name);
  world.changeSettings(section, changed);
}

/** What is not named stays, also inside of knobs that are objects; `null` brings a default back. */
function merged(kept: unknown, changes: unknown): unknown {
  if (changes === null) return undefined;
  if (!isRecord(changes)) return changes;
  const base = isRecord(kept) ? kept : {};
  const changed = Object.entries(changes).map(([name, value]) => [name, merged(base[name], value)]);
  return { ...base, ...(Object.fromEntries(changed) as Knobs) };
}

const isRecord = (value: unknown): value is Knobs =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const clockOf = (clock: string): WorldState['clock'] & object =>
  clock === 'real'
    ? { mode: 'running', offset: 0 }
    : { mode: 'frozen', at: new Date(clock).toISOString() };
