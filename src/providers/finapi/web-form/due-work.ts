import type { DueWork, Settling } from '../../../core/world/world.js';
import type { WebFormsState } from './document.js';

/** What falls due among the web forms of a user: stages of its tasks. */
export const webFormDueWork = (
  settling: () => Promise<Settling<WebFormsState>>,
): DueWork<WebFormsState> => ({
  due: ({ tasks }) => earliest(Object.values(tasks).map(({ endsAt }) => endsAt)),

  dueOf: ({ dueAt }) => earliest([typeof dueAt === 'string' ? dueAt : undefined]),

  settling,
});

function earliest(instants: readonly (string | undefined)[]): number | undefined {
  const known = instants.filter((instant) => instant !== undefined).sort();
  return known[0] === undefined ? undefined : Date.parse(known[0]);
}
