import { variants, xmlType } from '../../../core/http/xml-describe.js';
import { BankingAccount, CreditAccount, OtherAccount, RewardsAccount } from './account-types.js';
import { InvestmentAccount } from './investment-account.js';
import { LoanAccount } from './loan-account.js';
import { Namespace } from './namespaces.js';

/** JSON names the kind of an account in `type`, XML by its element. */
export const AccountList = xmlType(Namespace.accountlist, {
  accounts: variants('type', {
    bankingAccount: { element: 'BankingAccount', type: BankingAccount },
    creditAccount: { element: 'CreditAccount', type: CreditAccount },
    loanAccount: { element: 'LoanAccount', type: LoanAccount },
    investmentAccount: { element: 'InvestmentAccount', type: InvestmentAccount },
    /** Not documented: clients read `rewardAccount` and write `rewardsAccount`; we write the latter. */
    rewardsAccount: { element: 'RewardsAccount', type: RewardsAccount },
    otherAccount: { element: 'OtherAccount', type: OtherAccount },
  }),
});

/** The root is prefixed; the default namespace is that of the fields all accounts share. */
export const AccountListRoot = {
  name: 'AccountList',
  type: AccountList,
  namespaces: [
    Namespace.account,
    Namespace.loanaccount,
    Namespace.otheraccount,
    Namespace.rewardsaccount,
    Namespace.investmentaccount,
    Namespace.bankingaccount,
    Namespace.creditaccount,
    Namespace.accountlist,
  ],
} as const;
