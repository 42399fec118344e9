import { signRequest } from '../../src/providers/finicity/client/requests.js';
import type { Bench } from './bench.js';
import { finicityConsumer, type StockedCustomer } from './customers.js';
import { requestBytes } from './http-bytes.js';
import { interleave } from './interleave.js';
import {
  bodyOf,
  rateOf,
  spawnExpress,
  spawnSandbox,
  warmUp,
  withServers,
  type Turns,
} from './servers.js';
import type { Spawned } from './spawned.js';

const CUSTOMERS = 10_000;
const ACTIVE = 1_000;
/** More than can be answered: a turn that has sent all its requests ends early. */
const MOST_PER_SECOND = 30_000;
const ACCEPT = 'application/json';
const WORLD = '/_sandbox/worlds/default';

/**
 * `getAccount`: each request signed before its turn with a nonce of its own. The share of checking
 * the signature is what the same question takes less in a world that relaxes authentication.
 */
export const readAccounts: Bench = async ({ quick, stock }) => {
  const { folder, principals } = await stock.customers(CUSTOMERS);
  const turns = quick ? { rounds: 3, seconds: 1 } : { rounds: 7, seconds: 2 };
  const active = principals.slice(0, ACTIVE);
  return withServers([spawnSandbox(folder)], (sandbox) => compare(sandbox, active, turns));
};

async function compare(
  sandbox: Spawned,
  active: readonly StockedCustomer[],
  { rounds, seconds }: Turns,
): ReturnType<Bench> {
  const { port, url } = sandbox;
  const signed = signer(url);
  const named = active.map(namedRequest);
  await relax(url);
  await warmUp(port, named);
  const body = await bodyOf(new URL(pathOf(active[0]), url), { headers: headersOf(active[0]) });
  const route = { method: 'get', path: pathOf(), type: ACCEPT, body } as const;
  return withServers([spawnExpress(route)], async (express) => {
    const plenty = Array.from({ length: MOST_PER_SECOND * seconds }, (_, n) => n);
    const fresh = (): Buffer[] => plenty.map((n) => signed(active[n % active.length]));
    const variants = {
      signed: () => rateOf({ port, requests: fresh(), seconds, once: true }),
      named: () => rateOf({ port, requests: named, seconds }),
      express: () => rateOf({ port: express.port, requests: named, seconds }),
    };
    await warmUp(express.port, named);
    await variants.signed();
    const medians = await interleave(variants, rounds);
    return [
      { what: 'bare Express, GET', value: medians.express, unit: '/s' },
      { what: 'getAccount, each signed anew', value: medians.signed, unit: '/s' },
      { what: 'getAccount, unsigned (relaxed)', value: medians.named, unit: '/s' },
      { what: 'getAccount over bare Express', value: medians.signed / medians.express },
      {
        what: 'share of checking signatures',
        value: (1 - medians.signed / medians.named) * 100,
        unit: '%',
      },
    ];
  });
}

/** Lets a customer be named by a header; signed requests are checked all the same. */
async function relax(url: URL): Promise<void> {
  await bodyOf(new URL(WORLD, url), {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ settings: { finicity: { relaxedAuthentication: true } } }),
  });
}

const pathOf = (customer?: StockedCustomer): string =>
  `/financialdatafeed/v1/accounts/${customer?.accountId ?? ':accountId'}`;

const headersOf = (customer?: StockedCustomer): Record<string, string> => ({
  accept: ACCEPT,
  'x-doppelbank-customer': customer?.name ?? '',
});

const namedRequest = (customer: StockedCustomer): Buffer =>
  requestBytes({ method: 'GET', path: pathOf(customer), headers: headersOf(customer) });

function signer({ origin, host }: URL): (customer?: StockedCustomer) => Buffer {
  const consumer = finicityConsumer();
  return (customer) => {
    const path = pathOf(customer);
    const { headers } = signRequest({
      ...consumer,
      method: 'GET',
      url: origin + path,
      token: customer?.token ?? '',
      tokenSecret: customer?.secret ?? '',
      timestamp: Math.floor(Date.now() / 1000),
    });
    return requestBytes({ method: 'GET', path, headers: { host, accept: ACCEPT, ...headers } });
  };
}
