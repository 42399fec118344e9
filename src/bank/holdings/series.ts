import {
  bankingDay,
  dayNumber,
  dayOfMonth,
  dayText,
  monthOf,
  thirdFriday,
  yearsLater,
} from '../days.js';
import type { Securities, Security, SecurityOf } from '../securities.js';
import { walk } from './walk.js';

/** One issue of a security: bonds mature and options expire, and the next issue follows. */
export interface Series {
  readonly security: Security;
  /** Unique in the market, the same on every run. */
  readonly id: string;
  /** Two characters that tell the issues of an issuer apart. */
  readonly issue: string;
  /** Day number of its purchase; `undefined` when it has been held since before the feed began. */
  readonly from: number | undefined;
  /** Day number on which it matures or expires. */
  readonly until: number | undefined;
  /** Of an option, in minor units a share. */
  readonly strike?: number;
}

/** Where securities have prices: one world. */
export interface Market {
  readonly securities: Securities;
  readonly seed: string;
}

/** The issue of a security that is held at the end of a day. */
export function seriesOn(market: Market, security: Security, day: number): Series {
  if (security.kind === 'bond') return bondOn(security, day);
  if (security.kind === 'option') return contractOn(market, security, day);
  return { security, id: security.id, issue: '10', from: undefined, until: undefined };
}

function bondOn(security: SecurityOf<'bond'>, day: number): Series {
  const { firstMaturity, termYears } = security;
  const years = yearOf(day) - Number(firstMaturity.slice(0, 4));
  let place = Math.max(0, Math.floor(years / termYears));
  while (redemption(security, place) <= day) place += 1;
  const maturity = yearsLater(firstMaturity, place * termYears);
  return {
    security,
    id: `${security.id}.${maturity.slice(0, 4)}`,
    issue: maturity.slice(2, 4),
    from: place === 0 ? undefined : redemption(security, place - 1),
    until: dayNumber(maturity),
  };
}

/** Day number on which the bank books what an issue of a bond pays back. */
function redemption({ firstMaturity, termYears }: SecurityOf<'bond'>, place: number): number {
  const maturity = yearsLater(firstMaturity, place * termYears);
  return bankingDay(dayNumber(maturity), monthOf(maturity));
}

const ROLL_DAY = 10;
/** A strike price is a multiple of five whole units. */
const STRIKE_STEP = 500;

function contractOn(market: Market, security: SecurityOf<'option'>, day: number): Series {
  const year = day >= rollOf(security, yearOf(day)) ? yearOf(day) : yearOf(day) - 1;
  const from = rollOf(security, year);
  const until = thirdFriday(monthOf(`${year + 2}-01-01`));
  const strikes = Math.round(underlyingPrice(market, security, from) / STRIKE_STEP);
  return {
    security,
    id: `${security.id}.${year + 2}`,
    issue: String(year + 2).slice(2),
    from: year < 2015 ? undefined : from,
    until,
    strike: Math.max(1, strikes) * STRIKE_STEP,
  };
}

function rollOf({ rollMonth }: SecurityOf<'option'>, year: number): number {
  const month = monthOf(`${year}-01-01`) + rollMonth - 1;
  return bankingDay(dayOfMonth(month, ROLL_DAY), month);
}

/** What a share of the security behind an option costs. */
export function underlyingPrice(
  { securities, seed }: Market,
  { underlying }: SecurityOf<'option'>,
  day: number,
): number {
  const security = securities.get(underlying);
  return security && 'price' in security ? walk(security, seed, day) : STRIKE_STEP;
}

function yearOf(day: number): number {
  return Number(dayText(day).slice(0, 4));
}

/** The issue of an id, whenever it was or will be held. */
export function seriesNamed(market: Market, id: string): Series | undefined {
  const [name = '', year = ''] = id.split('.');
  const security = market.securities.get(name);
  if (!security) return undefined;
  const series = seriesOn(market, security, dayWithin(security, year));
  return series.id === id ? series : undefined;
}

/** A day on which the issue that a year names is held. */
function dayWithin(security: Security, year: string): number {
  if (!/^\d{4}$/.test(year)) return 0;
  if (security.kind === 'option') return rollOf(security, Number(year) - 2);
  if (security.kind !== 'bond') return 0;
  const { firstMaturity } = security;
  return dayNumber(yearsLater(firstMaturity, Number(year) - Number(firstMaturity.slice(0, 4)))) - 1;
}
