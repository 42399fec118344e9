import { FinicityClient, XML_TYPE, type Answer } from '../support/finicity-client.js';
import { MysteryWorld } from '../support/finicity-other-accounts.js';

const BASE = 'http://schema.intuit.com/platform/fdatafeed';

let mystery: MysteryWorld;

beforeEach(async () => {
  mystery = await MysteryWorld.start();
});
afterEach(() => mystery.world.close());

const CHECKING = { type: 'bankingAccount', bankingAccountType: 'CHECKING' };

describe('what updateAccountType refuses', () => {
  const refused = async (answer: Answer) => {
    expect(answer).toMatchObject({
      status: 400,
      json: { errorInfo: [{ errorType: 'APP_ERROR', errorCode: 'api.request.invalid' }] },
    });
    expect(await mystery.shown()).toEqual({ type: 'otherAccount', ...mystery.common() });
  };

  it('is an account of a concrete kind: 403, whole in both formats', async () => {
    const json = await mystery.put(CHECKING, mystery.plain);
    const xml = await mystery.putXml(
      `<BankingAccount><bankingAccountType>CASHMANAGEMENT</bankingAccountType></BankingAccount>`,
      mystery.plain,
    );

    expect(json.status).toBe(403);
    expect(json.json).toEqual({
      errorInfo: [
        {
          errorType: 'APP_ERROR',
          errorCode: 'api.account.type.fixed',
          errorMessage: 'The type of this account cannot be changed: it is no OtherAccount',
          correlationId: json.headers['intuit_tid'],
        },
      ],
    });
    expect(xml.status).toBe(403);
    expect(xml.text).toBe(
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
        `<Status xmlns="${BASE}/common/v1"><errorInfo><errorType>APP_ERROR</errorType>` +
        '<errorCode>api.account.type.fixed</errorCode><errorMessage>The type of this account ' +
        'cannot be changed: it is no OtherAccount</errorMessage>' +
        `<correlationId>${String(xml.headers['intuit_tid'])}</correlationId></errorInfo></Status>`,
    );
  });

  it.each([
    ['no body', undefined],
    ['null', null],
    ['an empty object', {}],
    ['a list', [CHECKING]],
    ['text', 'bankingAccount'],
    ['no type', { bankingAccountType: 'CHECKING' }],
    ['no subtype', { type: 'bankingAccount' }],
    ['a subtype that is null', { type: 'bankingAccount', bankingAccountType: null }],
    ['an empty subtype', { type: 'bankingAccount', bankingAccountType: ' ' }],
    ['the subtype of another kind', { type: 'bankingAccount', creditAccountType: 'CREDITCARD' }],
    ['an unknown subtype', { type: 'bankingAccount', bankingAccountType: 'PIGGYBANK' }],
    ['a subtype of a prototype', { type: 'bankingAccount', bankingAccountType: 'constructor' }],
    ['a subtype that is a number', { type: 'bankingAccount', bankingAccountType: 7 }],
    ['a subtype that is a list', { type: 'bankingAccount', bankingAccountType: ['CHECKING'] }],
    ['rewards without a subtype', { type: 'rewardsAccount' }],
    ['an unknown type', { type: 'piggyBank', piggyBankType: 'PINK' }],
    ['a type of a prototype', { type: 'constructor' }],
    ['an OtherAccount', { type: 'otherAccount' }],
    ['an endless investment', { type: 'investmentAccount', investmentAccountType: 'X'.repeat(65) }],
    ['credentials', { credentials: { credential: [] } }],
  ])('%s: 400', async (_name, body) => {
    await refused(await mystery.put(body));
  });

  it('says which subtype is missing', async () => {
    expect((await mystery.put({ type: 'loanAccount' })).json).toMatchObject({
      errorInfo: [{ errorMessage: 'The request is not valid: body.loanType is missing' }],
    });
  });

  it.each([
    ['a root without elements', '<BankingAccount/>'],
    ['text in the root', '<BankingAccount>CHECKING</BankingAccount>'],
    ['an empty subtype', '<BankingAccount><bankingAccountType/></BankingAccount>'],
    [
      'a subtype twice',
      '<BankingAccount><bankingAccountType>CD</bankingAccountType>' +
        '<bankingAccountType>CD</bankingAccountType></BankingAccount>',
    ],
    ['an OtherAccount', '<OtherAccount><accountId>1</accountId></OtherAccount>'],
    ['a login', '<InstitutionLogin/>'],
    ['another root', '<AccountList><BankingAccount/></AccountList>'],
    ['truncated XML', '<BankingAccount><bankingAccountType>CHECKING'],
    ['a doctype', '<!DOCTYPE BankingAccount [<!ENTITY a "CD">]><BankingAccount/>'],
  ])('%s in XML: 400', async (_name, body) => {
    const answer = await mystery.putXml(body);

    expect(answer.status).toBe(400);
    expect(answer.text).toContain('<errorCode>api.request.invalid</errorCode>');
    expect(await mystery.shown()).toEqual({ type: 'otherAccount', ...mystery.common() });
  });

  it('a body without a media type: 415', async () => {
    const answer = await mystery.world.client.call('PUT', `/accounts/${String(mystery.other)}`, {
      body: JSON.stringify(CHECKING),
    });

    expect(answer.status).toBe(415);
  });

  it('an account that is not there, or is of another customer: 404', async () => {
    const stranger = new FinicityClient(mystery.world.sandbox.url, 'somebody-else');

    expect(await mystery.put(CHECKING, 42)).toMatchObject({
      status: 404,
      json: { errorInfo: [{ errorCode: 'api.database.account.notfound' }] },
    });
    expect((await stranger.put(`/accounts/${String(mystery.other)}`, CHECKING)).status).toBe(404);
  });

  it('an id that is no number: 400', async () => {
    expect((await mystery.world.client.put('/accounts/mine', CHECKING)).status).toBe(400);
  });

  it('an account body where a login is updated or discovered', async () => {
    const body = '<BankingAccount><bankingAccountType>CD</bankingAccountType></BankingAccount>';
    const update = await mystery.world.client.call('PUT', `/logins/${String(mystery.login)}`, {
      type: XML_TYPE,
      body,
    });

    expect(update.status).toBe(400);
    expect(
      (await mystery.world.client.put(`/logins/${String(mystery.login)}`, CHECKING)).status,
    ).toBe(400);
  });
});
