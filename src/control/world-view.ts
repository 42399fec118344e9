import * as z from 'zod';

import type { LiveWorld } from '../core/world/live-world.js';
import { DEFAULT_WORLD } from '../core/world/worlds.js';
import { clockView, ClockView } from './clock-view.js';
import type { ControlContext } from './context.js';
import { Settings } from './world-change.js';

/** A world as the control API shows it. */
export const WorldView = z.object({
  name: z.string(),
  seed: z.string(),
  clock: ClockView,
  settings: Settings,
  /** By provider: what a client is configured with. */
  baseUrls: z.record(z.string(), z.record(z.string(), z.string())),
  credentials: z.record(z.string(), z.record(z.string(), z.unknown())),
});

export async function worldView(
  { providers, sections }: ControlContext,
  world: LiveWorld,
  publicBase: string,
): Promise<z.infer<typeof WorldView>> {
  const base = world.name === DEFAULT_WORLD ? publicBase : `${publicBase}/w/${world.name}`;
  const bySection = sections.map((section) => [section.name, world.settings(section)] as const);
  const urls = providers.map((each) => [each.name, { ...each.baseUrls(base) }] as const);
  const known = await Promise.all(
    providers.map(async (each) => [each.name, { ...(await each.credentials(world)) }] as const),
  );
  return {
    name: world.name,
    seed: world.seed,
    clock: clockView(world.clock),
    settings: Object.fromEntries(bySection) as z.infer<typeof Settings>,
    baseUrls: Object.fromEntries(urls),
    credentials: Object.fromEntries(known),
  };
}
