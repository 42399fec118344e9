import { bankingDayUntil } from '../days.js';
import type { SecurityOf } from '../securities.js';
import type { Market, Series } from './series.js';
import { underlyingPrice } from './series.js';
import { walk, wander } from './walk.js';

/**
 * What a unit of an issue costs at the end of a day, in minor units; on weekends what it cost
 * before. A unit of an option is a contract, so that units times price is always the value.
 */
export function priceOn(market: Market, series: Series, day: number): number {
  const traded = bankingDayUntil(day);
  const { security } = series;
  if (security.kind === 'bond') return bondPrice(market, security, series, traded);
  if (security.kind === 'option') return contractPrice(market, security, series, traded);
  return walk(security, market.seed, traded);
}

const DAYS_OF_YEAR = 365.25;

/** Years that an issue has left. */
export function yearsLeft({ until }: Series, day: number): number {
  return until === undefined ? 0 : Math.max(0, (until - day) / DAYS_OF_YEAR);
}

/** What a year takes off a bond that pays nothing until it is redeemed. */
const ZERO_BOND_RATE = 0.03;

/** A bond comes back to its par value as its maturity draws near. */
function bondPrice(
  { seed }: Market,
  { id, par, rate, swing, termYears }: SecurityOf<'bond'>,
  series: Series,
  day: number,
): number {
  const years = yearsLeft(series, day);
  const share = Math.min(1, years / termYears);
  const discount = rate === 0 ? ZERO_BOND_RATE * years : 0;
  return Math.round(par * Math.exp(swing * share * wander(`${seed}/price/${id}`, day) - discount));
}

const VOLATILITY = 0.25;
/** How much of its time value an option loses as it moves away from its strike price. */
const DISTANCE = 8;

/** What could be earned at once, and what the time left is worth. */
function contractPrice(
  market: Market,
  security: SecurityOf<'option'>,
  series: Series,
  day: number,
): number {
  const strike = series.strike ?? 0;
  const share = underlyingPrice(market, security, day);
  const inner = Math.max(0, security.right === 'call' ? share - strike : strike - share);
  const away = (share - strike) / strike;
  const time =
    strike * VOLATILITY * 0.4 * Math.sqrt(yearsLeft(series, day)) * Math.exp(-DISTANCE * away ** 2);
  return Math.max(1, Math.round(inner + time)) * security.sharesPerContract;
}
