import type { WireFields, WireValue } from '../../src/core/http/wire.js';
import type { XmlContent, XmlField, XmlType } from '../../src/core/http/xml-types.js';
import * as values from '../../src/providers/finicity/wire/enumerations.js';
import { pick, SCALARS, type Random } from './wire-records.js';

/** `some` leaves out about half of what is optional. */
export type Extent = 'some' | 'everything';

const CURRENCIES = ['USD', 'EUR', 'BND', 'INR'];
const SMALL = [0, 1, 40, 32767];

/** Members that take fewer values than their description says. */
const NARROW: Readonly<Record<string, readonly (string | number)[]>> = {
  banking401KSourceType: values.Banking401KSourceType,
  bankingAccountType: values.BankingAccountType,
  buyType: values.BuyType,
  correctAction: values.TransactionCorrectedType,
  creditAccountType: values.CreditAccountType,
  currencyCode: CURRENCIES,
  currencyType: CURRENCIES,
  displayOrder: SMALL,
  displayPosition: SMALL,
  errorType: values.ErrorType,
  incomeType: values.IncomeType,
  interestRateType: values.RateType,
  invSecurityType: values.InvSecurityType,
  loanPaymentType: values.PaymentType,
  loanTermType: values.LoanTermType,
  loanType: values.LoanType,
  noOfPayments: SMALL,
  notRefreshedReason: values.NotRefreshedReason,
  optionsActionType: values.OptionsActionType,
  optionsBuyType: values.OptionsBuyType,
  optionsSellType: values.OptionsSellType,
  positionType: values.PositionType,
  relatedOptionTransType: values.RelatedOptionTransType,
  remainingPayments: SMALL,
  rewardsAccountType: values.RewardsAccountType,
  secCurrencyCode: CURRENCIES,
  securedType: values.SecuredType,
  sellReason: values.SellReason,
  sellType: values.SellType,
  sharesPerContract: SMALL,
  sic: SMALL,
  source: values.CategorizationSource,
  subaccountFromType: values.InvestmentSubAccountType,
  subaccountFundType: values.InvestmentSubAccountType,
  subaccountSecurityType: values.InvestmentSubAccountType,
  subaccountToType: values.InvestmentSubAccountType,
  transferAction: values.TransferAction,
  type: values.AddressType,
  valueLengthMax: SMALL,
  valueLengthMin: SMALL,
};

/** What the schema requires of one type or another. */
const REQUIRED = ['categoryName', 'institutionName', 'modifiedTs', 'name', 'source', 'status'];

/** A record of a type that its schema takes. */
export function schemaRecord(type: XmlType, random: Random, extent: Extent): WireFields {
  const isPresent = (name: string) =>
    extent === 'everything' || REQUIRED.includes(name) || random() < 0.5;
  return Object.fromEntries(
    type.members
      .filter(({ name }) => isPresent(name))
      .map(({ name, field }) => [
        name,
        narrowValue(name, random) ?? valueOf(field, random, extent),
      ]),
  );
}

function narrowValue(name: string, random: Random): string | number | undefined {
  const few = NARROW[name];
  return few?.[pick(random, few.length)];
}

function valueOf(field: XmlField, random: Random, extent: Extent): WireValue {
  if (typeof field === 'string') return SCALARS[field](random);
  switch (field.kind) {
    case 'nested':
      return schemaRecord(field.type, random, extent);
    case 'list':
      return [1, 2, 3].map(() => contentOf(field.of, random, extent));
    case 'variants':
      return Object.entries(field.variants).flatMap(([kind, { type }]) =>
        [1, 2].map(() => ({ ...schemaRecord(type, random, extent), [field.discriminator]: kind })),
      );
    case 'attribute':
    case 'spelled':
      return SCALARS.string(random);
    case 'mixed':
      throw new TypeError('What a question consists of depends on its kind');
  }
}

const contentOf = (content: XmlContent, random: Random, extent: Extent): WireValue =>
  typeof content === 'string' ? SCALARS[content](random) : schemaRecord(content, random, extent);
