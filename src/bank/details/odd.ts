import type { BankAccount } from '../accounts.js';
import { wrongDay } from '../oddities.js';

/** Details as the login tells them: as they are for most, and odd where the login is. */
export function oddlyTold<T extends object>(account: BankAccount, details: T): T {
  const { oddities } = account;
  if (oddities.size === 0) return details;
  const isShort = oddities.has('someDetails') && isSecond(account);
  return shaped(details, (key, value) => {
    if (isShort && !ALWAYS_TOLD.includes(key)) return undefined;
    if (typeof value === 'number' && !NO_AMOUNTS.includes(key)) {
      return oddities.has('missingAmounts') ? undefined : value;
    }
    return isDay(value) ? oddDay(account, key, value) : value;
  });
}

const ALWAYS_TOLD: readonly string[] = ['family', 'balance', 'balanceDay'];

/** Numbers that are no amounts of money. */
const NO_AMOUNTS: readonly string[] = [
  ...[
    'interestRate',
    'cashRate',
    'termMonths',
    'payments',
    'remainingPayments',
    'earningsThisYear',
  ],
];

const DUE_DAYS: readonly string[] = ['paymentDueDay', 'dueDay'];

function oddDay({ oddities }: BankAccount, key: string, day: string): string | undefined {
  if (oddities.has('missingDays')) return undefined;
  if (oddities.has('missingDueDays') && DUE_DAYS.includes(key)) return undefined;
  return oddities.has('wrongDays') ? wrongDay(day) : day;
}

type Shape = (key: string, value: unknown) => unknown;

/** The same record with each of its values, nested ones included, put through a function. */
function shaped<T extends object>(record: T, shape: Shape): T {
  const kept = Object.entries(record).flatMap(([key, value]: [string, unknown]) => {
    const seen = shape(key, value);
    if (seen === undefined) return [];
    return [[key, isRecord(seen) ? shaped(seen, shape) : seen]];
  });
  return Object.fromEntries(kept) as T;
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function isDay(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
}

/** Every second account of a customer, the first one not. */
function isSecond({ persona, id }: BankAccount): boolean {
  return persona.accounts.findIndex((account) => account.id === id) % 2 === 1;
}
