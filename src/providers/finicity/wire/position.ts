import { list, nested, xmlType } from '../../../core/http/xml-describe.js';
import { Namespace } from './namespaces.js';
import { DebtInfo, MFInfo, OptionInfo, OtherInfo, StockInfo } from './security.js';

/** `invSecurityType` announces which one of the five kinds of security follows. */
export const InvestmentPosition = xmlType(Namespace.invposition, {
  investmentPositionId: 'integer',
  changePercent: 'decimal',
  costBasis: 'decimal',
  currencyCode: 'string',
  currencyRate: 'decimal',
  currencyType: 'string',
  unitPrice: 'decimal',
  priceAsOfDate: 'instant',
  cusip: 'string',
  dailyChange: 'decimal',
  memo: 'string',
  empPretaxContribAmount: 'decimal',
  empMatchAmount: 'decimal',
  heldInAccount: 'string',
  holdType: 'string',
  investmentAllocation: 'string',
  investmentDirection: 'string',
  paidPrice: 'decimal',
  marketValue: 'decimal',
  maturityValue: 'decimal',
  units: 'decimal',
  unitUserQuantity: 'decimal',
  unitStreetQuantity: 'decimal',
  positionType: 'string',
  positionStatus: 'string',
  secured: 'string',
  inv401kSource: 'string',
  reinvestmentCapGains: 'boolean',
  reinvestmentDividend: 'boolean',
  transactionType: 'string',
  invSecurityType: 'string',
  otherInfo: nested(OtherInfo),
  optionInfo: nested(OptionInfo),
  stockInfo: nested(StockInfo),
  mfInfo: nested(MFInfo),
  debtInfo: nested(DebtInfo),
});

export const InvestmentPositions = xmlType(Namespace.invposition, {
  position: list(InvestmentPosition),
});

export const InvestmentPositionsRoot = {
  name: 'InvestmentPositions',
  type: InvestmentPositions,
  namespaces: [Namespace.invposition, Namespace.securityinfo],
} as const;
