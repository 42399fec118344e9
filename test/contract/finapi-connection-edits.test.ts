import { Banking, codeIn, connectionIn, login } from '../support/finapi-banking.js';
import { FinapiRig } from '../support/finapi.js';

let rig: FinapiRig;
let jane: Banking;
beforeEach(async () => {
  rig = await FinapiRig.start();
  jane = await Banking.start(rig);
});
afterEach(() => rig.close());

const edit = (id: number, body: object, headers = {}) => jane.ask('patch', `/${id}`, body, headers);

describe('an edit', () => {
  it('names a connection; "" clears, null leaves alone', async () => {
    const { id } = await jane.imported({ name: 'Old' });
    const nameAfter = async (name: unknown): Promise<unknown> => {
      const response = await edit(id, { name, defaultTwoStepProcedureId: '901' }).expect(200);
      return connectionIn(response).name;
    };

    expect(await nameAfter(null)).toBe('Old');
    expect(await nameAfter('Neu & gut €')).toBe('Neu & gut €');
    expect(await nameAfter('')).toBeUndefined();
  });

  it('is a PATCH even if a client names no other method in so many words', async () => {
    const { id } = await jane.imported();

    const plain = await edit(id, { name: 'A' }, { 'x-http-method-override': 'undefined' });
    const meant = await jane.ask(
      'post',
      `/${id}`,
      { name: 'B' },
      { 'x-http-method-override': 'PATCH' },
    );

    expect([plain, meant].map((answer) => connectionIn(answer).name)).toEqual(['A', 'B']);
  });

  it('of the credentials deletes the consent, and new ones count at once', async () => {
    const { id } = await jane.imported({ storeSecrets: true });

    const response = await edit(id, {
      bankingInterface: 'XS2A',
      loginCredentials: [{ label: 'PIN', value: 'mistyped' }],
    }).expect(200);

    expect(connectionIn(response).interfaces[0]).toMatchObject({
      loginCredentials: [
        { label: 'Onlinebanking-ID', value: 'demo_no_msa' },
        { label: 'PIN', value: 'XXXXX' },
      ],
      aisConsent: { status: 'NOT_PRESENT' },
    });
    const wrong = await jane.update({ bankConnectionId: id, bankingInterface: 'XS2A' });
    expect(codeIn(wrong)).toBe('BANK_SERVER_REJECTION');
    await edit(id, {
      bankingInterface: 'XS2A',
      loginCredentials: [{ label: 'PIN', value: 'demo_no_msa' }],
    }).expect(200);
    await jane.update({ bankConnectionId: id, bankingInterface: 'XS2A' }).expect(200);
  });

  it('clears a stored value with an empty one', async () => {
    const { id } = await jane.imported({ storeSecrets: true });

    await edit(id, {
      bankingInterface: 'XS2A',
      loginCredentials: login('', ''),
    }).expect(200);

    expect((await jane.interfaceOf(id)).loginCredentials).toEqual([
      { label: 'Onlinebanking-ID' },
      { label: 'PIN' },
    ]);
  });

  it('sets and clears the default procedure', async () => {
    const { id } = await jane.imported();
    const after = async (wanted: string): Promise<unknown> => {
      await edit(id, { defaultTwoStepProcedureId: wanted }).expect(200);
      return (await jane.interfaceOf(id)).defaultTwoStepProcedureId;
    };

    expect(await after('906')).toBe('906');
    expect(await after('')).toBeUndefined();
  });

  it.each<[string, object, number, string]>([
    ['of nothing', {}, 400, 'MISSING_FIELD'],
    ['of a name too long', { name: 'x'.repeat(65) }, 400, 'ILLEGAL_FIELD_VALUE'],
    ['of a name with other characters', { name: '<b>' }, 400, 'ILLEGAL_FIELD_VALUE'],
    ['of credentials of no interface', { loginCredentials: login('x') }, 400, 'MISSING_FIELD'],
    [
      'of an interface that is not connected',
      { bankingInterface: 'FINTS_SERVER', loginCredentials: login('x') },
      422,
      'ILLEGAL_FIELD_VALUE',
    ],
    [
      'by an unknown label',
      { bankingInterface: 'XS2A', loginCredentials: [{ label: 'x', value: 'y' }] },
      422,
      'ILLEGAL_FIELD_VALUE',
    ],
    [
      'to an unknown procedure',
      { defaultTwoStepProcedureId: '1' },
      422,
      'INVALID_TWO_STEP_PROCEDURE',
    ],
  ])('%s is refused', async (_what, body, status, code) => {
    const { id } = await jane.imported();

    const response = await edit(id, body);

    expect([response.status, codeIn(response)]).toEqual([status, code]);
  });

  it('is for web form customers one of the name alone', async () => {
    const { id } = await jane.imported();
    await rig.settings({ aisViaWebForm: true });

    await edit(id, { name: 'Mine' }).expect(200);
    const response = await edit(id, { defaultTwoStepProcedureId: '901' }).expect(422);

    expect(codeIn(response)).toBe('WEB_FORM_REQUIRED');
  });
});

describe('clients without a licence', () => {
  it('see of no login field more than that it has a value', async () => {
    const { id } = await jane.imported();
    await rig.settings({ mandatorLicense: 'UNLICENSED' });

    expect((await jane.interfaceOf(id)).loginCredentials).toEqual([
      { label: 'Onlinebanking-ID', value: 'XXXXX' },
      { label: 'PIN' },
    ]);
  });
});
