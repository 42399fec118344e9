import { XML_TYPE } from '../support/finicity-client.js';
import { FinicityWorld, START } from '../support/finicity-world.js';

let world: FinicityWorld;
let login: number;

beforeEach(async () => {
  world = await FinicityWorld.start();
  login = await world.discover();
});
afterEach(() => world.close());

const path = (query = '?refresh=true') => `/logins/${String(login)}${query}`;
const refresh = (query?: string) => world.client.put(path(query), {});
const fresh = { status: 200, text: '' };

describe('updateInstitutionLogin, scenario 1: refresh', () => {
  const EMPTY_LOGIN =
    '<InstitutionLogin xmlns="http://schema.intuit.com/platform/fdatafeed/institutionlogin/v1"></InstitutionLogin>';

  it.each([
    ['{ }', 'application/json', '{ }'],
    ['null', 'application/json', 'null'],
    ['an empty InstitutionLogin', XML_TYPE, EMPTY_LOGIN],
    ['a closed InstitutionLogin', XML_TYPE, '<InstitutionLogin/>'],
    ['no body and an XML media type', XML_TYPE, undefined],
    ['no body and no media type', undefined, undefined],
    ['white space', 'application/json', '  \n'],
    ['null members', 'application/json', '{"credentials":null,"challengeResponses":null}'],
    ['members of null', 'application/json', '{"credentials":{"credential":null}}'],
  ])('refreshes all accounts for %s', async (_name, type, body) => {
    await world.advance('PT2H');

    const answer = await world.client.call('PUT', path(), {
      ...(type !== undefined && { type }),
      ...(body !== undefined && { body }),
    });

    expect(answer).toMatchObject({ status: 200, text: '' });
    expect(answer.headers['content-type']).toBeUndefined();
    expect(await world.stateOf(login)).toEqual({
      code: '0',
      success: '2016-07-01T17:52:26.397Z',
      attempt: '2016-07-01T17:52:26.397Z',
    });
  });

  it('leaves data and dates alone within the hour', async () => {
    await world.advance('PT59M59S');

    expect(await refresh()).toMatchObject(fresh);
    expect(await world.explained()).toEqual({
      rule: 'refreshed PT59M59S ago; the limit is PT1H',
      next: 'advance PT1S, or send new credentials',
    });
    expect(await world.stateOf(login)).toEqual({ code: '0', success: START, attempt: START });
  });

  it('refreshes again when the hour is over', async () => {
    await world.advance('PT1H');

    expect(await refresh()).toMatchObject(fresh);
    expect((await world.stateOf(login)).success).toBe('2016-07-01T16:52:26.397Z');
  });

  it('does not count the hour while the last attempt has failed', async () => {
    await world.advance('PT1H');
    await world.happens('siteDown', { code: 155 });
    expect((await refresh()).status).toBe(503);
    await world.happens('siteUp');

    expect(await refresh()).toMatchObject(fresh);
    expect((await world.stateOf(login)).code).toBe('0');
  });

  it.each([
    '',
    '?refresh=True',
    '?refresh=TRUE',
    '?refresh=1',
    '?refresh=false',
    '?refresh=',
    '?refresh=false&refresh=true',
    '?Refresh=true',
  ])('does nothing for "%s"', async (query) => {
    await world.advance('PT2H');

    expect(await refresh(query)).toMatchObject(fresh);
    expect((await world.stateOf(login)).attempt).toBe(START);
    expect((await world.explained()).next).toBeUndefined();
  });

  it.each([
    '?refresh=true&',
    '?refresh=true&refresh=false',
    '/?refresh=true',
    '?x=1&refresh=true',
    '?refresh=%74rue',
  ])('refreshes for "%s"', async (query) => {
    await world.advance('PT2H');

    expect(await refresh(query)).toMatchObject(fresh);
    expect((await world.stateOf(login)).attempt).toBe('2016-07-01T17:52:26.397Z');
  });

  it('answers a failed aggregation with 503 and its number, and moves aggrAttemptDate only', async () => {
    await world.advance('PT2H');
    await world.happens('siteDown', { code: 105 });

    const answer = await refresh();

    expect(answer.status).toBe(503);
    expect(answer.json).toEqual({
      errorInfo: [
        {
          errorType: 'WARNING',
          errorCode: '105',
          errorMessage: 'The site of the institution is not available',
          correlationId: answer.headers['intuit_tid'],
        },
      ],
    });
    expect(await world.stateOf(login)).toEqual({
      code: '105',
      success: START,
      attempt: '2016-07-01T17:52:26.397Z',
    });
  });

  it('writes a failure in XML, too', async () => {
    await world.advance('PT2H');
    await world.happens('siteDown', { code: 105 });

    const answer = await world.client.call('PUT', path(), { accept: '*/*' });

    expect(answer.headers['content-type']).toBe('application/xml');
    expect(answer.text).toBe(
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
        '<Status xmlns="http://schema.intuit.com/platform/fdatafeed/common/v1"><errorInfo>' +
        '<errorType>WARNING</errorType><errorCode>105</errorCode>' +
        '<errorMessage>The site of the institution is not available</errorMessage>' +
        `<correlationId>${String(answer.headers['intuit_tid'])}</correlationId>` +
        '</errorInfo></Status>',
    );
  });

  it('asks the bank again for a login that was locked, once it is unlocked', async () => {
    await world.advance('PT2H');
    await world.happens('loginLocked');
    expect((await refresh()).json).toMatchObject({ errorInfo: [{ errorCode: '108' }] });
    await world.happens('loginUnlocked');

    expect(await refresh()).toMatchObject(fresh);
  });

  it('is 404 for a login that is not the caller’s, and 400 for what is no number', async () => {
    expect(await world.client.put('/logins/12345?refresh=true', {})).toMatchObject({
      status: 404,
      json: {
        errorInfo: [
          { errorType: 'APP_ERROR', errorCode: 'api.database.institutionlogin.notfound' },
        ],
      },
    });
    expect((await world.client.put('/logins/something_made_up?refresh=true', {})).status).toBe(400);
  });
});
