import type { IdentifyContext } from '../../../core/provider.js';
import { asDuration } from '../../../core/world/duration.js';
import { bringToLife } from '../customers/service.js';
import { customerRef } from '../customer.js';
import { TOKEN_BASE, type FinicityIdentity } from '../endpoint.js';
import { refusal } from '../errors.js';
import { finicitySettings } from '../settings.js';
import { Throttle, Throttled } from './throttle.js';
import { countDiscovery } from './usage.js';

/**
 * What stands between a caller who is known and the operation: the throttle, the calls that a plan
 * counts (failed ones and answers to challenges included), and the customer that comes to life.
 */
export class Admission {
  readonly #throttle = new Throttle();

  /** Lets the identity through, or throws. */
  admit(
    context: IdentifyContext,
    identity: FinicityIdentity | Promise<FinicityIdentity>,
  ): FinicityIdentity | Promise<FinicityIdentity> {
    if (identity instanceof Promise) return identity.then((known) => this.#check(context, known));
    return this.#check(context, identity);
  }

  #check(
    context: IdentifyContext,
    identity: FinicityIdentity,
  ): FinicityIdentity | Promise<FinicityIdentity> {
    if (context.endpoint.base === TOKEN_BASE) return identity;
    this.#assertPace(context, identity);
    const counting = counted(context, identity);
    return counting ? counting.then(() => used(context, identity)) : used(context, identity);
  }

  #assertPace(context: IdentifyContext, { consumerKey }: FinicityIdentity): void {
    const { world, now } = context;
    const { requestsPerMinute } = world.settings(finicitySettings);
    if (requestsPerMinute === null) return;
    const wait = this.#throttle.waitFor(world, consumerKey, requestsPerMinute, now);
    if (wait === undefined) return;
    context.explain(
      `more than ${String(requestsPerMinute)} requests a minute`,
      `advance ${asDuration(wait)}`,
    );
    throw new Throttled();
  }
}

/** Undefined where nothing is counted. */
function counted(
  context: IdentifyContext,
  { consumerKey }: FinicityIdentity,
): Promise<void> | undefined {
  const { world, operation } = context;
  const { discoverCallLimit } = world.settings(finicitySettings);
  if (discoverCallLimit === null || operation !== 'discoverAndAddAccounts') return undefined;
  return countDiscovery(world, consumerKey, discoverCallLimit).then((isCounted) => {
    if (isCounted) return;
    context.explain(`all ${String(discoverCallLimit)} calls of the plan are used`, RAISE);
    throw refusal('discoverLimit');
  });
}

const RAISE = 'raise the setting discoverCallLimit, or set it to null';

/** Whoever is spoken for exists from then on, unless it is to be taken away. */
function used(context: IdentifyContext, identity: FinicityIdentity): FinicityIdentity {
  const opening = context.lease.open(customerRef(identity.customer));
  const isAway = !(opening instanceof Promise) && opening.state.createdAt === null;
  if (isAway && context.operation !== 'deleteCustomer') {
    context.world.store.transaction(() => {
      bringToLife(opening, context.now);
    });
  }
  return identity;
}
