import type { DocumentKind } from '../store/kinds.js';
import type { DueWorks } from './due-work.js';
import type { LiveWorld } from './live-world.js';
import type { Advance, Effect, Happening } from './world.js';

/** Later happenings are counted, but no longer told one by one. */
const TOLD = 10_000;

/**
 * Moves a world's clock and settles everything that falls due on the way, document by document.
 * The clock moves first: who asks meanwhile settles what concerns him by himself.
 */
export async function advance(world: LiveWorld, to: number, dueWorks: DueWorks): Promise<Advance> {
  const from = world.clock.now();
  world.store.transaction(() => {
    world.document.set('clock', world.clock.movedTo(to));
  });
  await world.keep([world.document]);

  const settled = await settleDue(world, to, dueWorks);
  const moved = { from: iso(from), to: iso(to), ...settled };
  world.lastAdvance = moved;
  return moved;
}

/** What settling came to, for who wants to tell of it. */
type Settled = Omit<Advance, 'from' | 'to'>;

/** Settles everything in a world that has fallen due by an instant, call-backs included. */
export async function settleDue(
  world: LiveWorld,
  until: number,
  dueWorks: DueWorks,
): Promise<Settled> {
  const settled = await settleDocuments(world, until, dueWorks);
  await world.outbox.settle(until);
  return settled;
}

/** The same, but for call-backs that are to be sent again: none is waited for. */
export async function settleDocuments(
  world: LiveWorld,
  until: number,
  dueWorks: DueWorks,
): Promise<Settled> {
  const counts: Record<string, number> = {};
  const happenings: Happening[] = [];
  let total = 0;
  for (const kind of dueWorks.kinds()) {
    for await (const settled of settleKind(world, kind, until, dueWorks)) {
      for (const happening of settled) {
        counts[happening.what] = (counts[happening.what] ?? 0) + 1;
        total += 1;
        if (happenings.length < TOLD) happenings.push(happening);
      }
    }
  }
  return { counts, total, happenings };
}

async function* settleKind(
  world: LiveWorld,
  kind: DocumentKind,
  until: number,
  dueWorks: DueWorks,
): AsyncGenerator<readonly Happening[]> {
  const index = await world.store.index(kind);
  const keys = index
    .entries()
    .filter(({ entry }) => dueWorks.mayBeDue(kind, entry, world, until))
    .map(({ key }) => key);
  for (const key of keys) {
    const lease = world.store.lease();
    try {
      await lease.open({ kind, key });
      const effects: Effect[] = [];
      const settled = await dueWorks.settle(lease, world, until, effects);
      await world.keep(lease.documents);
      for (const effect of effects) await effect();
      if (settled) yield settled;
    } finally {
      lease.release();
    }
  }
}

const iso = (instant: number): string => new Date(instant).toISOString();
