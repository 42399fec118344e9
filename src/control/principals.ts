import * as z from 'zod';

import type { KeptKind } from '../core/provider.js';
import type { World } from '../core/world/world.js';
import { controlEndpoint, Page, WorldPath } from './endpoint.js';

/** Whom tokens can speak for in a world, besides its clients. */
export const listPrincipals = controlEndpoint({
  method: 'get',
  path: '/worlds/:world/principals',
  summary: 'Users and customers of a world',
  params: WorldPath,
  query: Page,
  reply: z.object({ total: z.number(), principals: z.array(z.object({ principal: z.string() })) }),
  answer: ({ sandbox, within, query }) =>
    within((world) => {
      const kinds = sandbox.providers.flatMap((provider) => provider.kinds.filter(isPrincipal));
      return pageOf(world, kinds, query);
    }),
});

type PrincipalKind = KeptKind & Required<Pick<KeptKind, 'principal'>>;

const isPrincipal = (kept: KeptKind): kept is PrincipalKind => kept.principal !== undefined;

/** There may be a hundred thousand: only those that are shown are looked at. */
async function pageOf(world: World, kinds: readonly PrincipalKind[], { page, perPage }: Page) {
  const principals: { principal: string }[] = [];
  let total = 0;
  for (const { kind, principal } of kinds) {
    const index = await world.store.index(kind);
    const first = Math.max(0, (page - 1) * perPage - total);
    const shown = index.entries().slice(first, first + perPage - principals.length);
    principals.push(...shown.map(({ key }) => ({ principal: principal(key) })));
    total += index.size;
  }
  return { total, principals };
}
