import { extendType, xmlType } from '../../../core/http/xml-describe.js';
import { Namespace } from './namespaces.js';

/* eslint-disable no-restricted-syntax -- these are the names of the types in the schema */

/** What is known of any security; the subtypes add what is special to their kind. */
export const SecurityInfo = xmlType(Namespace.securityinfo, {
  assetClass: 'string',
  fiAssetClass: 'string',
  ticker: 'string',
  uniqueId: 'string',
  uniqueIdType: 'string',
  asOfDate: 'instant',
  rating: 'string',
  percent: 'decimal',
  fiId: 'string',
  name: 'string',
  fundName: 'string',
  memo: 'string',
  symbolRefId: 'string',
  currencyCode: 'string',
  currencyRate: 'decimal',
  unitPrice: 'decimal',
});

export const OtherInfo = extendType(SecurityInfo, Namespace.securityinfo, {
  typeDesc: 'string',
});

export const OptionInfo = extendType(SecurityInfo, Namespace.securityinfo, {
  expireDate: 'instant',
  strikePrice: 'decimal',
  optType: 'string',
  securityUniqueId: 'string',
  securityUniqueIdType: 'string',
  sharesPerContract: 'integer',
});

export const StockInfo = extendType(SecurityInfo, Namespace.securityinfo, {
  stockType: 'string',
  yield: 'decimal',
  yieldAsOfDate: 'instant',
});

export const MFInfo = extendType(SecurityInfo, Namespace.securityinfo, {
  mfType: 'string',
  fundManager: 'string',
  yield: 'decimal',
  yieldAsOfDate: 'instant',
  secCurrencyCode: 'string',
  secCurrencyRate: 'decimal',
});

export const DebtInfo = extendType(SecurityInfo, Namespace.securityinfo, {
  callDate: 'instant',
  yieldToCall: 'decimal',
  callPrice: 'decimal',
  callType: 'string',
  couponFreq: 'string',
  couponMaturityDate: 'instant',
  couponRate: 'decimal',
  debtClass: 'string',
  debtType: 'string',
  maturityDate: 'instant',
  yieldToMaturity: 'decimal',
  parValue: 'decimal',
});
