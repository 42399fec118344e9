import {
  answers,
  CCBANK,
  credentials,
  FinicityClient,
  loginIdOf,
  sessionOf,
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

const over = { status: 408, json: { errorInfo: [{ errorType: 'WARNING', errorCode: '331' }] } };
describe('a challenge session', () => {
  it('means nothing in another world, where everything else is the same', async () => {
    await demanded();
    const challenged = await refresh();
    const elsewhere = new FinicityClient(`${world.sandbox.url}/w/elsewhere`);
    await world.sandbox.request
      .post('/_sandbox/worlds')
      .send({ name: 'elsewhere', clock: '2016-07-01T15:52:26.397Z' })
      .expect(201);
    const same = loginIdOf(
      await elsewhere.post('/institutions/101732/logins', credentials('demo', 'go')),
    );

    const answer = await elsewhere.put(`/logins/${String(same)}`, answers('Rex'), {
      headers: sessionOf(challenged),
    });

    expect(same).toBe(login);
    expect(answer).toMatchObject(over);
    expect((await reply(challenged, 'Rex')).status).toBe(200);
  });

  it('means nothing to another customer, even with the same login id in its path', async () => {
    await demanded();
    const challenged = await refresh();
    const stranger = new FinicityClient(world.sandbox.url, 'somebody-else');

    const answer = await stranger.put(`/logins/${String(login)}`, answers('Rex'), {
      headers: sessionOf(challenged),
    });

    expect(answer.status).toBe(404);
  });

  it('cannot be replayed once it has led in', async () => {
    await demanded();
    const challenged = await refresh();
    expect((await reply(challenged, 'Rex')).status).toBe(200);

    expect(await reply(challenged, 'Rex')).toMatchObject(over);
    expect((await world.stateOf(login)).code).toBe('0');
  });

  it('of an earlier round cannot be told from that of the next: the answer counts for the next', async () => {
    await demanded({ kind: 'text', rounds: 2 });
    const first = await refresh();
    const second = await reply(first, 'Rex');
    expect(second.status).toBe(401);

    expect((await reply(first, 'Rex')).status).toBe(200);
    expect(await reply(second, 'Rex')).toMatchObject(over);
  });

  it('does not end because somebody asks again; all end with the first that leads in', async () => {
    await demanded();
    const first = await refresh();
    const second = await refresh();
    expect(sessionOf(second)).not.toEqual(sessionOf(first));
    expect(await world.customer()).toMatchObject({ mfaSessions: { length: 2 } });

    expect((await reply(first, 'Rex')).status).toBe(200);

    expect(await reply(second, 'Rex')).toMatchObject(over);
    expect(await world.customer()).toMatchObject({ mfaSessions: [] });
  });

  it('of a discovery lives beside another one, whose credentials came while it was open', async () => {
    const first = await discover();
    const second = await world.client.post(CCBANK, credentials('tfa_text', 'any'), {
      headers: sessionOf(first),
    });
    expect(second.status).toBe(401);
    expect(sessionOf(second)).not.toEqual(sessionOf(first));

    expect((await replyToDiscovery(first, 'Rex')).status).toBe(201);
    expect(loginIdOf(await replyToDiscovery(second, 'Rex'))).toBe(
      loginIdOf(await replyToDiscovery(await discover(), 'Rex')),
    );
  });

  it('ends when new credentials come for its login, whatever they are worth', async () => {
    await demanded();
    const challenged = await refresh();

    const wrong = await world.client.put(
      `/logins/${String(login)}?refresh=true`,
      credentials('demo', 'wrong'),
    );

    expect(wrong).toMatchObject({ status: 503, json: { errorInfo: [{ errorCode: '103' }] } });
    expect(await reply(challenged, 'Rex')).toMatchObject(over);
  });

  it('ends when credentials are stored unchecked', async () => {
    await demanded();
    const challenged = await refresh();

    await world.client.put(`/logins/${String(login)}`, credentials('demo', 'go'));

    expect(await reply(challenged, 'Rex')).toMatchObject(over);
  });

  it('ends with its customer', async () => {
    const challenged = await discover();
    await world.client.call('DELETE', '/customers');

    expect(await replyToDiscovery(challenged, 'Rex')).toMatchObject(over);
  });

  it('fails with what the bank says meanwhile, and is over', async () => {
    await demanded();
    const challenged = await refresh();
    await world.happens('siteDown', { code: 155 });

    expect((await reply(challenged, 'Rex')).json).toMatchObject({
      errorInfo: [{ errorCode: '155' }],
    });
    await world.happens('siteUp');
    expect(await reply(challenged, 'Rex')).toMatchObject(over);
  });

  it('is asked for by exact header: empty, blank or absent is 400', async () => {
    for (const challengeSessionId of ['', ' ']) {
      const answer = await world.client.put(`/logins/${String(login)}`, answers('Rex'), {
        headers: { challengeSessionId },
      });
      expect(answer.status).toBe(400);
    }
  });

  it.each(['constructor', '__proto__', 'x'.repeat(8000), "' or 1=1 --"])(
    'of the id %.40s is unknown',
    async (challengeSessionId) => {
      const answer = await world.client.put(`/logins/${String(login)}`, answers('Rex'), {
        headers: { challengeSessionId },
      });

      expect(answer).toMatchObject(over);
    },
  );
});
