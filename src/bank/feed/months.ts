import { bankingDay, dayText, monthEnd, monthText } from '../days.js';
import type { PersonaAccount } from '../persona.js';
import { tradesOf } from '../holdings/trades.js';
import { randomOf } from '../random.js';
import type { Booking } from './booking.js';
import { draft, purposeIn } from './drafts.js';
import type { Scope } from './drafts.js';
import { loanBalance } from './loan.js';
import type { Flow } from './flows.js';
import { isSettled } from './plan.js';
import { Recent } from './recent.js';
import type { Inflow, Plan } from './plan.js';

/** An account in one month: where it starts, and its bookings in the order of their days. */
export interface Month {
  readonly opening: number;
  readonly bookings: readonly Booking[];
  /** Brings the account to where the next month starts. */
  readonly sweep: Booking | undefined;
}

/** Months of a persona's accounts in one world. */
export interface Months {
  monthOf(account: PersonaAccount, month: number): Month;
  /** What the account's own flows of one kind book, without the work of a whole month. */
  flowsOf(account: PersonaAccount, kind: Flow['flow'], month: number): readonly Booking[];
}

/** What a card owes is asked for by the card itself, by who pays for it and by what earns on it. */
const REMEMBERED_OPENINGS = 128;

/**
 * Works out months of a persona's accounts. Where an account starts a month follows from the
 * month alone: from its band, its loan's terms, or what its card bought in the month before. So
 * any month is found without those before it, and nobody drifts. `remember` is asked first.
 */
export function monthsOf(
  plan: Plan,
  seed: string,
  remember: (key: string, make: () => Month) => Month,
): Months {
  const openings = new Recent<number>(REMEMBERED_OPENINGS);
  const scope: Scope = {
    plan,
    seed,
    openingOf: (account, month) =>
      openings.get(`${account.id}/${month}`, () => openingOf(scope, account, month)),
  };
  const months: Months = {
    monthOf: (account, month) =>
      remember(`${plan.persona.id}/${account.id}/${month}`, () =>
        workOut(scope, months, account, month),
      ),
    flowsOf: (account, kind, month) =>
      account.flows.flatMap((flow, index) =>
        flow.flow === kind ? draft(scope, account, index, flow, month) : [],
      ),
  };
  return months;
}

function workOut(scope: Scope, months: Months, account: PersonaAccount, month: number): Month {
  const natural = [
    ...ownBookings(scope, account, month).map((one) => onSecurities(account, one)),
    ...tradesOf(scope, account, month),
    ...arrivals(scope, account, month),
    ...arrivedSweeps(scope.plan, months, account, month),
  ];
  const opening = scope.openingOf(account, month);
  const sweep = account.band && sweepOf(scope, account, month, opening + sumOf(natural));
  const bookings = sweep ? [...natural, sweep] : natural;
  return { opening, bookings: bookings.sort(byDay), sweep };
}

function openingOf(scope: Scope, account: PersonaAccount, month: number): number {
  if (month <= 0) return account.opening;
  if (account.loan) return loanBalance(account, month);
  if (isSettled(scope.plan, account)) return sumOf(ownBookings(scope, account, month - 1));
  return levelOf(scope, account, month);
}

/** A slow wave inside the band. */
function levelOf({ plan, seed }: Scope, account: PersonaAccount, month: number): number {
  const { low, high } = account.band ?? { low: account.opening, high: account.opening };
  const at = (instant: number) => randomOf(`${seed}/${plan.persona.id}/${account.id}/${instant}`)();
  const height = (at(month - 1) + 2 * at(month) + at(month + 1)) / 4;
  return Math.round(low + (high - low) * height);
}

function ownBookings(scope: Scope, account: PersonaAccount, month: number): Booking[] {
  return account.flows.flatMap((flow, index) => draft(scope, account, index, flow, month));
}

/** On an account for securities interest and fees are those of its money. */
function onSecurities({ kind }: PersonaAccount, booking: Booking): Booking {
  const action = CASH_ACTIONS[booking.category];
  return kind === 'investment' && action ? { ...booking, trade: { action } } : booking;
}

const CASH_ACTIONS: Readonly<Record<string, 'interest' | 'fee'>> = {
  interest: 'interest',
  fees: 'fee',
};

/** The other side of what other accounts of the persona have booked. */
function arrivals(scope: Scope, account: PersonaAccount, month: number): Booking[] {
  const inflows = scope.plan.inflows.get(account.id) ?? [];
  return inflows.flatMap(({ from, index, flow }: Inflow) =>
    draft(scope, from, index, flow, month).map(otherSide),
  );
}

function arrivedSweeps(
  plan: Plan,
  months: Months,
  account: PersonaAccount,
  month: number,
): Booking[] {
  const sweepers = plan.sweepers.get(account.id) ?? [];
  return sweepers.flatMap((from) => {
    const { sweep } = months.monthOf(from, month);
    return sweep ? [otherSide(sweep)] : [];
  });
}

/** On a loan only the principal arrives: the bank keeps the interest. */
function otherSide(booking: Booking): Booking {
  return { ...booking, amount: booking.parts?.principal ?? -booking.amount };
}

function sweepOf(
  scope: Scope,
  account: PersonaAccount,
  month: number,
  closing: number,
): Booking | undefined {
  const amount = scope.openingOf(account, month + 1) - closing;
  if (amount === 0) return undefined;
  const sweep = account.sweep ?? SWEEPS[scope.plan.persona.country];
  return {
    id: `${monthText(month)}.${account.id}.sweep`,
    day: dayText(bankingDay(monthEnd(month), month)),
    amount,
    counterpart: sweep.counterpart ?? { name: account.owner ?? scope.plan.persona.name },
    purpose: purposeIn(month, amount < 0 ? sweep.surplus : sweep.shortfall),
    category: 'transfer',
  };
}

const SWEEPS: Record<'DE' | 'US', NonNullable<PersonaAccount['sweep']>> = {
  DE: { surplus: 'Uebertrag Ruecklage', shortfall: 'Uebertrag aus Ruecklage' },
  US: { surplus: 'Transfer to reserve', shortfall: 'Transfer from reserve' },
};

function sumOf(bookings: readonly Booking[]): number {
  return bookings.reduce((sum, { amount }) => sum + amount, 0);
}

function byDay(one: Booking, other: Booking): number {
  return one.day < other.day ? -1 : Number(one.day > other.day);
}
