import type { AccountType } from '../accounts/schema.js';
import type { GlobalKey } from '../categories/global-categories.js';
import type { TransactionFacts } from './facts.js';
import { MERCHANT_CODES } from './merchant-codes.js';

/** Money in is one category, money out another. */
type Sides = readonly [income: GlobalKey | undefined, spending: GlobalKey | undefined];

const both = (key: GlobalKey): Sides => [key, key];
/** What comes back of money that was spent so is a refund. */
const spent = (key: GlobalKey): Sides => ['refunds', key];

/** By what the bank knows a booking to be. */
const BANK_CATEGORIES: Readonly<Record<string, Sides>> = {
  groceries: spent('groceries'),
  bakery: spent('bakery'),
  restaurants: spent('restaurants'),
  fuel: spent('fuel'),
  clothing: spent('clothing'),
  pharmacy: spent('pharmacy'),
  online: spent('online'),
  leisure: spent('leisure'),
  travel: spent('travel'),
  cash: both('cash'),
  salary: ['salary', 'wages'],
  wages: ['salary', 'wages'],
  rent: ['rentIncome', 'rent'],
  utilities: spent('power'),
  telecom: spent('phoneAndInternet'),
  insurance: spent('otherInsurance'),
  invoices: ['businessIncome', 'services'],
  supplies: spent('supplies'),
  family: both('family'),
  public: ['socialBenefits', 'publicFees'],
  fees: spent('bankFees'),
  securities: both('securities'),
  match: both('retirement'),
  transfer: both('transfers'),
  'card settlement': both('cardSettlement'),
  instalment: both('instalment'),
  interest: ['interestIncome', 'interestPaid'],
};

/** By the purpose code of a SEPA payment, and by the business code of German banks. */
const CODES: Readonly<Record<string, Sides>> = {
  SALA: ['salary', 'wages'],
  PENS: ['pension', undefined],
  RENT: ['rentIncome', 'rent'],
  SECU: both('securities'),
  TAXS: spent('otherTaxes'),
  GOVT: ['socialBenefits', 'publicFees'],
  '083': both('cash'),
  '109': both('cardSettlement'),
  '153': ['salary', 'wages'],
  '808': spent('bankFees'),
  '814': ['interestIncome', 'interestPaid'],
};

/** What mostly happens on an account, where nothing else tells. */
const ACCOUNT_TYPES: Readonly<Partial<Record<AccountType, Sides>>> = {
  Savings: ['savings', undefined],
  CreditCard: ['cardSettlement', undefined],
  Security: both('securities'),
  Loan: ['instalment', undefined],
  Bausparen: ['savings', undefined],
};

export const byBankCategory = ({ bankCategory, amount }: TransactionFacts): GlobalKey | undefined =>
  sideOf(BANK_CATEGORIES, bankCategory, amount);

export const byCode = (facts: TransactionFacts): GlobalKey | undefined =>
  sideOf(CODES, facts.sepaPurposeCode, facts.amount) ??
  sideOf(CODES, facts.typeCodeZka?.padStart(3, '0'), facts.amount);

export const byMerchantCode = ({ mcCode, amount }: TransactionFacts): GlobalKey | undefined =>
  mcCode !== undefined && amount < 0 ? MERCHANT_CODES.get(mcCode) : undefined;

export const byAccountType = ({ accountType, amount }: TransactionFacts): GlobalKey | undefined =>
  sideOf(ACCOUNT_TYPES, accountType, amount);

function sideOf(
  table: Readonly<Record<string, Sides>>,
  key: string | undefined,
  amount: number,
): GlobalKey | undefined {
  const sides = key !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;
  return sides?.[amount < 0 ? 1 : 0];
}
