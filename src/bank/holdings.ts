import { bankingDayUntil } from './days.js';
import { listed } from './holdings/listed.js';
import type { ListedSecurity } from './holdings/listed.js';
import { priceOn } from './holdings/price.js';
import { seriesNamed, seriesOn } from './holdings/series.js';
import type { Market, Series } from './holdings/series.js';
import type { Trade } from './holdings/trade.js';
import { paidFor, placesOf, tidy, unitsOn } from './holdings/units.js';
import type { Place } from './holdings/units.js';
import type { PersonaAccount } from './persona.js';

/** What an account holds of one security at the end of a day; units times price is the value. */
export interface Position {
  /** Unique for the account, and the same on every day. */
  readonly id: string;
  readonly security: ListedSecurity;
  readonly units: number;
  /** Minor units for a unit: of options for a contract, of bonds for a bond. */
  readonly price: number;
  readonly value: number;
  /** What a unit has cost, and all of them. */
  readonly paidPrice: number;
  readonly costBasis: number;
  /** Since the banking day before: minor units for a unit, and as a share. */
  readonly dayChange: number;
  readonly dayChangeShare: number;
}

/** Whose holdings, and what has been taken back of what the feed had traded. */
export interface Holder {
  readonly personaId: string;
  readonly account: Pick<PersonaAccount, 'id' | 'holdings'>;
  readonly undone: readonly Trade[];
}

/** What is held at the end of a day, in the order of the fixture; what is all sold is left out. */
export function positionsOn(market: Market, holder: Holder, day: number): readonly Position[] {
  return heldOn(market, holder, day).map(({ place, series, units }) => {
    const price = priceOn(market, series, day);
    const before = priceOn(market, series, bankingDayUntil(day) - 1);
    const paidPrice = paidFor(place, series);
    return {
      id: `${holder.account.id}.${series.id}`,
      security: listed(market, series, day, price),
      ...{ units, price, value: Math.round(units * price) },
      ...{ paidPrice, costBasis: Math.round(units * paidPrice) },
      dayChange: price - before,
      dayChangeShare: Math.round(((price - before) / before) * 10_000) / 10_000,
    };
  });
}

/** What all positions of a day are worth together. */
export function marketValueOn(market: Market, holder: Holder, day: number): number {
  return heldOn(market, holder, day).reduce(
    (sum, { series, units }) => sum + Math.round(units * priceOn(market, series, day)),
    0,
  );
}

/** What the bonds among them pay back in the end. */
export function redemptionValueOn(market: Market, holder: Holder, day: number): number {
  return heldOn(market, holder, day).reduce(
    (sum, { place, units }) =>
      sum + (place.security.kind === 'bond' ? place.security.par : 0) * units,
    0,
  );
}

/** The issue of an id, as it is listed on a day; `undefined` for an id that the market never had. */
export function issueOn(market: Market, id: string, day: number): ListedSecurity | undefined {
  const series = seriesNamed(market, id);
  return series && listed(market, series, day);
}

interface Held {
  readonly place: Place;
  readonly series: Series;
  readonly units: number;
}

function heldOn(market: Market, holder: Holder, day: number): readonly Held[] {
  return placesOf(market, holder.personaId, holder.account).flatMap((place) => {
    const series = seriesOn(market, place.security, day);
    const units = tidy(unitsOn(place, day) - undoneOf(holder, place, series));
    return units > 0 ? [{ place, series, units }] : [];
  });
}

/** Units that trades have brought that never were, or (below zero) taken. */
function undoneOf({ undone }: Holder, { index }: Place, { id }: Series): number {
  return undone
    .filter(({ place, security }) => place === index && security === id)
    .reduce((sum, { action, units = 0 }) => sum + (SIGNS[action] ?? 0) * units, 0);
}

const SIGNS: Readonly<Partial<Record<Trade['action'], number>>> = {
  buy: 1,
  sell: -1,
  redemption: -1,
};
