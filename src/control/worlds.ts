import { z } from 'zod';

import type { LiveWorld } from '../core/world/live-world.js';
import type { WorldState } from '../core/world/world-document.js';
import { clockView, ClockView } from './clock-view.js';
import type { ControlContext } from './context.js';
import { controlEndpoint, WorldPath } from './endpoint.js';
import { ControlError } from './errors.js';
import { complaintsOf } from './complaints.js';

const Settings = z.record(z.string(), z.record(z.string(), z.unknown()));

const WorldChange = z.strictObject({
  /** Only in a world that nobody has changed yet. */
  seed: z.string().min(1).max(128).optional(),
  settings: Settings.optional(),
  fixtures: z.record(z.string(), z.unknown()).optional(),
});

const NewWorld = WorldChange.extend({
  name: WorldPath.shape.world,
  /** An instant freezes the clock there; `real` lets it run. */
  clock: z.union([z.literal('real'), z.iso.datetime({ offset: true })]).optional(),
});

const WorldView = z.object({
  name: z.string(),
  seed: z.string(),
  clock: ClockView,
  settings: Settings,
  baseUrls: z.record(z.string(), z.record(z.string(), z.string())),
  credentials: z.record(z.string(), z.record(z.string(), z.unknown())),
});

/** All worlds that live or are kept. */
export const listWorlds = controlEndpoint({
  method: 'get',
  path: '/worlds',
  summary: 'Names of all worlds',
  reply: z.object({ worlds: z.array(z.object({ name: z.string() })) }),
  answer: ({ sandbox }) => ({ worlds: sandbox.worlds.names().map((name) => ({ name })) }),
});

/** Makes a world with a seed, a clock and settings of its own; an existing one is a conflict. */
export const createWorld = controlEndpoint({
  method: 'post',
  path: '/worlds',
  summary: 'Make a world',
  body: NewWorld,
  reply: WorldView,
  status: 201,
  answer: ({ sandbox, body, publicBase }) =>
    sandbox.worlds.within(body.name, async (world) => {
      if (world.store.touched) {
        const next = `Reset it with POST /_sandbox/worlds/${body.name}/reset, or take another name.`;
        throw new ControlError('conflict', `World "${body.name}" exists already.`, next);
      }
      await change(sandbox, world, body);
      return worldView(sandbox, world, publicBase);
    }),
});

/** Name, clock, settings, base URLs and credentials of a world. */
export const getWorld = controlEndpoint({
  method: 'get',
  path: '/worlds/:world',
  summary: 'A world: clock, settings, base URLs, credentials',
  params: WorldPath,
  reply: WorldView,
  answer: ({ sandbox, within, publicBase }) =>
    within((world) => worldView(sandbox, world, publicBase)),
});

/** Changes knobs; what is not named stays. */
export const changeWorld = controlEndpoint({
  method: 'patch',
  path: '/worlds/:world',
  summary: 'Change settings of a world',
  params: WorldPath,
  body: WorldChange,
  reply: WorldView,
  answer: ({ sandbox, within, body, publicBase }) =>
    within(async (world) => {
      await change(sandbox, world, body);
      return worldView(sandbox, world, publicBase);
    }),
});

/** Back to the template: all records, settings, clock and journal of the world are gone. */
export const resetWorld = controlEndpoint({
  method: 'post',
  path: '/worlds/:world/reset',
  summary: 'Put a world back to how it began',
  params: WorldPath,
  reply: WorldView,
  answer: async ({ sandbox, params, publicBase }) => {
    await sandbox.worlds.remove(params.world);
    return sandbox.worlds.within(params.world, (world) => worldView(sandbox, world, publicBase));
  },
});

/** Takes a world away. Its name comes to life anew when somebody uses it. */
export const deleteWorld = controlEndpoint({
  method: 'delete',
  path: '/worlds/:world',
  summary: 'Take a world away',
  params: WorldPath,
  reply: z.object({ deleted: z.string() }),
  answer: async ({ sandbox, params }) => {
    await sandbox.worlds.remove(params.world);
    return { deleted: params.world };
  },
});

async function change(
  sandbox: ControlContext,
  world: LiveWorld,
  { seed, settings = {}, fixtures, clock }: Partial<z.infer<typeof NewWorld>>,
): Promise<void> {
  if (seed !== undefined && seed !== world.seed && world.store.touched) {
    throw new ControlError(
      'conflict',
      'The seed of a world cannot change once something has happened in it.',
      `Reset it first: POST /_sandbox/worlds/${world.name}/reset`,
    );
  }
  if (fixtures !== undefined) sandbox.bank.check(fixtures);
  world.store.transaction(() => {
    if (seed !== undefined) world.document.set('seed', seed);
    if (fixtures !== undefined) world.document.set('fixtures', fixtures);
    if (clock !== undefined) world.document.set('clock', clockOf(clock));
    for (const [name, knobs] of Object.entries(settings))
      changeSection(sandbox, world, name, knobs);
  });
  await world.store.save([world.document]);
}

function changeSection(
  sandbox: ControlContext,
  world: LiveWorld,
  name: string,
  knobs: Readonly<Record<string, unknown>>,
): void {
  const section = sandbox.sections.find((candidate) => candidate.name === name);
  if (!section) {
    const names = sandbox.sections.map((known) => known.name).join(', ');
    throw new ControlError(
      'invalidRequest',
      `There are no settings "${name}".`,
      `Known: ${names}.`,
    );
  }
  const complaints = complaintsOf(section.schema, { ...world.settings(section), ...knobs }, name);
  if (complaints) throw new ControlError('invalidRequest', complaints);
  world.changeSettings(section, knobs);
}

const clockOf = (clock: string): WorldState['clock'] & object =>
  clock === 'real'
    ? { mode: 'running', offset: 0 }
    : { mode: 'frozen', at: new Date(clock).toISOString() };

function worldView(
  { providers, sections }: ControlContext,
  world: LiveWorld,
  publicBase: string,
): z.infer<typeof WorldView> {
  const base = world.name === 'default' ? publicBase : `${publicBase}/w/${world.name}`;
  return {
    name: world.name,
    seed: world.seed,
    clock: clockView(world.clock),
    settings: Object.fromEntries(
      sections.map((section) => [section.name, world.settings(section) as Record<string, unknown>]),
    ),
    baseUrls: Object.fromEntries(providers.map((each) => [each.name, { ...each.baseUrls(base) }])),
    credentials: Object.fromEntries(
      providers.map((each) => [each.name, { ...each.credentials(world) }]),
    ),
  };
}
