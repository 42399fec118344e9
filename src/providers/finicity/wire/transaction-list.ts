import { attribute, lastingListOf, xmlType } from '../../../core/http/xml-describe.js';
import { InvestmentTransaction } from './investment-transaction.js';
import { Namespace } from './namespaces.js';
import {
  BankingTransaction,
  CreditCardTransaction,
  InvestmentBankingTransaction,
  LoanTransaction,
  RewardsTransaction,
} from './transaction.js';

/** One list a kind; JSON names them in the plural and leaves out those that do not apply. */
export const TransactionList = xmlType(Namespace.transactionlist, {
  notRefreshedReason: attribute,
  rewardsTransactions: lastingListOf('RewardsTransaction', RewardsTransaction),
  investmentTransactions: lastingListOf('InvestmentTransaction', InvestmentTransaction),
  loanTransactions: lastingListOf('LoanTransaction', LoanTransaction),
  investmentBankingTransactions: lastingListOf(
    'InvestmentBankingTransaction',
    InvestmentBankingTransaction,
  ),
  creditCardTransactions: lastingListOf('CreditCardTransaction', CreditCardTransaction),
  bankingTransactions: lastingListOf('BankingTransaction', BankingTransaction),
});

export const TransactionListRoot = {
  name: 'TransactionList',
  type: TransactionList,
  namespaces: [
    Namespace.transaction,
    Namespace.bnktransaction,
    Namespace.cctransaction,
    Namespace.ibnktransaction,
    Namespace.loantransaction,
    Namespace.invtransaction,
    Namespace.securityinfo,
    Namespace.rewardstransaction,
    Namespace.transactionlist,
  ],
} as const;
