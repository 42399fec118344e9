import { bankingDay, dayOfMonth, dayText, monthEnd, monthStart, monthText } from '../days.js';
import type { PersonaAccount } from '../persona.js';
import { between, pick, randomOf } from '../random.js';
import type { Booking } from './booking.js';
import type { Counterpart, Flow, FlowOf } from './flows.js';
import { instalmentOf } from './loan.js';
import type { Plan } from './plan.js';

/** Whose feed, in which world, and what the flows need to know of balances. */
export interface Scope {
  readonly plan: Plan;
  readonly seed: string;
  /** Balance at the beginning of a month. */
  openingOf(account: PersonaAccount, month: number): number;
}

/** What one flow of an account books in a month. Pure. */
export function draft(
  scope: Scope,
  account: PersonaAccount,
  index: number,
  flow: Flow,
  month: number,
): readonly Booking[] {
  const slot: Slot = { scope, account, month, id: `${monthText(month)}.${account.id}.${index}` };
  switch (flow.flow) {
    case 'regular':
      return regular(slot, flow);
    case 'scattered':
      return scattered(slot, flow);
    case 'transfer':
      return single(slot, flow, 'transfer', -flow.amount);
    case 'settlement':
      return single(slot, flow, 'card settlement', owedOnCard(slot, flow));
    case 'instalment':
      return instalment(slot, flow);
    case 'interest':
      return interest(slot, flow);
    case 'earning':
      return earning(slot, flow);
  }
}

interface Slot {
  readonly scope: Scope;
  readonly account: PersonaAccount;
  readonly month: number;
  readonly id: string;
}

function regular(slot: Slot, flow: FlowOf<'regular'>): readonly Booking[] {
  if (slot.month % flow.everyMonths !== flow.inMonth % flow.everyMonths) return [];
  const random = streamOf(slot);
  const amount = Math.round(flow.amount * (1 + flow.vary * (2 * random() - 1)));
  const counterpart = flow.counterpart ?? accustomed(slot, flow.category);
  const day = dueDay(slot, flow.day);
  const made = booking(slot, flow.category, day, amount, counterpart, flow.purpose);
  const check = flow.paidBy && { check: checkNumber(slot.account, flow, slot.month) };
  return [{ ...made, ...check, ...(amount < 0 && !check && { lead: 1 }) }];
}

const FIRST_CHECK = 1_001;

/** Checks of an account follow one another, month after month. */
function checkNumber({ flows }: PersonaAccount, flow: Flow, month: number): number {
  const written = flows.filter((one) => one.flow === 'regular' && one.paidBy === 'check');
  return FIRST_CHECK + month * written.length + written.findIndex((one) => one === flow);
}

function scattered(slot: Slot, flow: FlowOf<'scattered'>): readonly Booking[] {
  const random = streamOf(slot);
  const count = Math.floor(flow.perMonth * (0.75 + 0.5 * random()) + random());
  return Array.from({ length: count }, (_, index) => {
    const day = bankingDay(
      between(random, monthStart(slot.month), monthEnd(slot.month)),
      slot.month,
    );
    const share = random() ** 2;
    const exact = flow.smallest + (flow.largest - flow.smallest) * share;
    const amount = Math.round(exact / flow.step) * flow.step;
    const counterpart = pick(random, slot.scope.plan.counterparts[flow.category] ?? []);
    const made = booking(slot, flow.category, day, amount, counterpart, flow.purpose);
    const lead = 1 + ((slot.month + index) % 2);
    return { ...made, id: `${slot.id}.${index}`, ...(amount < 0 && { lead }) };
  });
}

function instalment(slot: Slot, flow: FlowOf<'instalment'>): readonly Booking[] {
  const loan = slot.scope.plan.accounts.get(flow.loan);
  if (!loan) return [];
  const parts = instalmentOf(loan, slot.month);
  const { escrow } = parts;
  const put = escrow ? escrow.tax + escrow.insurance : 0;
  const paid = single(slot, flow, 'instalment', -(parts.principal + parts.interest + put));
  return paid.map((made) => ({ ...made, parts }));
}

function interest(slot: Slot, flow: FlowOf<'interest'>): readonly Booking[] {
  if ((slot.month + 1) % flow.everyMonths !== 0) return [];
  const balance = slot.scope.openingOf(slot.account, slot.month);
  const amount = Math.round((balance * flow.rate * flow.everyMonths) / 12);
  return single(slot, { ...flow, day: 31 }, 'interest', amount);
}

/** Points are whole; a hundredth of one is its minor unit. */
function earning(slot: Slot, flow: FlowOf<'earning'>): readonly Booking[] {
  const bought = -owedOnCard(slot, flow);
  return single(slot, flow, 'points', Math.floor((bought * flow.perUnit) / 100) * 100);
}

/** What was owed at the month's beginning. */
function owedOnCard({ scope, month }: Slot, flow: { readonly card: string }): number {
  const card = scope.plan.accounts.get(flow.card);
  return card ? Math.min(0, scope.openingOf(card, month)) : 0;
}

/** A booking whose other side is the persona itself; none when there is nothing to move. */
function single(
  slot: Slot,
  flow: { readonly day: number; readonly purpose: string },
  category: string,
  amount: number,
): readonly Booking[] {
  if (amount === 0) return [];
  const self = { name: slot.scope.plan.persona.name };
  return [booking(slot, category, dueDay(slot, flow.day), amount, self, flow.purpose)];
}

function booking(
  { id, month }: Slot,
  category: string,
  day: number,
  amount: number,
  counterpart: Counterpart,
  purpose: string,
): Booking {
  const said = purposeIn(month, purpose);
  return { id, day: dayText(day), amount, counterpart, purpose: said, category };
}

/** `{month}` in a purpose stands for the month in which it is booked. */
export function purposeIn(month: number, purpose: string): string {
  return purpose.replace('{month}', monthText(month));
}

function dueDay({ month }: Slot, day: number): number {
  return bankingDay(dayOfMonth(month, day), month);
}

function streamOf({ scope, id }: Slot): () => number {
  return randomOf(`${scope.seed}/${scope.plan.persona.id}/${id}`);
}

/** The same landlord, insurer or employer every month. */
function accustomed({ scope, account }: Slot, category: string): Counterpart {
  const random = randomOf(`${scope.seed}/${scope.plan.persona.id}/${account.id}/${category}`);
  return pick(random, scope.plan.counterparts[category] ?? []);
}
