import * as z from 'zod';

import { controlEndpoint, WorldPath } from './endpoint.js';

const Told = z.object({
  institution: z.string(),
  login: z.string(),
  event: z.record(z.string(), z.unknown()),
});

/** Everything that has happened, or will, at the bank. */
export const listBankEvents = controlEndpoint({
  method: 'get',
  path: '/worlds/:world/bank/events',
  summary: 'What has happened at the bank',
  params: WorldPath,
  reply: z.object({ events: z.array(Told) }),
  answer: async ({ sandbox, within }) =>
    within(async (world) => {
      const events = await sandbox.bank.list(world);
      return {
        events: events.map(({ institution, login, event }) => ({
          institution,
          login,
          event: { ...event },
        })),
      };
    }),
});

/** Makes something happen at the bank: `event` names it, its other fields stand beside. */
export const makeBankEvent = controlEndpoint({
  method: 'post',
  path: '/worlds/:world/bank/events',
  summary: 'Make something happen at the bank',
  params: WorldPath,
  body: z.looseObject({
    institution: z.union([z.string().min(1), z.int()]),
    login: z.string().min(1),
    event: z.string().min(1),
    /** When it happens; now when absent. */
    at: z.iso.datetime({ offset: true }).optional(),
  }),
  reply: Told,
  status: 201,
  answer: async ({ sandbox, within, body: { institution, login, at, ...event } }) =>
    within(async (world) => {
      const instant = new Date(at ?? world.clock.now());
      const told = await sandbox.bank.make(world, { institution, login }, event, instant);
      return { institution: told.institution, login: told.login, event: { ...told.event } };
    }),
});
