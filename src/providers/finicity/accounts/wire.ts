import type { AccountKind } from '../../../bank/persona.js';
import { described } from '../../../core/http/xml-describe.js';
import type { WireDocument } from '../../../core/http/wire.js';
import type { FieldsOf } from '../../../core/http/xml-fields.js';
import type { InstitutionLogin } from '../logins/schema.js';
import type { Account as AccountType } from '../wire/account.js';
import { AccountListRoot, type AccountList } from '../wire/account-list.js';
import { startOfDay } from '../wire/zone.js';
import { chosenFields } from './choice-wire.js';
import type { Account } from './schema.js';

interface Wishes {
  /** The answer of a discovery does not know of transactions yet, so that `lastTxnDate` is absent. */
  readonly isDiscovery?: boolean;
}

/** A list of accounts; getAccount answers with one, too. */
export const accountListDocument = (
  accounts: readonly Account[],
  logins: readonly InstitutionLogin[],
  { isDiscovery = false }: Wishes = {},
): WireDocument =>
  described(AccountListRoot, {
    accounts: accounts.map((account) =>
      accountFields(
        account,
        logins.find(({ id }) => id === account.loginId),
        isDiscovery,
      ),
    ),
  });

type ListedAccount = NonNullable<FieldsOf<typeof AccountList>['accounts']>[number];
type CommonFields = FieldsOf<typeof AccountType>;

function accountFields(
  account: Account,
  login: InstitutionLogin | undefined,
  isDiscovery: boolean,
): ListedAccount {
  const { lastBookingDay } = account;
  const common: CommonFields = {
    accountId: account.id,
    status: account.status,
    accountNumber: account.number,
    accountNickname: account.nickname,
    displayPosition: account.displayPosition,
    institutionId: login?.institutionId,
    balanceDate: startOfDay(account.balanceDay),
    lastTxnDate: lastBookingDay && !isDiscovery ? startOfDay(lastBookingDay) : undefined,
    aggrSuccessDate: login?.succeededAt,
    aggrAttemptDate: login?.attemptedAt,
    aggrStatusCode: login?.statusCode,
    currencyCode: account.currency,
    institutionLoginId: account.loginId,
  };
  const balance = account.balance / 100;
  if (account.chosen) return chosenFields(account.chosen, common, balance);
  return BY_KIND[account.kind](common, balance, account);
}

type ByKind = (common: CommonFields, balance: number, account: Account) => ListedAccount;

const banking =
  (bankingAccountType: string): ByKind =>
  (common, balanceAmount) => ({
    type: 'bankingAccount',
    ...common,
    balanceAmount,
    bankingAccountType,
  });

/** No `balanceAmount`: what is owed is a negative `currentBalance`. */
const credit =
  (creditAccountType: string): ByKind =>
  (common, currentBalance) => ({
    type: 'creditAccount',
    ...common,
    creditAccountType,
    currentBalance,
  });

const loan =
  (loanType: string): ByKind =>
  (common, balanceAmount) => ({ type: 'loanAccount', ...common, balanceAmount, loanType });

const BY_KIND: Readonly<Record<AccountKind, ByKind>> = {
  checking: banking('CHECKING'),
  savings: banking('SAVINGS'),
  moneyMarket: banking('MONEYMRKT'),
  cd: banking('CD'),
  creditCard: credit('CREDITCARD'),
  lineOfCredit: credit('LINEOFCREDIT'),
  loan: loan('LOAN'),
  mortgage: loan('MORTGAGE'),
  investment: (common, balance, { investmentType = 'TAXABLE' }) => ({
    type: 'investmentAccount',
    ...common,
    balanceAmount: balance,
    investmentAccountType: investmentType,
    currentBalance: balance,
  }),
  rewards: (common, currentBalance) => ({ type: 'rewardsAccount', ...common, currentBalance }),
  /** No balance, as in recorded answers. */
  other: (common) => ({ type: 'otherAccount', ...common }),
};
