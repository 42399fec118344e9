import { bankingDay, bankingDayUntil, dayOfMonth, dayText, monthOf, yearsLater } from '../days.js';
import type { Distribution, Security, SecurityOf } from '../securities.js';
import { cusip } from './cusip.js';
import { priceOn, yearsLeft } from './price.js';
import type { Market, Series } from './series.js';

/** What everybody can know of a security on a day. */
interface Shared {
  /** Id of the issue. */
  readonly id: string;
  readonly name: string;
  readonly ticker: string | undefined;
  /** Nine characters. */
  readonly cusip: string;
  readonly currency: string;
  readonly assetClass: Security['assetClass'];
  readonly ownClass: string | undefined;
  readonly rating: string | undefined;
  /** Minor units for a unit, and the day on which it last had a price. */
  readonly price: number;
  readonly priceDay: string;
}

export interface ListedStock extends Shared {
  readonly kind: 'stock';
  readonly sort: SecurityOf<'stock'>['sort'];
  /** A year's share of the price; absent when nothing is paid. */
  readonly yield: number | undefined;
}

export interface ListedFund extends Shared {
  readonly kind: 'fund';
  readonly sort: SecurityOf<'fund'>['sort'];
  readonly manager: string | undefined;
  readonly yield: number | undefined;
}

export interface ListedBond extends Shared {
  readonly kind: 'bond';
  readonly sort: SecurityOf<'bond'>['sort'];
  /** Minor units, paid back for each unit. */
  readonly par: number;
  /** A year's share of the par value; zero is a zero bond. */
  readonly rate: number;
  readonly couponsPerYear: number;
  readonly nextCouponDay: string | undefined;
  readonly maturityDay: string;
  readonly yieldToMaturity: number;
  readonly call:
    { readonly day: string; readonly price: number; readonly yield: number } | undefined;
}

export interface ListedOption extends Shared {
  readonly kind: 'option';
  readonly right: SecurityOf<'option'>['right'];
  /** Minor units a share. */
  readonly strike: number;
  readonly expiryDay: string;
  readonly sharesPerContract: number;
  /** The number of the security that it gives a right to. */
  readonly underlyingCusip: string | undefined;
}

export interface ListedOther extends Shared {
  readonly kind: 'other';
  readonly description: string;
}

export type ListedSecurity = ListedStock | ListedFund | ListedBond | ListedOption | ListedOther;

/** An issue as it is listed on a day. */
export function listed(
  market: Market,
  series: Series,
  day: number,
  price: number = priceOn(market, series, day),
): ListedSecurity {
  const { security, id, issue } = series;
  const { name, ticker, issuer, currency, assetClass, ownClass, rating } = security;
  const priceDay = dayText(bankingDayUntil(day));
  const number = cusip(issuer, issue);
  const shared: Shared = {
    ...{ id, name, ticker, cusip: number, currency, assetClass, ownClass, rating, price, priceDay },
  };
  switch (security.kind) {
    case 'stock':
      return { ...shared, ...pick(security, ['kind', 'sort']), yield: yieldOf(security, price) };
    case 'fund':
      return {
        ...{ ...shared, ...pick(security, ['kind', 'sort']), yield: yieldOf(security, price) },
        manager: security.manager,
      };
    case 'bond':
      return { ...shared, ...bondTerms(security, series, price, day) };
    case 'option':
      return { ...shared, ...contractTerms(market, security, series) };
    case 'other':
      return { ...shared, ...pick(security, ['kind', 'description']) };
  }
}

function pick<T, K extends keyof T>(from: T, keys: readonly K[]): Pick<T, K> {
  return Object.fromEntries(keys.map((key) => [key, from[key]])) as Pick<T, K>;
}

function yieldOf(
  { distribution }: { readonly distribution?: Distribution | undefined },
  price: number,
): number | undefined {
  return distribution && share((distribution.perUnit * 12) / distribution.everyMonths / price);
}

/** Four decimals. */
function share(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

function bondTerms(
  security: SecurityOf<'bond'>,
  series: Series,
  price: number,
  day: number,
): Omit<ListedBond, keyof Shared> {
  const { kind, sort, par, rate, callable } = security;
  const maturityDay = dayText(series.until ?? day);
  const left = yearsLeft(series, day);
  const callYears = callable ? Math.max(0, left - callable.yearsBefore) : 0;
  return {
    ...{ kind, sort, par, rate, couponsPerYear: rate === 0 ? 0 : 2, maturityDay },
    nextCouponDay: rate === 0 ? undefined : nextCoupon(security, day),
    yieldToMaturity: yieldUntil(par * rate, price, par, left),
    call: callable && {
      day: yearsLater(maturityDay, -callable.yearsBefore),
      price: callable.price,
      yield: yieldUntil(par * rate, price, callable.price, callYears),
    },
  };
}

/** The usual approximation; that of a bond that ends today is its coupon's. */
function yieldUntil(coupon: number, price: number, back: number, years: number): number {
  const gain = years < 0.1 ? 0 : (back - price) / years;
  return share((coupon + gain) / ((back + price) / 2));
}

function nextCoupon({ firstMaturity }: SecurityOf<'bond'>, day: number): string {
  const due = Number(firstMaturity.slice(8));
  const offset = Number(firstMaturity.slice(5, 7)) - 1;
  const month = monthOf(dayText(day));
  const wait = (((offset - month) % 6) + 6) % 6;
  const coming = [month + wait, month + wait + 6].map((at) => bankingDay(dayOfMonth(at, due), at));
  return dayText(coming.find((one) => one > day) ?? day);
}

function contractTerms(
  { securities }: Market,
  { kind, right, sharesPerContract, underlying: id, ticker }: SecurityOf<'option'>,
  { strike = 0, until = 0 }: Series,
): Omit<ListedOption, Exclude<keyof Shared, 'ticker'>> {
  const underlying = securities.get(id);
  return {
    ...{ kind, right, sharesPerContract, strike, expiryDay: dayText(until) },
    ticker: ticker && ticker + contractCode(right, dayText(until), strike),
    underlyingCusip: underlying && cusip(underlying.issuer, '10'),
  };
}

/** Expiry, right and strike in thousandths, as option exchanges append them to a symbol. */
function contractCode(right: 'call' | 'put', expiryDay: string, strike: number): string {
  const day = expiryDay.slice(2).replaceAll('-', '');
  return `${day}${right === 'call' ? 'C' : 'P'}${String(strike * 10).padStart(8, '0')}`;
}
