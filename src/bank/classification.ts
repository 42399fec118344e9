import type { Booking } from './feed/booking.js';

/** What sort of business a booking was, for those who sort spending. */
export interface Classification {
  /** What people call it. */
  readonly category: string;
  /** Four digits of the Standard Industrial Classification, where a business is behind it. */
  readonly sic?: number;
  /** Line of a tax form for the self-employed; of a business only. */
  readonly scheduleC?: string;
}

type Kept = readonly [category: string, sic?: number, scheduleC?: string];

/** By the category of the feed. */
const KNOWN: Readonly<Record<string, Kept>> = {
  groceries: ['Groceries', 5411],
  bakery: ['Coffee Shops', 5461, 'Meals and Entertainment'],
  restaurants: ['Restaurants', 5812, 'Meals and Entertainment'],
  fuel: ['Gas & Fuel', 5541, 'Car and Truck Expenses'],
  clothing: ['Clothing', 5651],
  pharmacy: ['Pharmacy', 5912],
  online: ['Shopping', 5961, 'Supplies'],
  leisure: ['Entertainment', 7999],
  travel: ['Travel', 4724, 'Travel'],
  cash: ['Cash & ATM'],
  salary: ['Paycheck'],
  wages: ['Payroll', 7361, 'Wages'],
  rent: ['Mortgage & Rent', 6513, 'Rent or Lease'],
  utilities: ['Utilities', 4911, 'Utilities'],
  telecom: ['Mobile Phone', 4812, 'Utilities'],
  insurance: ['Insurance', 6411, 'Insurance'],
  invoices: ['Business Income', 7389, 'Gross Receipts'],
  supplies: ['Business Supplies', 5111, 'Supplies'],
  family: ['Family'],
  public: ['Taxes', 9311, 'Taxes and Licenses'],
  fees: ['Bank Fee', 6021, 'Commissions and Fees'],
  securities: ['Investments', 6211],
  match: ['Retirement Contribution'],
  transfer: ['Transfer'],
  'card settlement': ['Credit Card Payment'],
  instalment: ['Loan Payment', 6141, 'Other Interest'],
  interest: ['Interest'],
  points: ['Rewards'],
};

/** The sort of a booking; `undefined` where the bank cannot tell, as for bookings of events. */
export function classificationOf(
  { category: known }: Pick<Booking, 'category'>,
  { business }: { readonly business?: true | undefined },
): Classification | undefined {
  const kept = Object.hasOwn(KNOWN, known) ? KNOWN[known] : undefined;
  if (!kept) return undefined;
  const [category, sic, scheduleC] = kept;
  return {
    category,
    ...(sic !== undefined && { sic }),
    ...(business && scheduleC !== undefined && { scheduleC }),
  };
}
