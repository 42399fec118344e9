import type { Booking } from '../../../bank/feed/booking.js';
import type { NewTransaction } from '../transactions/schema.js';

type Codes = Pick<NewTransaction, 'type' | 'typeCodeZka' | 'typeCodeSwift' | 'sepaPurposeCode'>;

/** How German banks name a sort of business: text, business code of three digits, SWIFT code. */
const codes = (type: string, zka: string, swift: string, purpose?: string): Codes => ({
  type,
  typeCodeZka: zka,
  typeCodeSwift: swift,
  ...(purpose !== undefined && { sepaPurposeCode: purpose }),
});

const CARD = codes('Kartenzahlung', '106', 'NDDT');
const DEBIT = codes('Lastschrift', '105', 'NDDT');
const CREDIT = codes('Gutschrift', '166', 'NTRF');
const TRANSFER = codes('Überweisung', '116', 'NTRF');

const BY_CATEGORY: Readonly<Record<string, Codes>> = {
  salary: codes('Lohn/Gehalt', '153', 'NTRF', 'SALA'),
  cash: codes('Geldautomat', '083', 'NMSC'),
  rent: codes('Dauerauftrag', '117', 'NSTO', 'RENT'),
  interest: codes('Zinsen', '814', 'NINT'),
  fees: codes('Entgelt', '808', 'NCHG'),
  'card settlement': codes('Kreditkartenabrechnung', '109', 'NDDT'),
  instalment: codes('Darlehensrate', '105', 'NLDP'),
  utilities: DEBIT,
  telecom: DEBIT,
  insurance: DEBIT,
  groceries: CARD,
  bakery: CARD,
  restaurants: CARD,
  fuel: CARD,
  clothing: CARD,
  pharmacy: CARD,
  leisure: CARD,
  travel: CARD,
};

/** What a German bank writes beside a booking. */
export function businessCodes({ category, amount }: Pick<Booking, 'category' | 'amount'>): Codes {
  const known = Object.hasOwn(BY_CATEGORY, category) ? BY_CATEGORY[category] : undefined;
  return known ?? (amount < 0 ? TRANSFER : CREDIT);
}

/** True of what is drawn by direct debit, which names a mandate and a creditor. */
export const isDirectDebit = (booking: Pick<Booking, 'category' | 'amount'>): boolean =>
  businessCodes(booking) === DEBIT && booking.amount < 0;
