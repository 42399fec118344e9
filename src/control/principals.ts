import { z } from 'zod';

import type { KeptKind } from '../core/provider.js';
import { controlEndpoint, WorldPath } from './endpoint.js';

const Page = z.object({
  page: z.coerce.number().int().min(1).default(1),
  perPage: z.coerce.number().int().min(1).max(1000).default(100),
});

/** Whom tokens can speak for in a world, besides its clients. */
export const listPrincipals = controlEndpoint({
  method: 'get',
  path: '/worlds/:world/principals',
  summary: 'Users and customers of a world',
  params: WorldPath,
  query: Page,
  reply: z.object({ total: z.number(), principals: z.array(z.object({ principal: z.string() })) }),
  answer: ({ sandbox, within, query: { page, perPage } }) =>
    within(async (world) => {
      const kinds = sandbox.providers.flatMap(({ kinds }) => kinds.filter(isPrincipal));
      const names: string[] = [];
      for (const { kind, principal } of kinds) {
        const index = await world.store.index(kind);
        names.push(...index.entries().map(({ key }) => principal(key)));
      }
      const shown = names.slice((page - 1) * perPage, page * perPage);
      return { total: names.length, principals: shown.map((principal) => ({ principal })) };
    }),
});

const isPrincipal = (kept: KeptKind): kept is KeptKind & Required<Pick<KeptKind, 'principal'>> =>
  kept.principal !== undefined;
