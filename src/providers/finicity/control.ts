import * as z from 'zod';

import { bankOf, type Bank } from '../../bank/bank.js';
import { ok, type EndpointSpec, type Identity } from '../../core/http/endpoint.js';
import { json } from '../../core/http/wire.js';
import type { Resource } from '../../core/provider.js';
import { aggregateNow } from './aggregation/on-demand.js';
import { refsOfLogins, type Round } from './aggregation/round.js';
import { customerView } from './control-view.js';
import { customerRef } from './customer.js';
import { fileControl } from './files/control.js';
import { planControl } from './plan/control.js';

const CustomerPath = z.object({ name: z.string().min(1).max(255) });
type CustomerPath = z.infer<typeof CustomerPath>;

type ControlSpec = EndpointSpec<Identity, CustomerPath, unknown, unknown, undefined>;
const control = (spec: ControlSpec): ControlSpec => spec;

/** What a person can see and cause of Finicity in a world, beyond what its API offers. */
export const finicityControl = (base: Bank): Resource => ({
  ...fileControl(),
  ...planControl(),

  /** Logins, accounts, open challenges, and when what is possible again. */
  getFinicityCustomer: control({
    method: 'get',
    path: '/customers/:name',
    params: CustomerPath,
    needs: ({ params }) => [customerRef(params.name)],
    handle: (call) => {
      const customer = call.document(customerRef(call.params.name));
      return ok(json(customerView(customer, call.world, call.now)));
    },
  }),

  /** Runs the background aggregation of one customer now, as the night would. */
  aggregateFinicityCustomer: control({
    method: 'post',
    path: '/customers/:name/aggregate',
    params: CustomerPath,
    *needs(call) {
      const ref = customerRef(call.params.name);
      yield ref;
      yield* refsOfLogins(bankOf(call.world, base), call.document(ref).state.logins);
    },
    handle: (call) => {
      const { world, now } = call;
      const open: Round['open'] = (ref) => call.document(ref);
      const customer = call.document(customerRef(call.params.name));
      const round = { customer, bank: bankOf(world, base), world, open };
      return ok(json({ logins: aggregateNow(round, now).map((tried) => ({ ...tried })) }));
    },
  }),
});
