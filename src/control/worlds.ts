import * as z from 'zod';

import { controlEndpoint, WorldPath } from './endpoint.js';
import { ControlError } from './errors.js';
import { changeWorldBy, NewWorld, WorldChange } from './world-change.js';
import { WorldView, worldView } from './world-view.js';

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
      // Writing its seed down is what makes a world that is otherwise like any other.
      await changeWorldBy(sandbox, world, { seed: world.seed, ...body });
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
      await changeWorldBy(sandbox, world, body);
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
  answer: async ({ sandbox, params, within, publicBase }) => {
    await sandbox.worlds.remove(params.world);
    return within((world) => worldView(sandbox, world, publicBase));
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
