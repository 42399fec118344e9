import {
  answers,
  CCBANK,
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

const refresh = () => world.client.put(`/logins/${String(login)}?refresh=true`, {});
const reply = (challenged: Answer, ...response: string[]) =>
  world.client.put(`/logins/${String(login)}`, answers(...response), {
    headers: sessionOf(challenged),
  });
const discover = () => world.client.post(CCBANK, credentials('tfa_text', 'any'));
const replyToDiscovery = (challenged: Answer, ...response: string[]) =>
  world.client.post(CCBANK, answers(...response), { headers: sessionOf(challenged) });

async function demanded(fields: Readonly<Record<string, unknown>> = {}): Promise<void> {
  await world.happens('mfaDemanded', fields);
  await world.aggregate();
}

const wrongCount = {
  status: 400,
  json: { errorInfo: [{ errorCode: 'api.challenge.responses.invalid' }] },
};

describe('answers', () => {
  it.each([0, 1, 3, 2000])(
    '%i in number to two questions are 400, and change nothing',
    async (count) => {
      const challenged = await world.client.post(CCBANK, credentials('tfa_text2', 'any'));
      const many = Array.from({ length: count }, () => 'Rex');

      expect(await replyToDiscovery(challenged, ...many)).toMatchObject(wrongCount);

      expect((await replyToDiscovery(challenged, 'Rex', 'Lincoln High')).status).toBe(201);
    },
  );

  it('two thousand in XML are more than is read', async () => {
    const challenged = await discover();
    const body =
      '<InstitutionLogin><challengeResponses>' +
      '<response>Rex</response>'.repeat(2000) +
      '</challengeResponses></InstitutionLogin>';

    const answer = await world.client.call('POST', CCBANK, {
      type: XML_TYPE,
      accept: 'application/json',
      body,
      headers: sessionOf(challenged),
    });

    expect(answer).toMatchObject({
      status: 400,
      json: { errorInfo: [{ errorCode: 'api.request.invalid' }] },
    });
    expect((await replyToDiscovery(challenged, 'Rex')).status).toBe(201);
  });

  it('more than anybody can mean are refused by their number', async () => {
    const challenged = await discover();
    const many = Array.from({ length: 10_001 }, () => 'x');

    expect(await replyToDiscovery(challenged, ...many)).toMatchObject({
      status: 400,
      json: { errorInfo: [{ errorCode: 'api.request.invalid' }] },
    });
  });

  it.each([
    ['JSON', '<b>El&m</b>', undefined],
    ['escaped XML', '<b>El&m</b>', '&lt;b&gt;El&amp;m&lt;/b&gt;'],
    ['a CDATA section', '<b>El&m</b>', '<![CDATA[<b>El&m</b>]]>'],
    ['character references', 'Élm “x”', '&#201;lm &#x201C;x&#8221;'],
  ])('with markup are text, in %s', async (_name, meant, inXml) => {
    await demanded({ questions: [{ kind: 'text', text: 'Which?', answers: [meant] }] });
    const challenged = await refresh();
    const xml =
      '<InstitutionLogin><challengeResponses><response>' +
      `${inXml ?? ''}</response></challengeResponses></InstitutionLogin>`;

    const answer = await world.client.put(`/logins/${String(login)}`, undefined, {
      ...(inXml === undefined
        ? { body: JSON.stringify(answers(meant)) }
        : { type: XML_TYPE, body: xml }),
      headers: sessionOf(challenged),
    });

    expect(answer).toMatchObject({ status: 200, text: '' });
    expect(JSON.stringify(await world.journal())).not.toContain('El&m');
  });

  it('with elements inside are refused, and the session stays open', async () => {
    await demanded();
    const challenged = await refresh();

    const answer = await world.client.call('PUT', `/logins/${String(login)}`, {
      type: XML_TYPE,
      body:
        '<InstitutionLogin><challengeResponses><response><b>Rex</b></response>' +
        '</challengeResponses></InstitutionLogin>',
      headers: sessionOf(challenged),
    });

    expect(answer.status).toBe(400);
    expect((await reply(challenged, 'Rex')).status).toBe(200);
  });

  it('of any length are judged, not stored', async () => {
    await demanded({ questions: [{ kind: 'text', text: 'Which?', answers: ['Elm'] }] });
    const challenged = await refresh();

    expect((await reply(challenged, 'x'.repeat(500_000))).json).toMatchObject({
      errorInfo: [{ errorCode: '187' }],
    });
    expect(JSON.stringify(await world.customer()).length).toBeLessThan(5000);
  });

  it('in the wrong order are wrong', async () => {
    const question = (text: string, answer: string) => ({ kind: 'text', text, answers: [answer] });
    await demanded({ questions: [question('First?', 'one'), question('Second?', 'two')] });

    expect((await reply(await refresh(), 'two', 'one')).json).toMatchObject({
      errorInfo: [{ errorCode: '187' }],
    });
    expect((await reply(await refresh(), 'one', 'two')).status).toBe(200);
  });
});
