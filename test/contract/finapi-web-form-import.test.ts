import { FinapiRig } from '../support/finapi.js';
import { REDIRECT_BANK, TEST_BANK } from '../support/finapi-banking.js';
import { BACK, answerIn, pathOf, titleOf, WebFormRig } from '../support/finapi-web-form.js';

let rig: FinapiRig;
let forms: WebFormRig;

beforeEach(async () => {
  rig = await FinapiRig.start();
  forms = await WebFormRig.start(rig);
});

afterEach(() => rig.close());

describe('a web form for an import', () => {
  it('is created with the address of its pages', async () => {
    const { body } = answerIn(await forms.order({ bank: { id: TEST_BANK } }).expect(201));

    expect(body).toEqual({
      id: expect.stringMatching(/^[\da-f-]{36}$/) as string,
      url: expect.stringMatching(
        /^http:\/\/127\.0\.0\.1:\d+\/webForm\/[\da-f]{24}\/[\da-f-]{36}$/,
      ) as string,
      createdAt: '2024-03-01T12:00:00.000+0100',
      expiresAt: '2024-03-01T12:20:00.000+0100',
      type: 'BANK_CONNECTION_IMPORT',
      status: 'NOT_YET_OPENED',
      payload: {},
    });
  });

  it('lets a person search for a bank, choose it, sign in through each interface, and ends', async () => {
    const form = await forms.created({ bankConnectionName: 'Mine' });

    const search = await forms.open(form.url).expect(200);
    expect(titleOf(search)).toBe('Choose your bank');
    expect((await forms.form(form.id)).status).toBe('IN_PROGRESS');
    const found = await forms.open(`${form.url}?search=DEMO0001`).expect(200);
    expect(found.text).toContain(`value="${String(TEST_BANK)}"`);
    await forms.post(form.url, 'bank', { bankId: String(TEST_BANK) }).expect(303);
    const login = await forms.open(form.url);
    expect(titleOf(login)).toBe('Sign in at your bank');
    expect(login.text).toContain('Onlinebanking-ID');
    await forms.signIn(form.url, 'demo_no_msa', 'demo_no_msa', { store: 'yes' }).expect(303);
    expect((await forms.open(form.url)).text).toContain('FinTS');
    await forms.signIn(form.url, 'demo_no_msa').expect(303);

    const end = await forms.open(form.url);
    const { status, payload } = await forms.form(form.id);
    const { body: connection } = answerIn(
      await rig.ask('get', `/bankConnections/${String(payload.bankConnectionId)}`, {
        token: forms.token,
      }),
    );
    expect(titleOf(end)).toBe('Done');
    expect(status).toBe('COMPLETED');
    expect(connection).toMatchObject({
      name: 'Mine',
      interfaces: [{ bankingInterface: 'XS2A' }, { bankingInterface: 'FINTS_SERVER' }],
    });
    expect((connection as { accountIds: number[] }).accountIds).toHaveLength(3);
  });

  it('asks for a procedure and a code where the bank wants them', async () => {
    const form = await forms.created({ bank: { id: TEST_BANK } });

    await forms.signIn(form.url, 'demo').expect(303);
    const procedures = await forms.open(form.url);
    expect(titleOf(procedures)).toBe('Choose a procedure');
    expect(procedures.text).toContain('smsTan');
    await forms.post(form.url, 'answer', { procedure: '901' }).expect(303);
    const question = await forms.open(form.url);
    expect(titleOf(question)).toBe('Your bank asks');
    await forms.post(form.url, 'answer', { answer: '123456' }).expect(303);
    const next = await forms.open(form.url);
    expect(next.text).toContain('FinTS');
    await forms.post(form.url, 'skip').expect(303);

    const { status, payload } = await forms.form(form.id);
    expect(status).toBe('COMPLETED');
    expect(payload).toEqual({ bankConnectionId: expect.any(Number) as number });
  });

  it('leads to the page of the bank and back', async () => {
    const form = await forms.created({ bank: { id: REDIRECT_BANK } });
    await forms.signIn(form.url, 'demo').expect(303);
    const page = await forms.open(form.url);
    const [, link = ''] = /<a href="([^"]+)">/.exec(page.text) ?? [];

    expect(titleOf(page)).toBe('Continue at your bank');
    const bank = await rig.at('get', pathOf(link.replaceAll('&#38;', '&'))).expect(200);
    expect(bank.text).toContain('finAPI Test Redirect Bank');
  });

  it('says what was wrong with credentials, and asks again', async () => {
    const form = await forms.created({ bank: { id: TEST_BANK } });
    await forms.signIn(form.url, 'demo', 'mistyped').expect(303);

    const again = await forms.open(form.url);
    expect(titleOf(again)).toBe('Sign in at your bank');
    expect(again.text).toContain('role="alert"');
    expect(again.text).not.toContain('mistyped');
    expect((await forms.form(form.id)).status).toBe('IN_PROGRESS');
  });

  it('imports once, however often its button is pressed', async () => {
    const form = await forms.created({ bank: { id: TEST_BANK } });
    await Promise.all([1, 2, 3].map(() => forms.signIn(form.url, 'demo_no_msa').expect(303)));

    const { body } = answerIn(
      await rig.ask('get', '/bankConnections', { token: forms.token }).expect(200),
    );
    expect((body as { connections: object[] }).connections).toHaveLength(1);
  });

  it('can be cancelled, and then changes no more', async () => {
    const form = await forms.created({ bank: { id: TEST_BANK } });
    await forms.post(form.url, 'cancel').expect(303);
    await forms.signIn(form.url, 'demo_no_msa').expect(303);

    expect(await forms.form(form.id)).toMatchObject({ status: 'ABORTED', payload: {} });
    expect(titleOf(await forms.open(form.url, 'de'))).toBe('Abgebrochen');
  });

  it('expires', async () => {
    const form = await forms.created({ bank: { id: TEST_BANK } });
    await rig.advance(1_200);

    expect(titleOf(await forms.open(form.url))).toBe('Expired');
    expect((await forms.form(form.id)).status).toBe('EXPIRED');
  });

  it('ends with an error where the bank is imported already', async () => {
    const first = await forms.created({ bank: { id: REDIRECT_BANK } });
    const second = await forms.created({ bank: { id: TEST_BANK } });
    for (const form of [second, await forms.created({ bank: { id: TEST_BANK } })]) {
      await forms.signIn(form.url, 'demo_no_msa').expect(303);
    }
    const { items } = (await forms.ask('get', '/webForms?order=createdAt,desc').expect(200))
      .body as { items: { status: string; payload: object }[] };

    expect(items[0]).toMatchObject({
      status: 'COMPLETED_WITH_ERROR',
      payload: { errorCode: 'ENTITY_EXISTS' },
    });
    expect(items).toHaveLength(3);
    expect(items[2]).toMatchObject({ id: first.id, status: 'NOT_YET_OPENED' });
  });

  it('tells its end to the call-back, and leads the person back', async () => {
    const form = await forms.created({
      bank: { id: TEST_BANK },
      callbacks: { finalised: 'https://shop.example.com/hook' },
    });
    await forms.open(`${form.url}?redirectUrl=${encodeURIComponent(BACK)}`).expect(200);
    await forms.signIn(form.url, 'demo_no_msa').expect(303);
    await forms.post(form.url, 'skip').expect(303);

    const end = await forms.open(form.url);
    const sent = await rig.world((world) => world.outbox.list());
    expect(end.text).toContain(`content="3;url=${BACK}"`);
    expect(sent).toMatchObject([
      {
        provider: 'finapi-web-form',
        url: 'https://shop.example.com/hook',
        body: { webFormId: form.id, status: 'COMPLETED' },
        delivery: 'captured',
      },
    ]);
  });
});
