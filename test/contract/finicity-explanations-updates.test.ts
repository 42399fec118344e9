import {
  answers,
  CCBANK,
  credentials,
  FinicityClient,
  loginIdOf,
  sessionOf,
  XML_TYPE,
} from '../support/finicity-client.js';
import { FinicityWorld } from '../support/finicity-world.js';

let world: FinicityWorld;
let login: number;

/** Data that is two hours old. */
beforeEach(async () => {
  world = await FinicityWorld.start();
  login = await world.discover();
  await world.advance('PT2H');
});
afterEach(() => world.close());

const path = (query = '?refresh=true') => `/logins/${login}${query}`;

describe('the journal tells how an update went:', () => {
  it('questions, wrong answers, too many answers, a session that is over', async () => {
    await world.happens('mfaDemanded');
    const asked = await world.client.put(path(), {});
    expect((await world.explained()).next).toMatch(/challengeResponses.*challengeSessionId/);

    await world.client.put(path(), answers('Rex', 'Max'), { headers: sessionOf(asked) });
    expect((await world.explained()).next).toMatch(/one response for each challenge/);

    await world.client.put(path(), answers('bad'), { headers: sessionOf(asked) });
    expect(await world.explained()).toEqual({
      rule: 'the bank refused (wrongAnswer): 187, A challenge was answered wrongly',
      next: 'call again without answers for new questions',
    });

    const discovered = await world.client.post(CCBANK, credentials('tfa_text', 'x'));
    await world.advance('PT10M');
    await world.client.post(CCBANK, answers('x'), { headers: sessionOf(discovered) });
    expect(await world.explained()).toEqual({
      rule: 'the challenge session has expired',
      next: 'call again without answers for new questions',
    });
  });

  it('what a bank does: down, locked, a password that has changed', async () => {
    await world.happens('siteDown');
    expect((await world.client.put(path(), {})).status).toBe(503);
    expect((await world.explained()).next).toMatch(/siteUp/);

    await world.happens('siteUp');
    await world.happens('loginLocked');
    expect((await world.client.put(path(), {})).status).toBe(503);
    expect((await world.explained()).next).toMatch(/loginUnlocked/);

    await world.happens('loginUnlocked');
    await world.happens('passwordChanged', { newPassword: 'new' });
    expect((await world.client.put(path(), {})).status).toBe(503);
    expect((await world.client.put(path(), {})).status).toBe(503);
    expect((await world.explained()).next).toBe('send new credentials with refresh=true');
  });

  it('accounts of somebody else', async () => {
    const rheinaue = (userid: string, pin: string) => ({
      credentials: {
        credential: [
          { name: 'Login Name', value: userid },
          { name: 'PIN', value: pin },
        ],
      },
    });
    const real = new FinicityClient(world.sandbox.url, 'real-customer');
    const anna = loginIdOf(
      await real.post('/institutions/310001/logins', rheinaue('anna.lindner', 'sommerwind')),
    );

    await real.put(`/logins/${anna}?refresh=true`, rheinaue('nordwind', 'hobelbank'));

    expect((await world.explained()).rule).toMatch(/none of the accounts of this login: 106/);
  });

  it('a 200 that has done nothing', async () => {
    await world.client.put(path('?refresh=True'), {});

    expect(await world.explained()).toEqual({
      rule: 'neither credentials nor refresh=true: nothing to do',
      next: 'add refresh=true to the query, spelt exactly so',
    });
    await world.client.call('PUT', path('?refresh=yes'), {
      type: XML_TYPE,
      body: '<InstitutionLogin><credentials><credential><name>a</name><value>b</value></credential></credentials></InstitutionLogin>',
    });
    expect((await world.explained()).rule).toMatch(/stored unchecked/);
  });
});
