import {
  answers,
  CCBANK,
  credentials,
  FINBANK,
  type FinicityClient,
  sessionOf,
  type Answer,
} from '../support/finicity-client.js';
import { FinicityWorld } from '../support/finicity-world.js';

const REAL = '/institutions/210002/logins';
const BASE = 'http://schema.intuit.com/platform/fdatafeed';

let world: FinicityWorld;

afterEach(() => world.close());

const forbidden = (errorCode: string) => ({
  status: 403,
  json: { errorInfo: [{ errorType: 'APP_ERROR', errorCode }] },
});
const demo = (client: FinicityClient, path = FINBANK): Promise<Answer> =>
  client.post(path, credentials('demo', 'go'));
const jordan = (client: FinicityClient): Promise<Answer> =>
  client.post(REAL, credentials('jordan.ellis', 'inkandpaper'));

describe('a customer is testing or real for life', () => {
  beforeEach(async () => {
    world = await FinicityWorld.start();
  });

  it('is neither at first, and what it activates first from then on', async () => {
    await world.client.get('/accounts');
    expect(await world.customer()).toMatchObject({ kind: null });
    await world.client.post(FINBANK, credentials('demo', 'wrong'));
    expect(await world.customer()).toMatchObject({ kind: null });

    await demo(world.client);

    expect(await world.customer()).toMatchObject({ kind: 'testing' });
  });

  it('cannot mix: 403, whole in both formats, before the bank is asked', async () => {
    await demo(world.client);

    const json = await world.client.post(REAL, credentials('jordan.ellis', 'wrong'));
    const xml = await world.client.call('POST', REAL, {
      type: 'application/json',
      body: JSON.stringify(credentials('jordan.ellis', 'inkandpaper')),
    });

    expect(json.status).toBe(403);
    expect(json.json).toEqual({
      errorInfo: [
        {
          errorType: 'APP_ERROR',
          errorCode: 'api.customer.kind',
          errorMessage:
            'Testing and real institutions cannot be mixed in one customer: this one is a testing customer',
          correlationId: json.headers['intuit_tid'],
        },
      ],
    });
    expect(xml.status).toBe(403);
    expect(xml.text).toBe(
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
        `<Status xmlns="${BASE}/common/v1"><errorInfo><errorType>APP_ERROR</errorType>` +
        '<errorCode>api.customer.kind</errorCode><errorMessage>Testing and real institutions ' +
        'cannot be mixed in one customer: this one is a testing customer</errorMessage>' +
        `<correlationId>${String(xml.headers['intuit_tid'])}</correlationId></errorInfo></Status>`,
    );
    expect(await world.explained()).toEqual({
      rule: 'a testing customer, for life',
      next: 'take another customer for real institutions',
    });
  });

  it('may have several institutions of its kind', async () => {
    await demo(world.client);

    expect((await demo(world.client, CCBANK)).status).toBe(201);
    expect((await demo(world.client, '/institutions/101806/logins')).status).toBe(201);
  });

  it('stays real without any account left', async () => {
    await jordan(world.client);
    const { json } = await world.client.get('/accounts');
    for (const { accountId } of (json as { accounts: { accountId: number }[] }).accounts) {
      await world.client.call('DELETE', `/accounts/${String(accountId)}`);
    }

    expect(await demo(world.client)).toMatchObject(forbidden('api.customer.kind'));
    expect((await jordan(world.client)).status).toBe(201);
  });

  it('holds for answers to questions that were asked before, too', async () => {
    const challenged = await world.client.post(CCBANK, credentials('tfa_text', 'any'));
    await jordan(world.client);

    const answer = await world.client.post(CCBANK, answers('Rex'), {
      headers: sessionOf(challenged),
    });

    expect(answer).toMatchObject(forbidden('api.customer.kind'));
    expect(await world.customer()).toMatchObject({ kind: 'real', logins: { length: 1 } });
  });

  it('is decided once by two discoveries at once', async () => {
    const statuses = (await Promise.all([demo(world.client), jordan(world.client)])).map(
      ({ status }) => status,
    );

    expect(statuses.sort()).toEqual([201, 403]);
  });
});
