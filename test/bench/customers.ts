import { readFileSync } from 'node:fs';

import type { Account } from '../../src/providers/finicity/accounts/schema.js';
import { customerKind } from '../../src/providers/finicity/customer.js';
import type { InstitutionLogin } from '../../src/providers/finicity/logins/schema.js';
import { FinicityApps } from '../../src/providers/finicity/oauth/app.js';
import { issueToken } from '../../src/providers/finicity/token/service.js';
import type { IssuedToken } from '../../src/providers/finicity/token/schema.js';
import { populate } from './populate.js';

export interface StockedCustomer extends IssuedToken {
  readonly name: string;
  /** One of the customer's accounts. */
  readonly accountId: number;
}

/** Consumer key and secret with which every sandbox can be asked. */
export interface Consumer {
  readonly consumerKey: string;
  readonly consumerSecret: string;
}

export function finicityConsumer(): Consumer {
  const apps = FinicityApps.parse(JSON.parse(readFileSync('fixtures/finicity-apps.json', 'utf8')));
  const [app] = apps;
  if (!app) throw new Error('There is no app among the fixtures.');
  return app;
}

const PREFIX = 'customer-';
const LIFE_SECONDS = 24 * 60 * 60;
const KINDS = ['checking', 'savings', 'creditCard', 'mortgage'] as const;

/** Writes customers with one login and four accounts, aggregated a moment ago. */
export async function customersIn(folder: string, count: number): Promise<StockedCustomer[]> {
  const { consumerKey } = finicityConsumer();
  const now = new Date();
  const names = Array.from({ length: count }, (_, place) => PREFIX + String(place));
  return populate(folder, customerKind, names, (document) => {
    const place = Number(document.key.slice(PREFIX.length));
    const login = loginOf(place, now);
    const accounts = KINDS.map((kind, index) => accountOf(login, kind, index, now));
    const issued = issueToken(document, { consumerKey, now, lifeSeconds: LIFE_SECONDS });
    document.set('logins', { [login.id]: login });
    document.set('accounts', Object.fromEntries(accounts.map((each) => [each.id, each])));
    document.set('loginCount', 1);
    document.set('accountCount', KINDS.length);
    return { ...issued, name: document.key, accountId: login.id + 1 };
  });
}

const loginOf = (place: number, now: Date): InstitutionLogin => ({
  id: 1_000_000_000 + place * 10,
  institutionId: 100_000,
  credentials: { bankLogin: '100000/salaried-employee', match: { kind: 'matched', version: 0 } },
  trustedMfa: null,
  statusCode: '0',
  attemptedAt: now.toISOString(),
  succeededAt: now.toISOString(),
});

const accountOf = (
  { id }: InstitutionLogin,
  kind: Account['kind'],
  index: number,
  now: Date,
): Account => ({
  id: id + 1 + index,
  loginId: id,
  bankAccount: `salaried-employee/${kind}`,
  kind,
  status: 'ACTIVE',
  number: `99887766${String(index)}`,
  nickname: `Account ${String(index)}`,
  displayPosition: index + 1,
  currency: 'USD',
  balance: 123_456 + index,
  balanceDay: now.toISOString().slice(0, 10),
  lastBookingDay: now.toISOString().slice(0, 10),
  seenAs: '100000/salaried-employee',
  seenEvents: 0,
  activatedAt: now.toISOString(),
  activationEvents: 0,
  details: {
    ...{ family: 'deposit', balance: 123_456 + index, balanceDay: now.toISOString().slice(0, 10) },
    ...{ previousBalance: 98_765, owner: 'Casey Tester', openedDay: '2009-03-17' },
    ...{ available: 120_000, overdraftLimit: 50_000, statementDay: '2026-02-28' },
    periodDeposits: 397_000,
  },
});
