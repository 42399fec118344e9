import { extendType, spelled } from '../../../core/http/xml-describe.js';
import { Account } from './account.js';
import { Namespace } from './namespaces.js';

export const InvestmentAccount = extendType(Account, Namespace.investmentaccount, {
  /** A quirk of the JSON that clients know: it cannot begin with a digit there. */
  investmentAccountType: spelled({ '401K': '$401K' }),
  interestMarginBalance: 'decimal',
  shortBalance: 'decimal',
  availableCashBalance: 'decimal',
  currentBalance: 'decimal',
  maturityValueAmount: 'decimal',
  unvestedBalance: 'decimal',
  vestedBalance: 'decimal',
  empMatchDeferAmount: 'decimal',
  empMatchDeferAmountYtd: 'decimal',
  empMatchAmount: 'decimal',
  empMatchAmountYtd: 'decimal',
  empPretaxContribAmount: 'decimal',
  empPretaxContribAmountYtd: 'decimal',
  rolloverAmount: 'decimal',
  contribTotalYtd: 'decimal',
  empMatchDeferAmountItd: 'decimal',
  empMatchAmountItd: 'decimal',
  rolloverItd: 'decimal',
  cashBalanceAmount: 'decimal',
  initialLoanBalance: 'decimal',
  loanStartDate: 'instant',
  currentLoanBalance: 'decimal',
  loanRate: 'decimal',
});
