import { alwaysNested, extendType, list, xmlType } from '../../../core/http/xml-describe.js';
import { Namespace } from './namespaces.js';

export const Common = xmlType(Namespace.transaction, {
  normalizedPayeeName: 'string',
  merchant: 'string',
  sic: 'integer',
});

export const Context = xmlType(Namespace.transaction, {
  source: 'string',
  categoryName: 'string',
  contextType: 'string',
  scheduleC: 'string',
});

/** `common` and `context` stand in JSON even when nothing is known. */
export const Categorization = xmlType(Namespace.transaction, {
  common: alwaysNested(Common),
  context: list(Context),
});

/** What transactions of all kinds share; pending ones lack `postedDate`. */
export const Transaction = xmlType(Namespace.transaction, {
  id: 'integer',
  currencyType: 'string',
  institutionTransactionId: 'string',
  correctInstitutionTransactionId: 'string',
  correctAction: 'string',
  serverTransactionId: 'string',
  checkNumber: 'string',
  refNumber: 'string',
  confirmationNumber: 'string',
  payeeId: 'string',
  payeeName: 'string',
  extendedPayeeName: 'string',
  memo: 'string',
  type: 'string',
  valueType: 'string',
  currencyRate: 'decimal',
  originalCurrency: 'boolean',
  postedDate: 'instant',
  userDate: 'instant',
  availableDate: 'instant',
  amount: 'decimal',
  runningBalanceAmount: 'decimal',
  pending: 'boolean',
  categorization: alwaysNested(Categorization),
});

export const BankingTransaction = extendType(Transaction, Namespace.bnktransaction, {});

export const CreditCardTransaction = extendType(Transaction, Namespace.cctransaction, {});

export const RewardsTransaction = extendType(Transaction, Namespace.rewardstransaction, {});

export const LoanTransaction = extendType(Transaction, Namespace.loantransaction, {
  principalAmount: 'decimal',
  interestAmount: 'decimal',
  escrowTotalAmount: 'decimal',
  escrowTaxAmount: 'decimal',
  escrowInsuranceAmount: 'decimal',
  escrowPmiAmount: 'decimal',
  escrowFeesAmount: 'decimal',
  escrowOtherAmount: 'decimal',
});

export const InvestmentBankingTransaction = extendType(Transaction, Namespace.ibnktransaction, {
  bankingTransactionType: 'string',
  subaccountFundType: 'string',
  banking401KSourceType: 'string',
});
