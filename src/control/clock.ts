import * as z from 'zod';

import { advance } from '../core/world/advance.js';
import type { ClockState } from '../core/world/clock.js';
import type { DueWorks } from '../core/world/due-work.js';
import { after, isDuration } from '../core/world/duration.js';
import type { LiveWorld } from '../core/world/live-world.js';
import type { Advance } from '../core/world/world.js';
import { clockView, ClockView } from './clock-view.js';
import { controlEndpoint, Page, WorldPath } from './endpoint.js';
import { ControlError } from './errors.js';

const FIRST_HAPPENINGS = 100;

const Instant = z.iso.datetime({ offset: true });

const HappeningView = z.object({
  at: z.string(),
  principal: z.string(),
  what: z.string(),
  story: z.string(),
});

const AdvanceView = z.object({
  clock: ClockView,
  from: z.string(),
  to: z.string(),
  total: z.number(),
  counts: z.record(z.string(), z.number()),
  /** The first hundred; the rest is at `clock/happenings`. */
  happenings: z.array(HappeningView),
});

/** The time of a world, and whether it runs. */
export const getClock = controlEndpoint({
  method: 'get',
  path: '/worlds/:world/clock',
  summary: 'What time it is in a world',
  params: WorldPath,
  reply: ClockView,
  answer: ({ within }) => within((world) => clockView(world.clock)),
});

/** Stops the clock where it is. */
export const freezeClock = controlEndpoint({
  method: 'post',
  path: '/worlds/:world/clock/freeze',
  summary: 'Stop the clock where it is',
  params: WorldPath,
  reply: ClockView,
  answer: ({ within }) => within((world) => setState(world, world.clock.frozen())),
});

/** Lets a frozen clock go on from where it stands. */
export const releaseClock = controlEndpoint({
  method: 'post',
  path: '/worlds/:world/clock/release',
  summary: 'Let a frozen clock go on',
  params: WorldPath,
  reply: ClockView,
  answer: ({ within }) => within((world) => setState(world, world.clock.released())),
});

/** Moves the clock to an instant and answers when all that fell due has settled. */
export const setClock = controlEndpoint({
  method: 'post',
  path: '/worlds/:world/clock/set',
  summary: 'Move the clock to an instant, forward only',
  params: WorldPath,
  body: z.strictObject({ to: Instant }),
  reply: AdvanceView,
  answer: ({ sandbox, within, body }) =>
    within((world) => move(world, Date.parse(body.to), sandbox.dueWorks)),
});

/** Moves the clock by a duration and answers when all that fell due has settled. */
export const advanceClock = controlEndpoint({
  method: 'post',
  path: '/worlds/:world/clock/advance',
  summary: 'Move the clock by an ISO 8601 duration',
  params: WorldPath,
  body: z.strictObject({
    by: z.string().refine(isDuration, 'Say an ISO 8601 duration such as P1D or PT37M'),
  }),
  reply: AdvanceView,
  answer: ({ sandbox, within, body }) =>
    within((world) => move(world, after(world.clock.now(), body.by), sandbox.dueWorks)),
});

/** Everything that the last move of the clock has brought about, by pages. */
export const listHappenings = controlEndpoint({
  method: 'get',
  path: '/worlds/:world/clock/happenings',
  summary: 'What the last move of the clock has brought about',
  params: WorldPath,
  query: Page,
  reply: z.object({ total: z.number(), happenings: z.array(HappeningView) }),
  answer: ({ within, query: { page, perPage } }) =>
    within(({ lastAdvance }) => {
      const happenings = (lastAdvance?.happenings ?? []).slice((page - 1) * perPage);
      return { total: lastAdvance?.total ?? 0, happenings: happenings.slice(0, perPage) };
    }),
});

const FARTHEST = Date.UTC(2200, 0, 1);

async function move(
  world: LiveWorld,
  to: number,
  dueWorks: DueWorks,
): Promise<z.infer<typeof AdvanceView>> {
  const now = world.clock.now();
  if (to < now) {
    const message = `World "${world.name}" is at ${iso(now)}; its clock goes forward only.`;
    throw new ControlError('conflict', message, 'Reset the world to begin again.');
  }
  if (!(to <= FARTHEST)) {
    throw new ControlError('invalidRequest', `A clock goes as far as ${iso(FARTHEST)}.`);
  }
  return advanceView(world, await advance(world, to, dueWorks));
}

const iso = (instant: number): string => new Date(instant).toISOString();

async function setState(world: LiveWorld, state: ClockState): Promise<z.infer<typeof ClockView>> {
  world.store.transaction(() => {
    world.document.set('clock', state);
  });
  await world.keep([world.document]);
  return clockView(world.clock);
}

const advanceView = (
  world: LiveWorld,
  { from, to, total, counts, happenings }: Advance,
): z.infer<typeof AdvanceView> => ({
  clock: clockView(world.clock),
  from,
  to,
  total,
  counts: { ...counts },
  happenings: happenings.slice(0, FIRST_HAPPENINGS).map((happening) => ({ ...happening })),
});
