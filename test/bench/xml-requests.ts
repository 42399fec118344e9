import { loginXml } from '../../src/providers/finicity/client/login-body.js';
import type { AccessToken } from '../../src/providers/finicity/client/requests.js';
import type { Bench } from './bench.js';
import {
  CREDENTIALS,
  discover,
  relaxAuthentication,
  signedRequest,
  tokenFor,
  type Discovered,
} from './discovered.js';
import { requestBytes } from './http-bytes.js';
import { interleave } from './interleave.js';
import { rateOf, spawnSandbox, withServers } from './servers.js';
import type { Spawned } from './spawned.js';

const CUSTOMERS = 50;
const REQUESTS = 500;
/** Longer than they take: a turn ends when all are answered. */
const SECONDS = 60;
const WARM_ROUNDS = 4;

const BODIES = {
  json: { type: 'application/json', body: JSON.stringify(CREDENTIALS) },
  xml: { type: 'application/xml', body: loginXml(CREDENTIALS) },
} as const;

type Format = keyof typeof BODIES;
type Signer = Discovered & { readonly access: AccessToken };

/**
 * `updateInstitutionLogin` with credentials and `refresh=true`: five hundred requests a turn, each
 * signed before it with a nonce of its own, from fifty customers.
 */
export const xmlRequests: Bench = ({ quick, stock }) =>
  withServers([spawnSandbox(stock.emptyFolder())], async (sandbox) => {
    const customers = await customersOf(sandbox);
    const rate = (format: Format) => () =>
      rateOf({
        port: sandbox.port,
        requests: requestsOf(sandbox, customers, format),
        seconds: SECONDS,
        once: true,
      });
    const variants = { json: rate('json'), xml: rate('xml') };
    await interleave(variants, WARM_ROUNDS);
    const { json, xml } = await interleave(variants, quick ? 5 : 15);
    return [
      { what: 'updateInstitutionLogin, credentials in JSON', value: json, unit: '/s' },
      { what: 'updateInstitutionLogin, credentials in XML', value: xml, unit: '/s' },
      { what: 'XML requests over JSON requests', value: xml / json, atLeast: 0.5 },
    ];
  });

async function customersOf({ url }: Spawned): Promise<Signer[]> {
  await relaxAuthentication(url);
  const signers: Signer[] = [];
  for (const customer of await discover(url, CUSTOMERS)) {
    signers.push({ ...customer, access: await tokenFor(url, customer.name) });
  }
  return signers;
}

function requestsOf({ url }: Spawned, customers: readonly Signer[], format: Format): Buffer[] {
  const { type, body } = BODIES[format];
  const headers = { accept: type, 'content-type': type };
  return Array.from({ length: REQUESTS / CUSTOMERS }, () =>
    customers.map(({ access, loginId }) => {
      const path = `/logins/${loginId}?refresh=true`;
      return requestBytes(signedRequest(url, access, { method: 'PUT', path, headers, body }));
    }),
  ).flat();
}
