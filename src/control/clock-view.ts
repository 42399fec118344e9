import * as z from 'zod';

import type { WorldClock } from '../core/world/clock.js';

export const ClockView = z.object({
  /** ISO instant of the world. */
  now: z.string(),
  mode: z.enum(['running', 'frozen']),
});

export const clockView = (clock: WorldClock): z.infer<typeof ClockView> => ({
  now: new Date(clock.now()).toISOString(),
  mode: clock.state.mode,
});
