import type { OtherDetails } from '../../../bank/details.js';
import type { FieldsOf } from '../../../core/http/xml-fields.js';
import type { Account as AccountType } from '../wire/account.js';
import type { AccountList } from '../wire/account-list.js';
import { instant, major } from '../wire/units.js';
import type { AccountChoice, ChosenType } from './choice.js';

type ListedAccount = NonNullable<FieldsOf<typeof AccountList>['accounts']>[number];
type CommonFields = FieldsOf<typeof AccountType>;

/** What a bank tells of an account that it has no kind for. */
type Known = Omit<OtherDetails, 'family'>;
type Shape = (common: CommonFields, subtype: string, known: Known) => ListedAccount;

const balances = ({ balance, previousBalance }: Known) => ({
  balanceAmount: major(balance),
  balancePreviousAmount: major(previousBalance),
});

/** No more than a balance and a few days is known of an account whose kind a client had to say. */
const SHAPES: Readonly<Record<ChosenType, Shape>> = {
  bankingAccount: (common, bankingAccountType, known) => ({
    type: 'bankingAccount',
    ...common,
    ...balances(known),
    bankingAccountType,
    postedDate: instant(known.balanceDay),
    availableBalanceAmount: major(known.available),
    openDate: instant(known.openedDay),
  }),
  creditAccount: (common, creditAccountType, known) => ({
    type: 'creditAccount',
    ...common,
    creditAccountType,
    currentBalance: major(known.balance),
    previousBalance: major(known.previousBalance),
  }),
  loanAccount: (common, loanType, known) => ({
    type: 'loanAccount',
    ...common,
    ...balances(known),
    loanType,
    postedDate: instant(known.balanceDay),
    holderName: known.owner,
  }),
  investmentAccount: (common, investmentAccountType, known) => ({
    type: 'investmentAccount',
    ...common,
    ...balances(known),
    investmentAccountType,
    availableCashBalance: major(known.available),
    currentBalance: major(known.balance),
    cashBalanceAmount: major(known.balance),
  }),
  rewardsAccount: (common, rewardsAccountType, known) => ({
    type: 'rewardsAccount',
    ...common,
    rewardsAccountType,
    postedDate: instant(known.balanceDay),
    currentBalance: major(known.balance),
  }),
};

/** An account in the form of the kind that was chosen for it. */
export const chosenFields = (
  { type, subtype }: AccountChoice,
  common: CommonFields,
  known: Known,
): ListedAccount => SHAPES[type](common, subtype, known);
