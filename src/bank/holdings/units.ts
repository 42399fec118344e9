import {
  bankingDay,
  bankingDaysBefore,
  dayNumber,
  dayOfMonth,
  dayText,
  FIRST_DAY,
  monthOf,
} from '../days.js';
import type { PersonaAccount } from '../persona.js';
import { randomOf } from '../random.js';
import type { Holding, Security } from '../securities.js';
import { priceOn } from './price.js';
import type { Market, Series } from './series.js';

/** One of an account's holdings: whose it is, and which. */
export interface Place {
  readonly market: Market;
  /** `walter-greene/brokerage`. */
  readonly owner: string;
  readonly holding: Holding;
  readonly security: Security;
  /** Position among the account's holdings. */
  readonly index: number;
}

/** The holdings of an account; none when it holds no securities. */
export function placesOf(
  market: Market,
  personaId: string,
  account: Pick<PersonaAccount, 'id' | 'holdings'>,
): readonly Place[] {
  return account.holdings.flatMap((holding, index) => {
    const security = market.securities.get(holding.security);
    return security
      ? [{ market, owner: `${personaId}/${account.id}`, holding, security, index }]
      : [];
  });
}

/** What is bought (or, below zero, sold) in a month, and on which day it is settled. */
export interface Change {
  readonly units: number;
  readonly day: number;
}

/**
 * Holdings follow a slow wave between their bounds; what is bought and sold is the way from one
 * level to the next, so that any month is found without those before it.
 */
export function changeIn(place: Place, month: number): Change {
  const { everyMonths, inMonth, day: dueDay } = place.holding;
  const day = bankingDay(dayOfMonth(month, dueDay), month);
  const isTurn = month >= 0 && month % everyMonths === inMonth % everyMonths;
  const units = isTurn ? tidy(levelIn(place, month) - levelIn(place, month - 1)) : 0;
  return { units, day };
}

/** Units at the end of a day. */
export function unitsOn(place: Place, day: number): number {
  const month = monthOf(dayText(day));
  const change = changeIn(place, month);
  return levelIn(place, day >= change.day ? month : month - 1);
}

/** The level that holds from one turn to the next. */
function levelIn({ market, owner, holding, index }: Place, month: number): number {
  const { low, high, step, everyMonths, inMonth } = holding;
  if (low === high) return low;
  const turn = Math.floor((month - (inMonth % everyMonths)) / everyMonths);
  const at = (place: number) => randomOf(`${market.seed}/${owner}/holding/${index}/${place}`)();
  const height = (at(turn - 1) + 2 * at(turn) + at(turn + 1)) / 4;
  return tidy(Math.round((low + (high - low) * height) / step) * step);
}

/** Thousandths, without what binary fractions add. */
export function tidy(units: number): number {
  return Math.round(units * 1_000) / 1_000;
}

/** Banking days from a trade to its settlement; until then it is announced. */
export const SETTLEMENT_DAYS = 2;

/** The day on which a trade was made that is settled on another; its price is of that day. */
export function tradeDayOf(settled: number): number {
  return bankingDaysBefore(settled, SETTLEMENT_DAYS);
}

/**
 * What a unit is said to have cost, in minor units. A simplification: it is not worked out from
 * each purchase, but stays the same as long as the issue is held.
 */
export function paidFor({ market, owner, index, security }: Place, series: Series): number {
  if (series.from !== undefined) return priceOn(market, series, tradeDayOf(series.from));
  if (security.kind === 'bond' && security.rate > 0) return security.par;
  if (!('price' in security)) return priceOn(market, series, dayNumber(FIRST_DAY));
  const share = 0.72 + 0.26 * randomOf(`${market.seed}/${owner}/paid/${index}`)();
  return Math.max(1, Math.round(security.price * share));
}
