import * as z from 'zod';

import { controlEndpoint, WorldPath } from './endpoint.js';

/** Call-backs that a world has sent, or would have. */
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
  answer: ({ within }) => within(async ({ outbox }) => ({ messages: [...(await outbox.list())] })),
});
