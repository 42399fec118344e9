import type { DueWork, Settling, World } from '../../../core/world/world.js';
import type { CustomerState } from '../customer.js';
import { finicitySettings } from '../settings.js';
import { earliestAttempt, nextNight } from './schedule.js';

/** What falls due in the document of a customer: the background aggregation of each night. */
export const customerDueWork = (
  settling: () => Promise<Settling<CustomerState>>,
): DueWork<CustomerState> => ({
  due: ({ logins }, world) => nightAfter(earliestAttempt(Object.values(logins)), world),

  dueOf: ({ nightSince }, world) =>
    nightAfter(typeof nightSince === 'string' ? nightSince : undefined, world),

  settling,
});

/** The first night after an attempt (ISO instant), in epoch milliseconds. */
export function nightAfter(attempt: string | undefined, world: World): number | undefined {
  const { nightlyAggregationAt } = world.settings(finicitySettings);
  return attempt === undefined ? undefined : nextNight(Date.parse(attempt), nightlyAggregationAt);
}
