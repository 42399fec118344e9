import { ok, type EndpointSpec, type Identity } from '../../../core/http/endpoint.js';
import type { Resource } from '../../../core/provider.js';
import type { PlanUse } from '../customers/schema.js';
import { planDocument } from '../customers/wire.js';
import { finicitySettings } from '../settings.js';
import { activatedIn, customersOf } from './roll.js';
import { discoverCallsIn } from './usage.js';

const control = <X>(spec: EndpointSpec<Identity, unknown, unknown, unknown, X>) => spec;

/** What is used of the plan, and what it allows. */
export const planControl = (): Resource => ({
  /** Counted discoveries by app, customers, and the limits of both. */
  getFinicityPlan: control<PlanUse>({
    method: 'get',
    path: '/plan',
    prepare: async ({ world }) => ({
      discoverCalls: await discoverCallsIn(world),
      customers: activatedIn(await customersOf(world)).length,
    }),
    handle: ({ world, prepared }) => ok(planDocument(prepared, world.settings(finicitySettings))),
  }),
});
