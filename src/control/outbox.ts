import * as z from 'zod';

import { settleDue } from '../core/world/advance.js';
import { controlEndpoint, WorldPath } from './endpoint.js';

/**
 * Call-backs that a world has sent, or would have. Nothing wakes a world up whose clock runs: what
 * has fallen due by now is settled first, and is among them.
 */
export const listOutbox = controlEndpoint({
  method: 'get',
  path: '/worlds/:world/outbox',
  summary: 'Call-backs that a world has sent, or would have',
  params: WorldPath,
  reply: z.object({
    messages: z.array(
      z.object({
        id: z.number(),
        at: z.string(),
        provider: z.string(),
        url: z.string(),
        body: z.unknown(),
        about: z.string(),
        delivery: z.enum(['captured', 'delivered', 'failed']),
        outcome: z.string().optional(),
        attempts: z.number().optional(),
        retry: z
          .object({ times: z.number(), everySeconds: z.number(), dueAt: z.string() })
          .optional(),
      }),
    ),
  }),
  answer: ({ sandbox, within }) =>
    within(async (world) => {
      const { clock } = world;
      if (clock.state.mode === 'running') await settleDue(world, clock.now(), sandbox.dueWorks);
      return { messages: [...(await world.outbox.list())] };
    }),
});
