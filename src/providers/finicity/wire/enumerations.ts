/** The closed lists of values of the schema. Live institutions keep to them less strictly. */
export const AddressType = ['HOME', 'BUSINESS', 'MAILING'] as const;
export const Banking401KSourceType = [
  'PRETAX',
  'AFTERTAX',
  'MATCH',
  'PROFITSHARING',
  'ROLLOVER',
  'OTHERVEST',
  'OTHERNONVEST',
] as const;
export const BankingAccountType = [
  'CHECKING',
  'SAVINGS',
  'MONEYMRKT',
  'RECURRINGDEPOSIT',
  'CD',
  'CASHMANAGEMENT',
  'OVERDRAFT',
] as const;
export const BuyType = ['BUY', 'BUYTOCOVER'] as const;
export const CategorizationSource = ['AGGR', 'OFX', 'CAT'] as const;
export const CreditAccountType = ['CREDITCARD', 'LINEOFCREDIT', 'OTHER'] as const;
export const ErrorType = ['SYSTEM_ERROR', 'APP_ERROR', 'USER_ERROR', 'WARNING'] as const;
export const IncomeType = ['CGLONG', 'CGSHORT', 'DIV', 'INTEREST', 'MISC'] as const;
export const InvSecurityType = ['MFINFO', 'STOCKINFO', 'OPTINFO', 'DEBTINFO', 'OTHERINFO'] as const;
export const InvestmentSubAccountType = ['CASH', 'MARGIN', 'SHORT', 'OTHER'] as const;
export const LoanTermType = ['COMBO', 'FIXED', 'REVOLVE', 'OPEN'] as const;
export const LoanType = [
  'LOAN',
  'AUTO',
  'COMMERCIAL',
  'CONSTR',
  'CONSUMER',
  'HOMEEQUITY',
  'MILITARY',
  'MORTGAGE',
  'SMB',
  'STUDENT',
] as const;
export const NotRefreshedReason = [
  'NOT_NECESSARY',
  'CREDENTIALS_REQUIRED',
  'CHALLENGE_RESPONSE_REQUIRED',
  'UNAVAILABLE',
] as const;
export const OptionsActionType = ['EXERCISE', 'ASSIGN', 'EXPIRE'] as const;
export const OptionsBuyType = ['BUYTOOPEN', 'BUYTOCLOSE'] as const;
export const OptionsSellType = ['SELLTOOPEN', 'SELLTOCLOSE'] as const;
export const PaymentType = ['INT_ONLY', 'PRN_AND_INT', 'PRN_PLUS_INT'] as const;
export const PositionType = ['LONG', 'SHORT'] as const;
export const RateType = ['FIXED', 'FLOATING', 'ARM'] as const;
export const RelatedOptionTransType = ['SPREAD', 'STRADDLE', 'NONE', 'OTHER'] as const;
export const RewardsAccountType = [
  'AFFINITY',
  'AIRLINE',
  'AUTO',
  'HOTEL',
  'SHOPPING',
  'OTHER',
] as const;
export const SecuredType = ['NAKED', 'COVERED'] as const;
export const SellReason = ['CALL', 'SELL', 'MATURITY'] as const;
export const SellType = ['SELL', 'SELLSHORT'] as const;
export const TransactionCorrectedType = ['REPLACE', 'DELETE'] as const;
export const TransferAction = ['IN', 'OUT'] as const;
