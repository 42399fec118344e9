import {
  answers,
  CCBANK,
  credentials,
  FINBANK,
  FinicityClient,
  sessionOf,
  XML_TYPE,
  type Answer,
} from '../support/finicity-client.js';
import { FinicityWorld, START } from '../support/finicity-world.js';

const NIGHT = '2016-07-02T09:00:00.000Z';
const MORNING = '2016-07-02T15:52:26.397Z';

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

describe('updateInstitutionLogin, scenario 2: accounts at 185', () => {
  it('discovers 185 on GET, but hands out the questions by PUT alone', async () => {
    await demanded({ kind: 'text' });

    expect(await world.stateOf(login)).toEqual({ code: '185', success: START, attempt: NIGHT });
    const answer = await refresh();

    expect(answer.status).toBe(401);
    expect(answer.headers['challengesessionid']).toMatch(/^[0-9a-f-]{36}$/);
    expect(answer.headers['challengenodeid']).toMatch(/^[\d.]+$/);
    expect(answer.json).toEqual({
      challenge: [{ textOrImageAndChoice: ["Enter your first pet's name:"] }],
    });
    expect(await world.stateOf(login)).toEqual({ code: '185', success: START, attempt: MORNING });
  });

  it('writes the questions in XML', async () => {
    await demanded();

    const { text } = await world.client.call('PUT', path(), { type: XML_TYPE });

    expect(text).toBe(
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
        '<Challenges xmlns="http://schema.intuit.com/platform/fdatafeed/challenge/v1">' +
        "<challenge><text>Enter your first pet's name:</text></challenge></Challenges>",
    );
  });

  it.each(['?refresh=true', '', '?refresh=false', '?refresh=True'])(
    'takes right answers with "%s": 200 and empty, all accounts at 0, both dates moved',
    async (query) => {
      await demanded();
      const challenged = await refresh();
      await world.advance('PT1M');

      const answer = await reply(challenged, ['Rex'], query);

      expect(answer).toMatchObject({ status: 200, text: '' });
      expect(await world.stateOf(login)).toEqual({
        code: '0',
        success: '2016-07-02T15:53:26.397Z',
        attempt: '2016-07-02T15:53:26.397Z',
      });
    },
  );

  it('answers a wrong answer with 503 and 187, which the next PUT asks again', async () => {
    await demanded();
    const challenged = await refresh();

    expect(await reply(challenged, ['bad'])).toMatchObject({
      status: 503,
      json: { errorInfo: [{ errorType: 'WARNING', errorCode: '187' }] },
    });
    expect((await world.stateOf(login)).code).toBe('187');
    expect((await reply(challenged, ['Rex'])).status).toBe(408);
    const again = await refresh();
    expect(again.status).toBe(401);
    expect(sessionOf(again)).not.toEqual(sessionOf(challenged));
    expect((await reply(again, ['Rex'])).status).toBe(200);
  });

  it('leads through several rounds under one session id', async () => {
    await demanded({ kind: 'choice', rounds: 2 });
    const first = await refresh();
    const second = await reply(first, ['Ashford']);

    expect(second.status).toBe(401);
    expect(sessionOf(second)).toEqual(sessionOf(first));
    expect(await world.customer()).toMatchObject({ mfaSessions: [{ round: 2 }] });
    expect((await reply(second, ['Colmar'])).status).toBe(200);
    expect(await world.customer()).toMatchObject({ mfaSessions: [] });
  });

  it('is 408 for an expired session, and leaves the accounts as they are', async () => {
    await demanded();
    const challenged = await refresh();
    await world.advance('PT10M');

    const answer = await reply(challenged, ['Rex']);

    expect(answer.status).toBe(408);
    expect(answer.json).toEqual({
      errorInfo: [
        {
          errorType: 'WARNING',
          errorCode: '331',
          errorMessage: 'The challenge session is unknown or has expired',
          correlationId: answer.headers['intuit_tid'],
        },
      ],
    });
    expect((await world.stateOf(login)).code).toBe('185');
  });

  it('is 408 for a session of another login, of a discovery or of another customer', async () => {
    await demanded();
    const challenged = await refresh();
    const other = await world.discover('demo', 'any', 100000);
    const discovery = await world.client.post(CCBANK, credentials('tfa_text', 'any'));
    const stranger = new FinicityClient(world.sandbox.url, 'somebody-else');

    const elsewhere = await world.client.put(`/logins/${String(other)}`, answers('Rex'), {
      headers: sessionOf(challenged),
    });
    const discovered = await stranger.post(FINBANK, answers('Rex'), {
      headers: sessionOf(challenged),
    });

    expect(elsewhere.status).toBe(408);
    expect((await reply(discovery, ['Rex'])).status).toBe(408);
    expect(discovered.status).toBe(408);
    expect((await reply(challenged, ['Rex'])).status).toBe(200);
  });

  it('refuses answers in the wrong number with 400 and leaves the session open', async () => {
    await demanded();
    const challenged = await refresh();

    expect((await reply(challenged, ['Rex', 'Max'])).status).toBe(400);
    expect((await world.stateOf(login)).code).toBe('185');
    expect((await reply(challenged, ['Rex'])).status).toBe(200);
  });

  it('behaves as scenario 1 when the demand has been withdrawn', async () => {
    await demanded();
    await world.happens('mfaWithdrawn');

    expect(await refresh()).toMatchObject({ status: 200, text: '' });
    expect((await world.stateOf(login)).code).toBe('0');
  });

  it('does nothing without refresh=true', async () => {
    await demanded();

    expect(await world.client.put(path(''), {})).toMatchObject({ status: 200, text: '' });
    expect((await world.stateOf(login)).code).toBe('185');
  });

  it('is asked once: the next nights pass', async () => {
    await demanded();
    await reply(await refresh(), ['Rex']);

    await world.advance('P2D');

    expect((await world.stateOf(login)).code).toBe('0');
  });

  it('meets questions in a refresh, too, before any night', async () => {
    await world.happens('mfaDemanded');
    await world.advance('PT2H');

    expect((await refresh()).status).toBe(401);
    expect((await world.stateOf(login)).code).toBe('185');
  });

  it('asks within the hour only where the last attempt has failed', async () => {
    await world.happens('mfaDemanded');

    expect(await refresh()).toMatchObject({ status: 200, text: '' });
  });
});
