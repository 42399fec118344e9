import {
  brokenRequestsOf,
  operationsOf,
  type BrokenRequest,
  type DescribedApi,
} from '../support/broken-requests.js';
import { FinicityWorld } from '../support/finicity-world.js';
import { servedDocument } from '../support/openapi.js';

let world: FinicityWorld;
beforeAll(async () => {
  world = await FinicityWorld.start();
  await world.discover();
});
afterAll(() => world.close());

const BASE = '/financialdatafeed/v1';
/** The token call reads its body before there is an operation; assertions have tests of their own. */
const operations = operationsOf(await servedDocument<DescribedApi>('finicity'));
/** A single answer is a list of one, as it would be in XML. */
const isTolerated = ({ constraint, field }: BrokenRequest): boolean =>
  constraint === 'type' && field === 'challengeResponses.response';

const cases = operations
  .filter(({ path }) => path.startsWith(BASE))
  .map((operation) => ({
    operation,
    requests: brokenRequestsOf(operation).filter((request) => !isTolerated(request)),
  }))
  .filter(({ requests }) => requests.length > 0)
  .map(({ operation, requests }) => ({ name: operation.name, operation, requests }));

const ask = (method: string, { url, body }: BrokenRequest) =>
  world.client.call(method.toUpperCase(), url.slice(BASE.length), {
    accept: 'application/json',
    ...(body !== undefined && { type: 'application/json', body: JSON.stringify(body) }),
  });

interface Status {
  readonly errorInfo: readonly { readonly errorCode: string; readonly errorMessage: string }[];
}

/** So many items may be too many for a body, before anybody asks what they are. */
const complaintAbout = ({ constraint, field }: BrokenRequest): string =>
  constraint === 'items' ? '10000' : field;

describe.each(cases)('$name', ({ operation, requests }) => {
  it(`refuses ${String(requests.length)} broken requests and changes nothing`, async () => {
    const before = await world.customer();
    for (const request of requests) {
      const { status, json } = await ask(operation.method, request);
      const { errorInfo = [] } = (json ?? {}) as Partial<Status>;

      expect({ ...request, status, errorInfo }).toMatchObject({
        ...request,
        status: 400,
        errorInfo: [{ errorType: 'APP_ERROR', errorCode: 'api.request.invalid' }],
      });
      expect(errorInfo[0]?.errorMessage).toContain(complaintAbout(request));
    }
    expect(await world.customer()).toEqual(before);
  });
});
