import { readXmlAnswer } from '../../core/http/xml-read.js';
import type { WireFields } from '../../core/http/wire.js';
import type { Resource } from '../../core/provider.js';
import type {
  CallableOperation,
  Caller,
  CallerDesk,
  CallPlan,
  PlainRequest,
  PlainResponse,
} from '../../core/scenario/caller.js';
import { SandboxError } from '../../core/errors.js';
import * as accounts from './accounts/routes.js';
import { accountXml } from './client/account-body.js';
import { buildAssertion } from './client/assertion.js';
import { loginXml } from './client/login-body.js';
import { readTokenAnswer, signRequest, tokenRequest, type AccessToken } from './client/requests.js';
import * as customers from './customers/routes.js';
import { OPERATIONS_BASE } from './endpoint.js';
import * as files from './files/routes.js';
import * as institutions from './institutions/routes.js';
import * as logins from './logins/routes.js';
import * as positions from './positions/routes.js';
import * as token from './token/routes.js';
import * as transactions from './transactions/routes.js';
import { unemulated } from './unemulated.js';
import { AccountListRoot } from './wire/account-list.js';
import { ChallengesRoot } from './wire/challenges.js';
import { FilesRoot } from './wire/files.js';
import { InstitutionDetailRoot, InstitutionRoot, InstitutionsRoot } from './wire/institution.js';
import { InvestmentPositionsRoot } from './wire/position.js';
import { StatusRoot } from './wire/status.js';
import { TransactionListRoot } from './wire/transaction-list.js';

const RESOURCES: readonly Resource[] = [
  ...[token, institutions, logins, accounts],
  ...[transactions, positions, customers, files],
];

const ROOTS = [
  InstitutionsRoot,
  InstitutionRoot,
  InstitutionDetailRoot,
  AccountListRoot,
  TransactionListRoot,
  InvestmentPositionsRoot,
  ChallengesRoot,
  FilesRoot,
  StatusRoot,
];

/** As `credentials` of this API tells them; a desk serves all APIs and keeps them as any JSON. */
interface Credentials {
  readonly consumerKey: string;
  readonly consumerSecret: string;
  readonly samlIssuer: string;
  readonly privateKey: string;
}

/** How a client asks Finicity: a token by SAML for the customer, each call signed with it. */
export const finicityCaller: Caller = {
  provider: 'finicity',
  formats: ['json', 'xml'],
  operations: operations(),
  prepare: async (plan, desk) => {
    const url = desk.baseUrl + plan.path;
    const method = plan.method.toUpperCase();
    const written = write(plan);
    if (plan.principal === undefined) return { method, url, ...written };
    const signed = await sign({ method, url }, plan.principal, desk);
    return {
      method,
      url: signed.url,
      headers: { ...signed.headers, ...written.headers },
      body: written.body,
    };
  },
  read,
};

function operations(): Record<string, CallableOperation> {
  const emulated = RESOURCES.flatMap((resource) => Object.entries(resource));
  return Object.fromEntries([
    ...emulated.map(([name, { method, path, base = OPERATIONS_BASE }]) => [
      name,
      { method, path: base + path },
    ]),
    ...unemulated.map(({ operation, method, path }) => [
      operation,
      { method, path: OPERATIONS_BASE + path },
    ]),
  ]) as Record<string, CallableOperation>;
}

async function sign(
  { method, url }: { method: string; url: string },
  principal: string,
  desk: CallerDesk,
): Promise<Pick<PlainRequest, 'url' | 'headers'>> {
  const [, customer] = /^finicity:customer\/(.+)$/.exec(principal) ?? [];
  if (customer === undefined) {
    throw new SandboxError(`"${principal}" cannot call Finicity; give finicity:customer/NAME.`);
  }
  const { consumerKey, consumerSecret } = desk.credentials as unknown as Credentials;
  const now = (await desk.now()).getTime();
  const signed = signRequest({
    method,
    url,
    consumerKey,
    consumerSecret,
    ...(await tokenOf(customer, desk, now)),
    timestamp: Math.floor(now / 1000),
  });
  return { url: signed.url, headers: signed.headers };
}

async function tokenOf(customer: string, desk: CallerDesk, now: number): Promise<AccessToken> {
  const { consumerKey, samlIssuer, privateKey } = desk.credentials as unknown as Credentials;
  const assertion = buildAssertion({ issuer: samlIssuer, nameId: customer, privateKey, now });
  const { method, path, headers, body } = tokenRequest(consumerKey, assertion);
  const answer = await desk.send({ method, url: desk.baseUrl + path, headers, body });
  const access = readTokenAnswer(answer.text);
  if (access) return access;
  throw new SandboxError(`No token for the customer "${customer}": ${answer.text}`);
}

function write({ body, text, headers, format }: CallPlan): Pick<PlainRequest, 'headers' | 'body'> {
  const accept = format === 'xml' ? 'application/xml' : 'application/json';
  if (text !== undefined) return { headers: { accept, ...headers }, body: text };
  if (body === undefined) return { headers: { accept, ...headers } };
  return {
    headers: { accept, 'content-type': accept, ...headers },
    body: format === 'xml' ? xmlOf(body as WireFields) : JSON.stringify(body),
  };
}

const xmlOf = (fields: WireFields): string => accountXml(fields) ?? loginXml(fields);

function read({ headers, text }: PlainResponse): unknown {
  if (text === '') return undefined;
  const type = headers['content-type'] ?? '';
  try {
    if (type.startsWith('application/json')) return JSON.parse(text);
    if (type.startsWith('application/xml')) return readXmlAnswer(text, ROOTS);
  } catch {
    return text;
  }
  return text;
}
