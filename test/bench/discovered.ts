import { readFileSync } from 'node:fs';

import type { WireFields } from '../../src/core/http/wire.js';
import { buildAssertion } from '../../src/providers/finicity/client/assertion.js';
import {
  readTokenAnswer,
  signRequest,
  tokenRequest,
  type AccessToken,
} from '../../src/providers/finicity/client/requests.js';
import { FinicityApps } from '../../src/providers/finicity/oauth/app.js';
import type { PlannedRequest } from './http-bytes.js';
import { bodyOf } from './servers.js';

const [APP] = FinicityApps.parse(JSON.parse(readFileSync('fixtures/finicity-apps.json', 'utf8')));
export const FEED = '/financialdatafeed/v1';
const WORLD = '/_sandbox/worlds/default';
const INSTITUTION = 210_002;
const JSON_TYPE = { 'content-type': 'application/json' };

/** A person with three accounts at one bank, which asks no questions unless an event has it ask. */
export const CREDENTIALS: WireFields = {
  credentials: {
    credential: [
      { name: 'Banking Userid', value: 'jordan.ellis' },
      { name: 'Banking Password', value: 'inkandpaper' },
    ],
  },
};

export interface Discovered {
  readonly name: string;
  readonly loginId: number;
  readonly accountIds: readonly number[];
}

/** Lets customers be named by a header; signed requests are checked all the same. */
export async function relaxAuthentication(url: URL): Promise<void> {
  await bodyOf(new URL(WORLD, url), {
    method: 'PATCH',
    headers: JSON_TYPE,
    body: JSON.stringify({ settings: { finicity: { relaxedAuthentication: true } } }),
  });
}

/** Has customers add their accounts, one after another, in a world that relaxes authentication. */
export async function discover(url: URL, count: number): Promise<Discovered[]> {
  const found: Discovered[] = [];
  for (let place = 0; place < count; place += 1) {
    found.push(await discoverOne(url, `freelancer-${String(place).padStart(5, '0')}`));
  }
  return found;
}

async function discoverOne(url: URL, name: string): Promise<Discovered> {
  const answer = await bodyOf(new URL(`${FEED}/institutions/${INSTITUTION}/logins`, url), {
    method: 'POST',
    headers: { ...JSON_TYPE, accept: 'application/json', 'x-doppelbank-customer': name },
    body: JSON.stringify(CREDENTIALS),
  });
  const { accounts } = JSON.parse(answer) as {
    accounts: readonly { readonly accountId: number; readonly institutionLoginId: number }[];
  };
  const [first] = accounts;
  if (!first) throw new Error(`No accounts: ${answer}`);
  return {
    name,
    loginId: first.institutionLoginId,
    accountIds: accounts.map(({ accountId }) => accountId),
  };
}

/** Moves the clock of the default world; answers with the milliseconds that the answer took. */
export async function advanceBy(url: URL, by: string): Promise<number> {
  const started = performance.now();
  await bodyOf(new URL(`${WORLD}/clock/advance`, url), {
    method: 'POST',
    headers: JSON_TYPE,
    body: JSON.stringify({ by }),
  });
  return performance.now() - started;
}

/** A token for a customer, by an assertion as the real API wants it. */
export async function tokenFor(url: URL, name: string): Promise<AccessToken> {
  const { consumerKey, samlIssuer: issuer, privateKey = '' } = app();
  const assertion = buildAssertion({ issuer, nameId: name, privateKey, now: Date.now() });
  const { method, path, headers, body } = tokenRequest(consumerKey, assertion);
  const access = readTokenAnswer(await bodyOf(new URL(path, url), { method, headers, body }));
  if (!access) throw new Error(`No token for ${name}.`);
  return access;
}

/** The request below `/financialdatafeed/v1`, signed with a nonce of its own. */
export function signedRequest(
  { origin, host }: URL,
  access: AccessToken,
  { method, path, headers, body }: PlannedRequest,
): PlannedRequest {
  const { consumerKey, consumerSecret } = app();
  const timestamp = Math.floor(Date.now() / 1000);
  const whole = FEED + path;
  const url = origin + whole;
  const signed = signRequest({ method, url, consumerKey, consumerSecret, ...access, timestamp });
  return {
    method,
    path: whole,
    headers: { host, ...headers, ...signed.headers },
    ...(body !== undefined && { body }),
  };
}

function app(): NonNullable<typeof APP> {
  if (!APP) throw new Error('There is no app among the fixtures.');
  return APP;
}
