import type { FieldsOf } from '../../../core/http/xml-fields.js';
import type { Account as AccountType } from '../wire/account.js';
import type { AccountList } from '../wire/account-list.js';
import type { AccountChoice, ChosenType } from './choice.js';

type ListedAccount = NonNullable<FieldsOf<typeof AccountList>['accounts']>[number];
type CommonFields = FieldsOf<typeof AccountType>;

type Shape = (common: CommonFields, subtype: string, balance: number) => ListedAccount;

/** Nothing but the balance is known of an account whose kind a client had to say. */
const SHAPES: Readonly<Record<ChosenType, Shape>> = {
  bankingAccount: (common, bankingAccountType, balanceAmount) => ({
    type: 'bankingAccount',
    ...common,
    balanceAmount,
    bankingAccountType,
  }),
  creditAccount: (common, creditAccountType, currentBalance) => ({
    type: 'creditAccount',
    ...common,
    creditAccountType,
    currentBalance,
  }),
  loanAccount: (common, loanType, balanceAmount) => ({
    type: 'loanAccount',
    ...common,
    balanceAmount,
    loanType,
  }),
  investmentAccount: (common, investmentAccountType, balanceAmount) => ({
    type: 'investmentAccount',
    ...common,
    balanceAmount,
    investmentAccountType,
    currentBalance: balanceAmount,
  }),
  rewardsAccount: (common, rewardsAccountType, currentBalance) => ({
    type: 'rewardsAccount',
    ...common,
    rewardsAccountType,
    currentBalance,
  }),
};

/** An account in the form of the kind that was chosen for it. */
export const chosenFields = (
  { type, subtype }: AccountChoice,
  common: CommonFields,
  balance: number,
): ListedAccount => SHAPES[type](common, subtype, balance);
