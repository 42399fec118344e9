import { extendType } from '../../../core/http/xml-describe.js';
import { Account } from './account.js';
import { Namespace } from './namespaces.js';

export const BankingAccount = extendType(Account, Namespace.bankingaccount, {
  bankingAccountType: 'string',
  postedDate: 'instant',
  availableBalanceAmount: 'decimal',
  interestType: 'string',
  originationDate: 'instant',
  openDate: 'instant',
  periodInterestRate: 'decimal',
  periodDepositAmount: 'decimal',
  periodInterestAmount: 'decimal',
  interestAmountYtd: 'decimal',
  interestPriorAmountYtd: 'decimal',
  maturityDate: 'instant',
  maturityAmount: 'decimal',
});

/** Carries no `balanceAmount`; `currentBalance` is negative when the customer owes. */
export const CreditAccount = extendType(Account, Namespace.creditaccount, {
  creditAccountType: 'string',
  detailedDescription: 'string',
  interestRate: 'decimal',
  creditAvailableAmount: 'decimal',
  creditMaxAmount: 'decimal',
  cashAdvanceAvailableAmount: 'decimal',
  cashAdvanceMaxAmount: 'decimal',
  cashAdvanceBalance: 'decimal',
  cashAdvanceInterestRate: 'decimal',
  currentBalance: 'decimal',
  paymentMinAmount: 'decimal',
  paymentDueDate: 'instant',
  previousBalance: 'decimal',
  statementEndDate: 'instant',
  statementPurchaseAmount: 'decimal',
  statementFinanceAmount: 'decimal',
  pastDueAmount: 'decimal',
  lastPaymentAmount: 'decimal',
  lastPaymentDate: 'instant',
  statementCloseBalance: 'decimal',
  statementLateFeeAmount: 'decimal',
});

export const RewardsAccount = extendType(Account, Namespace.rewardsaccount, {
  rewardsAccountType: 'string',
  postedDate: 'instant',
  programType: 'string',
  originalBalance: 'decimal',
  currentBalance: 'decimal',
  rewardQualifyAmountYtd: 'decimal',
  rewardLifetimeEarned: 'decimal',
  segmentYtd: 'decimal',
});

/** An account of unknown kind, the only one whose type a client may change. */
export const OtherAccount = extendType(Account, Namespace.otheraccount, {});
