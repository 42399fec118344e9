import type { ListedSecurity } from '../../../bank/holdings/listed.js';
import type { Trade } from '../../../bank/holdings/trade.js';
import type { FieldsOf } from '../../../core/http/xml-fields.js';
import { securityFields } from '../positions/security-wire.js';
import type { InvestmentTransaction } from '../wire/investment-transaction.js';
import { major } from '../wire/units.js';
import type { Entry } from './schema.js';
import { transactionFields, type IdOf } from './wire.js';

type TradeFields = FieldsOf<typeof InvestmentTransaction>;

/** A trade, or what a security has paid. */
export function tradeFields(entry: Entry, idOf: IdOf): TradeFields {
  const { line, security } = entry;
  const fields = transactionFields(entry, idOf);
  return {
    ...fields,
    description: line.memo,
    ...(line.trade && {
      ...actionFields(line.trade, security),
      ...valueFields(line.trade),
      ...burdenFields(line.trade, security),
    }),
    subaccountFundType: 'CASH',
    subaccountSecurityType: 'CASH',
    tradeDate: fields.userDate,
    settleDate: fields.postedDate,
    totalAmount: fields.amount,
    ...(security && {
      cusip: security.cusip,
      symbol: security.ticker,
      ...optionFields(security),
      ...securityFields(security),
    }),
  };
}

/** What was done; options have words of their own. Nobody here sells what is not there. */
const ACTIONS: Readonly<Record<Trade['action'], TradeFields>> = {
  buy: { buyType: 'BUY', positionType: 'LONG' },
  sell: { sellReason: 'SELL', sellType: 'SELL', positionType: 'LONG' },
  redemption: { sellReason: 'MATURITY', sellType: 'SELL', positionType: 'LONG' },
  dividend: { incomeType: 'DIV' },
  interest: { incomeType: 'INTEREST' },
  fee: {},
};

const OPTION_ACTIONS: typeof ACTIONS = {
  ...ACTIONS,
  buy: { optionsBuyType: 'BUYTOOPEN', positionType: 'LONG' },
  sell: { optionsSellType: 'SELLTOCLOSE', positionType: 'LONG' },
};

const actionFields = ({ action }: Trade, security: ListedSecurity | undefined): TradeFields =>
  (security?.kind === 'option' ? OPTION_ACTIONS : ACTIONS)[action];

const optionFields = (security: ListedSecurity): TradeFields =>
  security.kind === 'option'
    ? {
        relatedOptionTransType: 'NONE',
        optionsSecurity: security.underlyingCusip,
        sharesPerContract: security.sharesPerContract,
        optionsSharesPerContract: security.sharesPerContract,
      }
    : {};

const EARNINGS: readonly Trade['action'][] = ['dividend', 'interest'];

/** Nothing but the commission is taken from a trade, and nothing is withheld of what is earned. */
function burdenFields({ action }: Trade, security: ListedSecurity | undefined): TradeFields {
  if (EARNINGS.includes(action)) {
    const isBond = security?.kind === 'bond';
    const taxExempt = isBond && action === 'interest' ? security.sort === 'municipal' : undefined;
    return { stateWithholding: 0, taxExempt, withholdingAmount: 0 };
  }
  return {
    feesAmount: 0,
    loadAmount: security?.kind === 'fund' ? 0 : undefined,
    taxesAmount: 0,
  };
}

/** Units are positive both ways: units times price, less or plus the commission, is the amount. */
function valueFields({ units, price, commission, costBasis, gain }: Trade): TradeFields {
  return {
    averageCostBasisAmount: major(costBasis),
    commissionAmount: major(commission),
    gainAmount: major(gain),
    unitType: units === undefined ? undefined : 'SHARES',
    unitPrice: major(price),
    units,
  };
}
