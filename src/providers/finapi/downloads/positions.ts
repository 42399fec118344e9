import type { BankAccount } from '../../../bank/accounts.js';
import type { Position } from '../../../bank/holdings.js';
import type { Account } from '../accounts/schema.js';
import type { Security } from '../securities/schema.js';
import { nextId } from '../users/ids.js';
import type { Delivery } from './delivery.js';
import type { DownloadDocuments } from './documents.js';
import { isinOf, wknOf } from './security-numbers.js';

/** Puts the positions of an account anew in the place of those of the last download. */
export function downloadPositions(
  documents: DownloadDocuments,
  account: Account,
  told: BankAccount,
  { view, day, at }: Delivery,
): void {
  const { user, world, bank } = documents;
  dropPositions(documents, account.id);
  for (const position of bank.feed.positionsAt(told, view, day)) {
    const id = nextId(user, world, 'security');
    user.put('securities', String(id), { id, accountId: account.id, ...security(position, at) });
  }
}

export function dropPositions({ user }: Pick<DownloadDocuments, 'user'>, accountId: number): void {
  for (const { id, accountId: owner } of Object.values(user.state.securities)) {
    if (owner === accountId) user.drop('securities', String(id));
  }
}

/** Bonds are quoted in per cent of what they pay back, everything else in money for a unit. */
function security(
  { security: listed, ...held }: Position,
  at: Date,
): Omit<Security, 'id' | 'accountId'> {
  const { name, cusip, currency } = listed;
  const par = listed.kind === 'bond' ? listed.par : undefined;
  const quoteOf = (price: number): number =>
    par === undefined ? price / 100 : Math.round((price * 10_000) / par) / 100;
  return {
    name,
    isin: isinOf(cusip),
    wkn: wknOf(cusip),
    quote: quoteOf(held.price),
    quoteCurrency: currency,
    quoteType: par === undefined ? 'ACTU' : 'PERC',
    quoteDate: quotedAt(listed.priceDay, at),
    quantityNominal: par === undefined ? held.units : (held.units * par) / 100,
    quantityNominalType: par === undefined ? 'UNIT' : 'FAMT',
    marketValue: held.value,
    marketValueCurrency: currency,
    entryQuote: quoteOf(held.paidPrice),
    entryQuoteCurrency: currency,
    profitOrLoss: held.value - held.costBasis,
  };
}

/** Prices are those of the afternoon; until then those of the moment. */
function quotedAt(day: string, at: Date): string {
  const close = `${day}T16:00:00.000Z`;
  const now = at.toISOString();
  return close < now ? close : now;
}
