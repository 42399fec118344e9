import type {
  ListedBond,
  ListedFund,
  ListedOption,
  ListedOther,
  ListedSecurity,
  ListedStock,
} from '../../../bank/holdings/listed.js';
import type { FieldsOf } from '../../../core/http/xml-fields.js';
import type {
  DebtInfo,
  MFInfo,
  OptionInfo,
  OtherInfo,
  SecurityInfo,
  StockInfo,
} from '../wire/security.js';
import { instant, percent } from '../wire/units.js';
import { startOfDay } from '../wire/zone.js';

/** What announces a security, and the one of five members that describes it. */
export interface SecurityFields {
  readonly invSecurityType: string;
  readonly otherInfo?: FieldsOf<typeof OtherInfo>;
  readonly optionInfo?: FieldsOf<typeof OptionInfo>;
  readonly stockInfo?: FieldsOf<typeof StockInfo>;
  readonly mfInfo?: FieldsOf<typeof MFInfo>;
  readonly debtInfo?: FieldsOf<typeof DebtInfo>;
}

/** A security as transactions and positions describe it. */
export function securityFields(security: ListedSecurity): SecurityFields {
  switch (security.kind) {
    case 'stock':
      return { invSecurityType: 'STOCKINFO', stockInfo: stockFields(security) };
    case 'fund':
      return { invSecurityType: 'MFINFO', mfInfo: fundFields(security) };
    case 'bond':
      return { invSecurityType: 'DEBTINFO', debtInfo: bondFields(security) };
    case 'option':
      return { invSecurityType: 'OPTINFO', optionInfo: optionFields(security) };
    case 'other':
      return { invSecurityType: 'OTHERINFO', otherInfo: otherFields(security) };
  }
}

/** Words of OFX, from which institutions take them. */
const CLASSES: Readonly<Record<ListedSecurity['assetClass'], string>> = {
  largeStock: 'LARGESTOCK',
  smallStock: 'SMALLSTOCK',
  foreignStock: 'INTLSTOCK',
  domesticBond: 'DOMESTICBOND',
  foreignBond: 'INTLBOND',
  moneyMarket: 'MONEYMRKT',
  other: 'OTHER',
};

const shared = (security: ListedSecurity): FieldsOf<typeof SecurityInfo> => ({
  assetClass: CLASSES[security.assetClass],
  fiAssetClass: security.ownClass,
  ticker: security.ticker,
  uniqueId: security.cusip,
  uniqueIdType: 'CUSIP',
  asOfDate: startOfDay(security.priceDay),
  rating: security.rating,
  name: security.name,
  currencyCode: security.currency,
  unitPrice: security.price / 100,
});

const yieldFields = ({ yield: share, priceDay }: ListedStock | ListedFund) => ({
  yield: percent(share),
  yieldAsOfDate: share === undefined ? undefined : startOfDay(priceDay),
});

const STOCKS = {
  common: 'COMMON',
  preferred: 'PREFERRED',
  convertible: 'CONVERTIBLE',
  other: 'OTHER',
} as const;

const stockFields = (stock: ListedStock): FieldsOf<typeof StockInfo> => ({
  ...shared(stock),
  stockType: STOCKS[stock.sort],
  ...yieldFields(stock),
});

const FUNDS = { openEnd: 'OPENEND', closedEnd: 'CLOSEEND', other: 'OTHER' } as const;

const fundFields = (fund: ListedFund): FieldsOf<typeof MFInfo> => ({
  ...shared(fund),
  fundName: fund.name,
  mfType: FUNDS[fund.sort],
  fundManager: fund.manager,
  ...yieldFields(fund),
  secCurrencyCode: fund.currency,
});

const BONDS = {
  treasury: 'TREASURY',
  municipal: 'MUNICIPAL',
  corporate: 'CORPORATE',
  other: 'OTHER',
} as const;

function bondFields(bond: ListedBond): FieldsOf<typeof DebtInfo> {
  const { call, nextCouponDay } = bond;
  return {
    ...shared(bond),
    ...(call && {
      callDate: startOfDay(call.day),
      yieldToCall: percent(call.yield),
      callPrice: call.price / 100,
      callType: 'CALL',
    }),
    couponFreq: bond.couponsPerYear === 0 ? undefined : 'SEMIANNUAL',
    couponMaturityDate: instant(nextCouponDay),
    couponRate: percent(bond.rate),
    debtClass: BONDS[bond.sort],
    debtType: bond.rate === 0 ? 'ZERO' : 'COUPON',
    maturityDate: startOfDay(bond.maturityDay),
    yieldToMaturity: percent(bond.yieldToMaturity),
    parValue: bond.par / 100,
  };
}

const optionFields = (option: ListedOption): FieldsOf<typeof OptionInfo> => ({
  ...shared(option),
  expireDate: startOfDay(option.expiryDay),
  strikePrice: option.strike / 100,
  optType: option.right === 'call' ? 'CALL' : 'PUT',
  securityUniqueId: option.underlyingCusip,
  securityUniqueIdType: option.underlyingCusip && 'CUSIP',
  sharesPerContract: option.sharesPerContract,
});

const otherFields = (other: ListedOther): FieldsOf<typeof OtherInfo> => ({
  ...shared(other),
  typeDesc: other.description,
});
