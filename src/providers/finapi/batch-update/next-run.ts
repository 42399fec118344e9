import type { World } from '../../../core/world/world.js';
import { finapiSettings } from '../settings.js';
import { nextRun } from './schedule.js';

/** The next run after an instant (ISO), in epoch milliseconds. */
export function nextRunAfter(since: string | undefined, world: World): number | undefined {
  if (since === undefined) return undefined;
  const { configurations, isScheduled } = world.settings(finapiSettings).batchUpdate;
  return isScheduled ? nextRun(configurations, Date.parse(since)) : undefined;
}
