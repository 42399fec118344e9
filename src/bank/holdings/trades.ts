import { bankingDay, dayOfMonth, dayText } from '../days.js';
import { monthEnd, monthStart, monthText } from '../days.js';
import type { Booking } from '../feed/booking.js';
import type { Scope } from '../feed/drafts.js';
import type { PersonaAccount } from '../persona.js';
import { priceOn } from './price.js';
import { seriesOn } from './series.js';
import type { Series } from './series.js';
import type { Trade } from './trade.js';
import { changeIn, paidFor, placesOf, SETTLEMENT_DAYS, tradeDayOf, unitsOn } from './units.js';
import type { Place } from './units.js';

/** What the securities of an account book in a month: trades, and what they pay. Pure. */
export function tradesOf(
  { plan, seed }: Pick<Scope, 'plan' | 'seed'>,
  account: PersonaAccount,
  month: number,
): readonly Booking[] {
  const market = { securities: plan.securities, seed };
  return placesOf(market, plan.persona.id, account).flatMap((place) => {
    const slot = { place, month, id: `${monthText(month)}.${account.id}.h${place.index}` };
    return [...paid(slot), ...rolled(slot), ...changed(slot)];
  });
}

interface Slot {
  readonly place: Place;
  readonly month: number;
  readonly id: string;
}

function changed(slot: Slot): Booking[] {
  const { units, day } = changeIn(slot.place, slot.month);
  if (units === 0) return [];
  const series = seriesOn(slot.place.market, slot.place.security, day);
  return [traded(slot, series, units > 0 ? 'buy' : 'sell', Math.abs(units), day)];
}

/** An issue gives way to the next: a bond is redeemed, an option sold before it expires. */
function rolled(slot: Slot): Booking[] {
  const { place, month } = slot;
  const { market, security } = place;
  if (security.kind !== 'bond' && security.kind !== 'option') return [];
  const before = seriesOn(market, security, monthStart(month) - 1);
  const next = seriesOn(market, security, monthEnd(month));
  const day = next.from;
  if (before.id === next.id || day === undefined) return [];
  const units = unitsOn(place, day);
  const gone = security.kind === 'bond' ? 'redemption' : 'sell';
  return [traded(slot, before, gone, units, day), traded(slot, next, 'buy', units, day)];
}

function traded(
  slot: Slot,
  series: Series,
  action: 'buy' | 'sell' | 'redemption',
  units: number,
  day: number,
): Booking {
  const { place } = slot;
  const isRedeemed = series.security.kind === 'bond' && action === 'redemption';
  const tradeDay = isRedeemed ? day : tradeDayOf(day);
  const price = isRedeemed ? series.security.par : priceOn(place.market, series, tradeDay);
  const commission = isRedeemed ? 0 : place.holding.commission;
  const worth = Math.round(units * price);
  const costBasis = Math.round(units * paidFor(place, series));
  const trade: Trade = {
    ...{ action, security: series.id, place: place.index, units, price, commission },
    ...(action !== 'buy' && { costBasis, gain: worth - costBasis }),
  };
  const amount = (action === 'buy' ? -worth : worth) - commission;
  const purpose = `${SAID[action]} ${units} ${series.security.name}`;
  const made = booking(slot, action, day, amount, series, purpose, trade);
  return isRedeemed ? made : { ...made, lead: SETTLEMENT_DAYS };
}

const SAID = { buy: 'Bought', sell: 'Sold', redemption: 'Redeemed' } as const;

/** Dividends of stocks and funds, coupons of bonds. */
function paid(slot: Slot): Booking[] {
  const { place, month } = slot;
  const { security } = place;
  const due = payment(security, month);
  if (!due || due.perUnit === 0) return [];
  const day = bankingDay(dayOfMonth(month, due.day), month);
  const series = seriesOn(place.market, security, day - 1);
  const units = unitsOn(place, day - 1);
  const amount = Math.round(units * due.perUnit);
  const action = security.kind === 'bond' ? 'interest' : 'dividend';
  const trade: Trade = {
    ...{ action, security: series.id, place: place.index, units, price: due.perUnit },
  };
  const purpose = `${action === 'interest' ? 'Coupon' : 'Dividend'} ${security.name}`;
  return amount === 0 ? [] : [booking(slot, action, day, amount, series, purpose, trade)];
}

/** What a unit pays in a month, in minor units, and on which of its days. */
function payment(
  security: Place['security'],
  month: number,
): { readonly perUnit: number; readonly day: number } | undefined {
  if (security.kind === 'option') return undefined;
  if (security.kind === 'bond') {
    const { firstMaturity, par, rate } = security;
    const isDue = month % 6 === (Number(firstMaturity.slice(5, 7)) - 1) % 6;
    return isDue ? { perUnit: (par * rate) / 2, day: Number(firstMaturity.slice(8)) } : undefined;
  }
  const { distribution } = security;
  if (!distribution) return undefined;
  const { everyMonths, inMonth } = distribution;
  return month % everyMonths === inMonth % everyMonths ? distribution : undefined;
}

function booking(
  { id }: Slot,
  what: string,
  day: number,
  amount: number,
  { security }: Series,
  purpose: string,
  trade: Trade,
): Booking {
  return {
    id: `${id}.${what}`,
    day: dayText(day),
    amount,
    counterpart: { name: security.name },
    purpose,
    category: 'securities',
    trade,
  };
}
