import type { BankAccount } from './accounts.js';
import { classificationOf } from './classification.js';
import type { Classification } from './classification.js';
import type { Booking, Parts } from './feed/booking.js';
import type { Correction } from './feed/corrections.js';
import { announcedOn } from './feed/pending.js';
import { fundingOf } from './funding.js';
import type { Funding } from './funding.js';
import type { Trade } from './holdings/trade.js';
import { specialText, wrongDay } from './oddities.js';
import { payeeOf, PURCHASES } from './payee.js';
import type { Payee } from './payee.js';
import { between, randomOf } from './random.js';

/** How money has moved. */
export type Movement =
  | 'purchase'
  | 'cash'
  | 'check'
  | 'directDebit'
  | 'directDeposit'
  | 'transfer'
  | 'payment'
  | 'interest'
  | 'fee'
  | 'trade'
  | 'points'
  | 'other';

/** A booking with everything that the bank writes beside it; what a field lacks is not told. */
export interface StatementLine {
  readonly id: string;
  /** `YYYY-MM-DD`; not yet known of what is pending. */
  readonly day?: string;
  /** When the customer has paid or traded. */
  readonly madeOn?: string;
  /** Minor units; money out is negative. */
  readonly amount?: number;
  readonly currency: string;
  readonly pending: boolean;
  readonly movement: Movement;
  readonly payee: Payee;
  readonly memo: string;
  readonly classification?: Classification;
  readonly checkNumber?: string;
  readonly referenceNumber?: string;
  readonly confirmationNumber?: string;
  /** Under which the bank's own server has it, where it came in by wire. */
  readonly serverNumber?: string;
  /** Of an instalment. */
  readonly parts?: Parts;
  readonly trade?: Trade;
  /** Of an investment account, where no securities are concerned. */
  readonly funding?: Funding;
  /** The id of a line that this one puts right. */
  readonly correction?: { readonly action: Correction['action']; readonly of: string };
}

/** A booking as the statement of its account has it. Pure. */
export function statementLine(account: BankAccount, booking: Booking): StatementLine {
  const { oddities, persona, currency } = account;
  const { id, purpose, pending = false } = booking;
  const classification = classificationOf(booking, persona);
  return {
    id,
    ...daysOf(account, booking),
    ...(!(oddities.has('missingAmounts') && isThird(id)) && { amount: booking.amount }),
    ...{ currency, pending, movement: movementOf(booking), payee: payeeOf(account, booking) },
    memo: oddities.has('specialCharacters') ? specialText(purpose) : purpose,
    ...(classification && { classification }),
    ...numbersOf(account, booking),
    ...specialsOf(account, booking),
  };
}

/** What only loans and investments have. */
function specialsOf(
  account: BankAccount,
  booking: Booking,
): Pick<StatementLine, 'parts' | 'trade' | 'funding'> {
  const { parts, trade } = booking;
  const funding = fundingOf(account, booking);
  return { ...(parts && { parts }), ...(trade && { trade }), ...(funding && { funding }) };
}

/** What a statement says of a booking that the bank has put right. */
export function correctionLine(account: BankAccount, correction: Correction): StatementLine {
  const { action, of, original, replacement } = correction;
  const line = statementLine(account, replacement ?? original);
  return { ...line, ...(!replacement && { id: `${of}.deleted` }), correction: { action, of } };
}

function daysOf(
  { oddities }: BankAccount,
  booking: Booking,
): Pick<StatementLine, 'day' | 'madeOn'> {
  const isUntold = oddities.has('missingDays') && isThird(booking.id);
  if (isUntold) return {};
  const made = announcedOn(booking);
  return {
    ...(!booking.pending && { day: booking.day }),
    madeOn: oddities.has('wrongDays') ? wrongDay(made) : made,
  };
}

/** Numbers that somebody could ask the bank about. */
function numbersOf(
  { oddities }: BankAccount,
  booking: Booking,
): Pick<StatementLine, 'checkNumber' | 'referenceNumber' | 'confirmationNumber' | 'serverNumber'> {
  const { check, category, id, pending } = booking;
  const tellsAll = oddities.has('allDetails');
  const hasReference = !pending && (tellsAll || PURCHASES.includes(category));
  const hasConfirmation = !pending && (tellsAll || CONFIRMED.includes(category));
  const random = randomOf(`numbers/${id}`);
  const digits = (count: number) => String(between(random, 10 ** (count - 1), 10 ** count - 1));
  return {
    ...(check !== undefined && { checkNumber: String(check) }),
    ...(hasReference && { referenceNumber: digits(12) }),
    ...(hasConfirmation && { confirmationNumber: digits(8), serverNumber: digits(15) }),
  };
}

const CONFIRMED: readonly string[] = ['transfer', 'card settlement', 'instalment'];

const MOVEMENTS: Readonly<Record<string, Movement>> = {
  cash: 'cash',
  transfer: 'transfer',
  family: 'transfer',
  'card settlement': 'payment',
  instalment: 'payment',
  interest: 'interest',
  fees: 'fee',
  points: 'points',
  event: 'other',
};

function movementOf({ category, check, trade, amount }: Booking): Movement {
  if (check !== undefined) return 'check';
  if (trade?.security !== undefined) return 'trade';
  if (PURCHASES.includes(category)) return 'purchase';
  const known = Object.hasOwn(MOVEMENTS, category) ? MOVEMENTS[category] : undefined;
  return known ?? (amount < 0 ? 'directDebit' : 'directDeposit');
}

/** Whether a line is one of the third that odd logins leave gaps in. */
function isThird(id: string): boolean {
  return Array.from(id).reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 3 === 0;
}
