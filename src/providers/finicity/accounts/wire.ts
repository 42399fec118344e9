import type { AccountKind } from '../../../bank/persona.js';
import { described } from '../../../core/http/xml-describe.js';
import type { WireDocument } from '../../../core/http/wire.js';
import type { FieldsOf } from '../../../core/http/xml-fields.js';
import type { InstitutionLogin } from '../logins/schema.js';
import type { Account as AccountType } from '../wire/account.js';
import { AccountListRoot, type AccountList } from '../wire/account-list.js';
import { instant } from '../wire/units.js';
import { chosenFields } from './choice-wire.js';
import { bankingFields, creditFields, investmentFields, rewardsFields } from './details-wire.js';
import { loanAccountFields } from './loan-wire.js';
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
  const { lastBookingDay, details } = account;
  const common: CommonFields = {
    accountId: account.id,
    status: account.status,
    accountNumber: account.number,
    accountNumberReal: details.fullNumber,
    accountNickname: account.nickname,
    displayPosition: account.displayPosition,
    institutionId: login?.institutionId,
    description: DESCRIPTIONS[account.kind],
    registeredUserName: details.owner,
    balanceDate: instant(details.balanceDay),
    lastTxnDate: isDiscovery ? undefined : instant(lastBookingDay),
    aggrSuccessDate: login?.succeededAt,
    aggrAttemptDate: login?.attemptedAt,
    aggrStatusCode: login?.statusCode,
    currencyCode: account.currency,
    bankId: details.bankNumber,
    institutionLoginId: account.loginId,
  };
  if (account.chosen) return chosenFields(account.chosen, common, details);
  return familyFields(account, common);
}

/** What a bank tells of the kind beside what it tells of all. */
function familyFields(account: Account, common: CommonFields): ListedAccount {
  const { kind, details } = account;
  switch (details.family) {
    case 'deposit':
      return {
        type: 'bankingAccount',
        ...common,
        bankingAccountType: BANKING[kind],
        ...bankingFields(kind, details),
      };
    case 'credit':
      return {
        type: 'creditAccount',
        ...common,
        creditAccountType: CREDIT[kind],
        detailedDescription: detailedDescription(account),
        ...creditFields(details),
      };
    case 'loan':
      return { type: 'loanAccount', ...common, ...loanAccountFields(details) };
    case 'investment':
      return {
        type: 'investmentAccount',
        ...common,
        ...investmentFields(account.investmentType, details),
      };
    case 'rewards':
      return { type: 'rewardsAccount', ...common, ...rewardsFields(details) };
    case 'other':
      // No balance, as in recorded answers.
      return { type: 'otherAccount', ...common };
  }
}

/** What the bank calls accounts of a kind, whatever their owners call them. */
const DESCRIPTIONS: Readonly<Record<AccountKind, string>> = {
  checking: 'Checking account',
  savings: 'Savings account',
  moneyMarket: 'Money market account',
  cd: 'Certificate of deposit',
  creditCard: 'Credit card',
  lineOfCredit: 'Line of credit',
  loan: 'Loan',
  mortgage: 'Mortgage',
  investment: 'Investment account',
  rewards: 'Loyalty programme',
  other: 'Account',
};

const detailedDescription = ({ kind, number }: Account): string =>
  number === '' ? DESCRIPTIONS[kind] : `${DESCRIPTIONS[kind]} ending in ${number.slice(-4)}`;

const BANKING: Readonly<Partial<Record<AccountKind, string>>> = {
  checking: 'CHECKING',
  savings: 'SAVINGS',
  moneyMarket: 'MONEYMRKT',
  cd: 'CD',
};

const CREDIT: Readonly<Partial<Record<AccountKind, string>>> = {
  creditCard: 'CREDITCARD',
  lineOfCredit: 'LINEOFCREDIT',
};
