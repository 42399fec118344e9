import {
  brokenRequestsOf,
  operationsOf,
  type BrokenRequest,
  type DescribedApi,
} from '../support/broken-requests.js';
import { Banking } from '../support/finapi-banking.js';
import { BACK, WebFormRig } from '../support/finapi-web-form.js';
import { FinapiRig } from '../support/finapi.js';
import { servedDocument } from '../support/openapi.js';

const operations = operationsOf(await servedDocument<DescribedApi>('finapi-web-form'));
const cases = operations
  .map((operation) => ({ operation, requests: brokenRequestsOf(operation) }))
  .filter(({ requests }) => requests.length > 0)
  .map(({ operation, requests }) => ({ name: operation.name, operation, requests }));

let finapi: FinapiRig;
let token: string;
beforeAll(async () => {
  finapi = await FinapiRig.start({ settings: { userAccessTokensValidityPeriod: 0 } });
  token = await finapi.userToken('jane');
});
afterAll(async () => {
  await finapi.close();
});

const ask = (method: string, { url, body }: BrokenRequest) =>
  finapi.at(method as 'post', url, { token, body });

describe.each(cases)('$name', ({ operation, requests }) => {
  it(`refuses ${String(requests.length)} broken requests`, async () => {
    for (const request of requests) {
      const response = await ask(operation.method, request);

      expect({ ...request, status: response.status, answer: response.body as unknown }).toEqual({
        ...request,
        status: 400,
        answer: {
          errors: [{ field: request.field, message: expect.any(String) as string }],
          timestamp: expect.any(String) as string,
          endpoint: expect.any(String) as string,
        },
      });
    }
    for (const path of ['/api/webForms', '/api/tasks']) {
      const response = await finapi.at('get', path, { token });
      expect(response.body).toMatchObject({ items: [] });
    }
  });
});

it('has held an answer of every operation against the document', async () => {
  const forms = new WebFormRig(finapi, token);
  const { id } = await new Banking(finapi, token).imported();
  const form = await forms.created();
  await forms.form(form.id);
  await forms.ask('get', '/webForms').expect(200);
  await forms.ask('delete', `/webForms/${form.id}`).expect(200);
  const order = { bankConnectionId: id, redirectUrl: BACK };
  const task = await forms.ask('post', '/tasks/backgroundUpdate', order).expect(201);
  await forms.ask('get', `/tasks/${(task.body as { id: string }).id}`).expect(200);
  await forms.ask('get', '/tasks').expect(200);

  const succeeded = await finapi.succeeded();
  expect(operations.map(({ name }) => name).filter((name) => !succeeded.has(name))).toEqual([]);
});
