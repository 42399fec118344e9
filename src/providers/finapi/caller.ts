import type { Resource } from '../../core/provider.js';
import type {
  CallableOperation,
  Caller,
  CallerDesk,
  CallPlan,
  PlainRequest,
} from '../../core/scenario/caller.js';
import * as authorization from './authorization/routes.js';
import { batchExplanation } from './batch-update/explanation.js';
import { BASE_PATH } from './endpoint.js';
import { resources, unemulated } from './resources.js';

/** How a client asks finAPI: a bearer token for whoever speaks, JSON, forms for OAuth. */
export const finapiCaller: Caller = {
  provider: 'finapi',
  formats: ['json'],
  operations: operations(),
  prepare: async (plan, desk) => ({
    method: plan.method.toUpperCase(),
    url: desk.baseUrl + plan.path,
    ...written(plan, { ...(await authorizationOf(plan, desk)), ...plan.headers }),
  }),
  explanation: batchExplanation,
  read: ({ text }) => (text === '' ? undefined : parsed(text)),
};

function operations(): Record<string, CallableOperation> {
  const emulated = Object.values(resources).flatMap((resource: Resource) =>
    Object.entries(resource),
  );
  return Object.fromEntries([
    ...emulated.map(([name, { method, path }]) => [name, { method, path: BASE_PATH + path }]),
    ...unemulated.map(({ operation, method, path }) => [
      operation,
      { method, path: BASE_PATH + path },
    ]),
  ]) as Record<string, CallableOperation>;
}

/** A token of the principal, which the control API gives out without a password. */
async function authorizationOf(
  { principal, headers }: CallPlan,
  desk: CallerDesk,
): Promise<Record<string, string>> {
  if (principal === undefined || hasHeader(headers, 'authorization')) return {};
  if (principal.toLowerCase().startsWith('bearer ')) return { authorization: principal };
  const answer = await desk.control('POST', 'finapi/tokens', { principal });
  const { token } = answer as { token: string };
  return { authorization: `Bearer ${token}` };
}

function written(
  { operation, body, text }: CallPlan,
  headers: Readonly<Record<string, string>>,
): Pick<PlainRequest, 'headers' | 'body'> {
  if (text !== undefined) return { headers, body: text };
  if (body === undefined) return { headers };
  const isForm = operation !== undefined && operation in authorization;
  const type = isForm ? 'application/x-www-form-urlencoded' : 'application/json';
  const content = isForm ? form(body) : JSON.stringify(body);
  return { headers: { 'content-type': type, ...headers }, body: content };
}

const form = (body: unknown): string =>
  new URLSearchParams(
    Object.entries(body as object).map(([name, value]): [string, string] => [name, String(value)]),
  ).toString();

const hasHeader = (headers: Readonly<Record<string, string>>, wanted: string): boolean =>
  Object.keys(headers).some((name) => name.toLowerCase() === wanted);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
