import type { DocumentRef } from '../../../core/store/kinds.js';
import type { Index } from '../../../core/store/store.js';
import type { World } from '../../../core/world/world.js';
import { customerOf, type CustomerCall } from '../customer-call.js';
import type { CustomerKind } from '../customers/schema.js';
import { bringToLife } from '../customers/service.js';
import { refusal } from '../errors.js';
import type { ListedInstitution } from '../institutions/schema.js';
import type { LoginAnswer } from '../logins/service.js';
import { finicitySettings } from '../settings.js';
import { countOthers, customersOf, rollRef, type Roll } from './roll.js';

/** Documents that a discovery needs where the number of customers is limited. */
export const rollFor = (world: World): readonly DocumentRef<Roll>[] =>
  isLimited(world) ? [rollRef] : [];

/** The list of customers, where their number is limited. */
export const customersFor = (world: World): Promise<Index> | undefined =>
  isLimited(world) ? customersOf(world) : undefined;

const isLimited = (world: World): boolean =>
  world.settings(finicitySettings).customerLimit !== null;

export interface Activation {
  readonly institution: ListedInstitution;
  /** From `customersFor`. */
  readonly customers: Index | undefined;
}

/**
 * Discovers as far as the plan allows: a customer is testing or real for life, by the first
 * institution whose accounts it adds. Not documented: of a discovery that finds more accounts than
 * there may be, none is added.
 */
export function activating(
  call: CustomerCall,
  { institution, customers }: Activation,
  discover: () => LoginAnswer,
): LoginAnswer {
  const customer = customerOf(call);
  const kind: CustomerKind = institution.finicity.testing ? 'testing' : 'real';
  assertKind(call, kind);
  if (customers && customer.state.kind === null) assertCustomerLimit(call, customers);
  const before = accountCount(call);
  const answer = discover();
  if (answer.answer !== 'accounts') return answer;
  assertAccountLimit(call, before);
  if (customers) call.document(rollRef).put('names', customer.name, true);
  bringToLife(customer, call.now);
  if (customer.state.kind === null) customer.set('kind', kind);
  return answer;
}

function assertKind(call: CustomerCall, kind: CustomerKind): void {
  const { kind: own } = customerOf(call).state;
  if (own === null || own === kind) return;
  call.explain(`a ${own} customer, for life`, `take another customer for ${kind} institutions`);
  throw refusal('wrongCustomerKind', `this one is a ${own} customer`);
}

function assertCustomerLimit(call: CustomerCall, customers: Index): void {
  const { customerLimit } = call.world.settings(finicitySettings);
  const others = countOthers(customerOf(call), customers, call.document(rollRef).state);
  if (customerLimit === null || others < customerLimit) return;
  call.explain(`there are ${String(others)} customers`, 'delete one, or raise customerLimit');
  throw refusal('tooManyCustomers');
}

/** Whoever finds nothing new may have more than the limit already. */
function assertAccountLimit(call: CustomerCall, before: number): void {
  const { accountLimit } = call.world.settings(finicitySettings);
  const count = accountCount(call);
  if (accountLimit === null || count <= accountLimit || count === before) return;
  call.explain(
    `${String(count)} accounts would be more than ${String(accountLimit)}`,
    'delete some, or raise accountLimit',
  );
  throw refusal('tooManyAccounts');
}

const accountCount = (call: CustomerCall): number =>
  Object.keys(customerOf(call).state.accounts).length;
