import {
  answers,
  credentials,
  sessionOf,
  XML_TYPE,
  type Answer,
} from '../support/finicity-client.js';
import { FinicityWorld } from '../support/finicity-world.js';

let world: FinicityWorld;
let login: number;

beforeEach(async () => {
  world = await FinicityWorld.start();
  login = await world.discover();
});
afterEach(() => world.close());

const path = (query = '?refresh=true') => `/logins/${String(login)}${query}`;
const refresh = () => world.client.put(path(), {});
const reply = (challenged: Answer, response: readonly string[], query?: string) =>
  world.client.put(path(query), answers(...response), { headers: sessionOf(challenged) });

/** MFA is demanded at the bank, and the night finds out. */
async function demanded(fields: Readonly<Record<string, unknown>> = {}) {
  await world.happens('mfaDemanded', fields);
  await world.advance('P1D');
}

describe('what stands in a body decides', () => {
  it('stale session headers with credentials are scenario 3', async () => {
    await demanded();
    const challenged = await refresh();
    await world.happens('mfaWithdrawn');

    const answer = await world.client.put(path(), credentials('demo', 'go'), {
      headers: sessionOf(challenged),
    });

    expect(answer).toMatchObject({ status: 200, text: '' });
    expect((await reply(challenged, ['Rex'])).status).toBe(408);
  });

  it('stale session headers are ignored everywhere else', async () => {
    await demanded();
    const headers = sessionOf(await refresh());

    expect((await world.client.get('/accounts', { headers })).status).toBe(200);
    expect((await world.client.get('/institutions', { headers })).status).toBe(200);
    expect((await world.client.put(path(), {}, { headers })).status).toBe(401);
  });

  it('credentials together with answers are refused with 400', async () => {
    await demanded();
    const challenged = await refresh();
    const both = { ...credentials('demo', 'go'), ...answers('Rex') };

    const answer = await world.client.put(path(), both, { headers: sessionOf(challenged) });

    expect(answer).toMatchObject({
      status: 400,
      json: { errorInfo: [{ errorCode: 'api.request.invalid' }] },
    });
    expect((await reply(challenged, ['Rex'])).status).toBe(200);
  });

  it('takes answers in XML, whose response lives in another namespace', async () => {
    await demanded();
    const challenged = await refresh();
    const body =
      '<InstitutionLogin xmlns="http://schema.intuit.com/platform/fdatafeed/institutionlogin/v1">' +
      '<challengeResponses><response xmlns="http://schema.intuit.com/platform/fdatafeed/challenge/v1">' +
      'R&amp;x  two</response></challengeResponses></InstitutionLogin>';

    const answer = await world.client.call('PUT', path(''), {
      type: XML_TYPE,
      body,
      headers: sessionOf(challenged),
    });

    expect(answer).toMatchObject({ status: 200, text: '' });
  });

  it('asks the questions after new credentials, and keeps those', async () => {
    await world.happens('passwordChanged', { newPassword: 'new secret' });
    await demanded();
    const challenged = await world.client.put(path(), credentials('demo', 'new secret'));

    expect(challenged.status).toBe(401);
    expect((await reply(challenged, ['Rex'])).status).toBe(200);
    await world.advance('P1D');
    expect((await world.stateOf(login)).code).toBe('0');
  });

  it('judges hashed answers of an event', async () => {
    await demanded({ questions: [{ kind: 'text', text: 'Which street?', answers: ['Elm'] }] });
    const challenged = await refresh();

    expect((await reply(challenged, ['Oak'])).status).toBe(503);
    expect((await reply(await refresh(), ['Elm'])).status).toBe(200);
  });

  it('lets one of two equal answers win', async () => {
    await demanded();
    const challenged = await refresh();

    const statuses = (await Promise.all([1, 2, 3].map(() => reply(challenged, ['Rex'])))).map(
      ({ status }) => status,
    );

    expect(statuses.sort()).toEqual([200, 408, 408]);
  });
});
