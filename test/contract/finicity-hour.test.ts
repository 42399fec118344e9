import { answers, credentials, sessionOf, type Answer } from '../support/finicity-client.js';
import { FinicityWorld } from '../support/finicity-world.js';

let world: FinicityWorld;
let login: number;

beforeEach(async () => {
  world = await FinicityWorld.start();
  login = await world.discover();
});
afterEach(() => world.close());

const path = (query = '?refresh=true') => `/logins/${login}${query}`;
const refresh = () => world.client.put(path(), {});
const changeTo = (password: string, query?: string) =>
  world.client.put(path(query), credentials('demo', password));
const codeOf = ({ status, json }: Answer) =>
  status === 503
    ? (json as { errorInfo: [{ errorCode: string }] }).errorInfo[0].errorCode
    : String(status);

/** Whether the bank was asked, from what an attempt leaves behind. */
async function wasAsked(act: () => Promise<Answer>): Promise<readonly [string, boolean]> {
  const { attempt } = await world.stateOf(login);
  await world.advance('PT1M');
  const answer = await act();
  return [codeOf(answer), (await world.stateOf(login)).attempt !== attempt];
}

describe('within the hour of a good refresh', () => {
  it('nobody asks the bank, whatever has happened there', async () => {
    for (const event of ['siteDown', 'mfaDemanded', 'loginLocked'] as const) {
      await world.happens(event);
      expect(await wasAsked(refresh)).toEqual(['200', false]);
    }
    await world.happens('passwordChanged', { newPassword: 'new' });
    expect(await wasAsked(refresh)).toEqual(['200', false]);
  });

  it('new credentials are tried, be they the same, right or wrong', async () => {
    expect(await wasAsked(() => changeTo('go'))).toEqual(['200', true]);
    expect(await wasAsked(() => changeTo('wrong'))).toEqual(['103', true]);
    expect(await wasAsked(refresh)).toEqual(['103', false]);
    expect(await wasAsked(() => changeTo('go'))).toEqual(['200', true]);
    expect(await wasAsked(refresh)).toEqual(['200', false]);
  });

  it('credentials that were stored unchecked are tried once', async () => {
    await changeTo('go', '');

    expect(await wasAsked(refresh)).toEqual(['200', true]);
    expect(await wasAsked(refresh)).toEqual(['200', false]);
  });

  it('a failed attempt lifts the limit, and the next good one sets it again', async () => {
    await world.advance('PT1H');
    await world.happens('siteDown', { code: 931 });
    expect(await wasAsked(refresh)).toEqual(['931', true]);
    expect(await wasAsked(refresh)).toEqual(['931', true]);
    await world.happens('siteUp');

    expect(await wasAsked(refresh)).toEqual(['200', true]);
    expect(await wasAsked(refresh)).toEqual(['200', false]);
  });

  it('right answers count as a refresh', async () => {
    await world.advance('PT1H');
    await world.happens('mfaDemanded');
    const challenged = await refresh();
    const reply = () =>
      world.client.put(path(), answers('Rex'), { headers: sessionOf(challenged) });

    expect(challenged.status).toBe(401);
    expect(await wasAsked(reply)).toEqual(['200', true]);
    expect(await wasAsked(refresh)).toEqual(['200', false]);
  });

  it('the night counts as a refresh', async () => {
    await world.advance('PT17H50M');
    expect((await world.stateOf(login)).success).toBe('2016-07-02T09:00:00.000Z');

    expect(await wasAsked(refresh)).toEqual(['200', false]);
    await world.advance('PT17M');
    expect(await wasAsked(refresh)).toEqual(['200', true]);
  });

  it('each login has an hour of its own', async () => {
    await world.advance('PT30M');
    const other = await world.discover('demo', 'any', 100000);
    await world.advance('PT30M');
    await refresh();
    await world.client.put(`/logins/${other}?refresh=true`, {});

    expect((await world.stateOf(login)).success).toBe('2016-07-01T16:52:26.397Z');
    expect((await world.stateOf(other)).success).toBe('2016-07-01T16:22:26.397Z');
  });
});

describe('the nights', () => {
  it('have the same instant the whole year, whatever clocks are put forward or back', async () => {
    const instants: string[] = [];
    for (const by of ['P100D', 'P30D', 'P30D', 'P120D']) {
      await world.advance(by);
      instants.push((await world.stateOf(login)).success);
    }

    expect(instants).toEqual([
      '2016-10-09T09:00:00.000Z',
      '2016-11-08T09:00:00.000Z',
      '2016-12-08T09:00:00.000Z',
      '2017-04-07T09:00:00.000Z',
    ]);
  });

  it('are the only ones to refresh: no GET does', async () => {
    const before = await world.stateOf(login);
    await world.advance('PT17H');

    for (const listing of ['/accounts', `${path('')}/accounts`, '/institutions/101732']) {
      await world.client.get(listing);
    }

    expect(await world.stateOf(login)).toEqual(before);
  });
});
