import type { DocumentKind, DocumentRef } from '../../../core/store/kinds.js';
import type { World } from '../../../core/world/world.js';

/** What an app has used of its plan. Written only while the plan limits it. */
export interface AppUsage {
  /** Calls of discoverAndAddAccounts, of all its customers together. */
  readonly discoverCalls: number;
}

export const usageKind: DocumentKind<AppUsage> = {
  name: 'finicity.usage',
  writeOrder: 85,
  blank: () => ({ discoverCalls: 0 }),
  indexed: ({ discoverCalls }) => ({ discoverCalls }),
};

/** By consumer key; callers that relaxed authentication lets in have none. */
export const usageRef = (consumerKey: string): DocumentRef<AppUsage> => ({
  kind: usageKind,
  key: consumerKey === '' ? 'none' : consumerKey,
});

/**
 * Counts one call, unless the limit is reached; says whether it was counted. The call's own
 * documents stay out of it, for this one changes under everybody's hands.
 */
export async function countDiscovery(
  world: World,
  consumerKey: string,
  limit: number,
): Promise<boolean> {
  const lease = world.store.lease();
  try {
    const usage = await lease.open(usageRef(consumerKey));
    const isCounted = world.store.transaction(() => {
      const { discoverCalls } = usage.state;
      if (discoverCalls >= limit) return false;
      usage.set('discoverCalls', discoverCalls + 1);
      return true;
    });
    await world.store.save([usage]);
    return isCounted;
  } finally {
    lease.release();
  }
}

/** Counted calls of all apps, by consumer key. */
export async function discoverCallsIn(world: World): Promise<Readonly<Record<string, number>>> {
  const index = await world.store.index(usageKind);
  return Object.fromEntries(
    index.entries().map(({ key, entry }) => [key, Number(entry['discoverCalls'])]),
  );
}
