import type { BankAccount } from './accounts.js';
import type { Booking } from './feed/booking.js';
import { specialText } from './oddities.js';
import { between, pick, randomOf } from './random.js';

/** Where a merchant has its shop. */
export interface MerchantPlace {
  readonly city: string;
  readonly state?: string;
  readonly postalCode: string;
}

/** Whom a booking names, in the several ways in which a statement does. */
export interface Payee {
  /** As it stands on the statement: capitals and the number of the shop. */
  readonly name?: string;
  /** With the place. */
  readonly extended?: string;
  /** The bank's own number of it. */
  readonly number?: string;
  /** Without what machines have added. */
  readonly normalized: string;
  /** Of a purchase: who has sold. */
  readonly merchant?: string;
  readonly place?: MerchantPlace;
}

/** Categories in which somebody has paid with a card at a merchant. */
export const PURCHASES: readonly string[] = [
  ...['groceries', 'bakery', 'restaurants', 'fuel', 'clothing', 'pharmacy', 'online', 'leisure'],
  'travel',
];

/** The payee of a booking as its account's bank writes it, odd where the login is. */
export function payeeOf(account: BankAccount, booking: Booking): Payee {
  const { oddities } = account;
  const { name } = booking.counterpart;
  const hasNumber = oddities.has('payeeNumbers') || oddities.has('allDetails');
  const isPurchase = PURCHASES.includes(booking.category);
  const place = isPurchase ? placeOf(account, name) : undefined;
  return {
    ...writtenOf(account, name, place),
    ...(hasNumber && { number: String(between(randomOf(`payee/${name}`), 1e7, 99_999_999)) }),
    normalized: name,
    ...(isPurchase && { merchant: name }),
    ...(place && { place }),
  };
}

function writtenOf(
  { oddities, persona }: BankAccount,
  name: string,
  place: MerchantPlace | undefined,
): Pick<Payee, 'name' | 'extended'> {
  const written = oddities.has('specialCharacters') ? specialText(name) : name;
  if (oddities.has('otherPayees')) return { extended: withPlace(written, place) };
  if (!place) return { name: written };
  const short = persona.country === 'US' ? inCapitals(written) : written;
  return { name: short, extended: withPlace(written, place) };
}

/** The number of the shop belongs to the merchant, and stays. */
function inCapitals(name: string): string {
  const shop = between(randomOf(`shop/${name}`), 1, 989);
  return `${name.toUpperCase()} #${String(shop).padStart(4, '0')}`;
}

function withPlace(name: string, place: MerchantPlace | undefined): string {
  if (!place) return name;
  const { city, state, postalCode } = place;
  return state === undefined
    ? `${name}, ${postalCode} ${city}`
    : `${name}, ${city} ${state} ${postalCode}`;
}

/** Towns that do not exist, with postal codes that nobody has. */
const TOWNS = {
  US: [
    { city: 'Cedar Hollow', state: 'UT', postalCode: '84999' },
    { city: 'Granite Pass', state: 'CO', postalCode: '81999' },
    { city: 'Harbor Point', state: 'OR', postalCode: '97999' },
    { city: 'Maple Bend', state: 'OH', postalCode: '45999' },
    { city: 'Willow Creek', state: 'WA', postalCode: '99499' },
  ],
  DE: [
    { city: 'Lindental', postalCode: '00111' },
    { city: 'Wiesengrund', postalCode: '00222' },
    { city: 'Hohenau', postalCode: '00333' },
  ],
} as const;

function placeOf({ persona, oddities }: BankAccount, name: string): MerchantPlace {
  const towns: readonly MerchantPlace[] = TOWNS[persona.country];
  const town = pick(randomOf(`town/${name}`), towns);
  return {
    ...town,
    ...(oddities.has('wrongPostalCodes') && { postalCode: town.postalCode.slice(0, -1) }),
    ...(oddities.has('wrongStates') && { state: 'ZZ' }),
  };
}
