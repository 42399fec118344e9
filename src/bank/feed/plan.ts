import { SandboxError } from '../../core/errors.js';
import { holdingComplaint } from '../holdings/soundness.js';
import type { Securities } from '../securities.js';
import { suggestion } from '../suggestion.js';
import type { Persona, PersonaAccount } from '../persona.js';
import type { Counterpart, Flow } from './flows.js';

/** A flow of one account that also books on another of the same persona. */
export interface Inflow {
  readonly from: PersonaAccount;
  readonly index: number;
  readonly flow: Flow;
}

/** A persona's accounts, and what arrives on each from the others. */
export interface Plan {
  readonly persona: Persona;
  readonly accounts: ReadonlyMap<string, PersonaAccount>;
  readonly inflows: ReadonlyMap<string, readonly Inflow[]>;
  /** Accounts whose surplus ends on an account. */
  readonly sweepers: ReadonlyMap<string, readonly PersonaAccount[]>;
  readonly counterparts: Readonly<Record<string, readonly Counterpart[]>>;
  readonly securities: Securities;
}

/** Checks that what a persona's accounts say of one another can be, and prepares it. */
export function planOf(
  persona: Persona,
  counterparts: Plan['counterparts'],
  securities: Securities,
): Plan {
  const plan: Plan = {
    persona,
    accounts: new Map(persona.accounts.map((account) => [account.id, account])),
    inflows: groupBy(inflowsOf(persona), ({ flow }) => targetOf(flow) ?? ''),
    sweepers: groupBy(
      persona.accounts.filter((account) => account.sweep?.to !== undefined),
      (account) => account.sweep?.to ?? '',
    ),
    counterparts,
    securities,
  };
  for (const account of persona.accounts) assertSound(plan, account);
  return plan;
}

/** The account on which the other side of a flow is booked. */
export function targetOf(flow: Flow): string | undefined {
  switch (flow.flow) {
    case 'transfer':
      return flow.to;
    case 'settlement':
      return flow.card;
    case 'instalment':
      return flow.loan;
    case 'regular':
    case 'scattered':
    case 'interest':
    case 'earning':
      return undefined;
  }
}

/** The account that a flow speaks of. */
function namedBy(flow: Flow): string | undefined {
  return flow.flow === 'earning' ? flow.card : targetOf(flow);
}

/** Whether a month begins with what was bought in the month before, since a settlement pays it. */
export function isSettled(plan: Plan, account: PersonaAccount): boolean {
  return plan.inflows.get(account.id)?.some(({ flow }) => flow.flow === 'settlement') ?? false;
}

function inflowsOf(persona: Persona): Inflow[] {
  return persona.accounts.flatMap((from) =>
    from.flows.flatMap((flow, index) => (targetOf(flow) ? [{ from, index, flow }] : [])),
  );
}

function groupBy<T>(list: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of list) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
}

function assertSound(plan: Plan, account: PersonaAccount): void {
  const fail = (complaint: string): never => {
    throw new SandboxError(`persona "${plan.persona.id}", account "${account.id}": ${complaint}`);
  };
  for (const target of [...account.flows.map(namedBy), account.sweep?.to]) {
    if (target === undefined || plan.accounts.has(target)) continue;
    fail(`there is no account "${target}"${suggestion(target, plan.accounts.keys())}`);
  }
  for (const category of categoriesOf(account)) {
    if (Object.hasOwn(plan.counterparts, category)) continue;
    const near = suggestion(category, Object.keys(plan.counterparts));
    fail(`no counterparts for the category "${category}"${near}`);
  }
  const shape = shapeComplaint(plan, account);
  if (shape) fail(shape);
}

/** Categories out of which the feed has to choose a counterpart. */
function categoriesOf(account: PersonaAccount): string[] {
  return account.flows.flatMap((flow) =>
    flow.flow === 'scattered' || (flow.flow === 'regular' && !flow.counterpart)
      ? [flow.category]
      : [],
  );
}

/** Each balance needs exactly one thing that holds it: a band, a loan's terms, or a settlement. */
function shapeComplaint(plan: Plan, account: PersonaAccount): string | undefined {
  const { band, loan, sweep } = account;
  const holders = [band, loan, isSettled(plan, account) || undefined];
  const complaints: readonly (readonly [boolean, string])[] = [
    [
      holders.filter((holder) => holder !== undefined).length !== 1,
      'needs exactly one of a band, a loan, or a settlement from another account',
    ],
    [sweep !== undefined && !band, 'a sweep needs a band'],
    [!earnsOnSettledCards(plan, account), 'points are earned on settled cards only'],
    [isSweptInCircles(plan, account), 'its sweep comes back to itself'],
  ];
  return (
    complaints.find(([applies]) => applies)?.[1] ??
    flowComplaint(plan, account) ??
    holdingComplaint(account, plan.securities)
  );
}

/** What holds a balance decides which flows may touch it. */
function flowComplaint(plan: Plan, account: PersonaAccount): string | undefined {
  const arriving = (plan.inflows.get(account.id) ?? []).map(({ flow }) => flow.flow);
  const all = [...account.flows.map(({ flow }) => flow), ...arriving];
  if (account.loan) {
    const isFit = arriving.length <= 1 && all.every((flow) => flow === 'instalment');
    return isFit ? undefined : 'a loan has no flows but one instalment from another account';
  }
  if (arriving.includes('instalment')) return 'an instalment needs a loan';
  const isFit = !isSettled(plan, account) || all.every((flow) => CARD_FLOWS.includes(flow));
  return isFit ? undefined : 'a settled card has only regular and scattered flows';
}

function earnsOnSettledCards(plan: Plan, account: PersonaAccount): boolean {
  return account.flows.every((flow) => {
    const card = flow.flow === 'earning' ? plan.accounts.get(flow.card) : undefined;
    return !card || isSettled(plan, card);
  });
}

const CARD_FLOWS: readonly string[] = ['regular', 'scattered', 'settlement'];

function isSweptInCircles(plan: Plan, account: PersonaAccount): boolean {
  const seen = new Set<string>();
  let at: PersonaAccount | undefined = account;
  while (at?.sweep?.to !== undefined && !seen.has(at.id)) {
    seen.add(at.id);
    at = plan.accounts.get(at.sweep.to);
  }
  return at !== undefined && seen.has(at.id);
}
