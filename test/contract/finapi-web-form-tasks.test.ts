import { Banking, login, plainImport } from '../support/finapi-banking.js';
import { FinapiRig } from '../support/finapi.js';
import { BACK, answerIn, titleOf, WebFormRig, type ShownForm } from '../support/finapi-web-form.js';

let rig: FinapiRig;
let forms: WebFormRig;
let banking: Banking;

interface ShownTask {
  readonly id: string;
  readonly status: string;
  readonly payload: { readonly webForm?: ShownForm; readonly errorCode?: string };
}

beforeEach(async () => {
  rig = await FinapiRig.start();
  forms = await WebFormRig.start(rig);
  banking = new Banking(rig, forms.token);
});

afterEach(() => rig.close());

const order = async (bankConnectionId: number, details: object = {}): Promise<ShownTask> => {
  const body = { bankConnectionId, redirectUrl: BACK, ...details };
  return (await forms.ask('post', '/tasks/backgroundUpdate', body).expect(201)).body as ShownTask;
};

const task = async (id: string): Promise<ShownTask> =>
  (await forms.ask('get', `/tasks/${id}`).expect(200)).body as ShownTask;

describe('a task for a background update', () => {
  it('updates a connection by its consent, step by step', async () => {
    const { id } = await banking.imported();
    const created = await order(id, { callbacks: { finalised: 'https://shop.example.com/task' } });

    expect(created).toEqual({
      id: expect.stringMatching(/^[\da-f-]{36}$/) as string,
      createdAt: '2024-03-01T12:01:00.000+0100',
      type: 'BANK_CONNECTION_UPDATE',
      status: 'NOT_YET_STARTED',
      payload: { bankConnectionId: id },
    });
    await rig.advance(3);
    expect((await task(created.id)).status).toBe('IN_PROGRESS');
    await rig.advance(60);
    expect((await task(created.id)).status).toBe('COMPLETED');
    expect((await banking.interfaceOf(id)).lastManualUpdate).toMatchObject({ result: 'OK' });
    expect(await rig.world((world) => world.outbox.list())).toMatchObject([
      { url: 'https://shop.example.com/task', body: { taskId: created.id, status: 'COMPLETED' } },
    ]);
  });

  it('gets to its end by being asked for, where the clock stands still', async () => {
    const { id } = await banking.imported();
    const created = await order(id);
    const seen: string[] = [];
    while (seen.at(-1) !== 'COMPLETED' && seen.length < 10) {
      seen.push((await task(created.id)).status);
    }

    expect([...new Set(seen)]).toEqual(['NOT_YET_STARTED', 'IN_PROGRESS', 'COMPLETED']);
  });

  it('wants a form where nothing is stored, and ends with that form', async () => {
    const { body } = answerIn(
      await banking
        .ask('post', '/import', plainImport({ bankingInterface: 'FINTS_SERVER' }))
        .expect(201),
    );
    const { id } = await banking.settled((body as { id: number }).id);
    await banking.ask('delete', `/${String(id)}/aisConsent?bankingInterface=FINTS_SERVER`);
    const created = await order(id, {
      callbacks: { webFormRequired: 'https://shop.example.com/form' },
    });
    await rig.advance(3);

    const waiting = await task(created.id);
    const form = waiting.payload.webForm;
    expect(waiting.status).toBe('WEB_FORM_REQUIRED');
    expect(form).toEqual({
      id: expect.any(String) as string,
      url: expect.stringContaining('/webForm/') as string,
      status: 'NOT_YET_OPENED',
    });
    expect(await rig.world((world) => world.outbox.list())).toMatchObject([
      { body: { taskId: created.id, status: 'WEB_FORM_REQUIRED', webForm: { id: form?.id } } },
    ]);
    const url = form?.url ?? '';
    expect(titleOf(await forms.open(url))).toBe('Sign in at your bank');
    await forms.signIn(url, 'demo_no_msa').expect(303);
    expect(await task(created.id)).toMatchObject({
      status: 'COMPLETED',
      payload: { webForm: { status: 'COMPLETED' } },
    });
  });

  it('wants a form when the client asks for one', async () => {
    const { id } = await banking.imported();
    const created = await order(id, { manageSavedSettings: ['CREDENTIALS'] });
    await rig.advance(3);
    const { payload } = await task(created.id);
    await forms.post(payload.webForm?.url ?? '', 'cancel').expect(303);

    expect(await task(created.id)).toMatchObject({
      status: 'COMPLETED_WITH_ERROR',
      payload: { errorCode: 'INTERNAL_ERROR', webForm: { status: 'ABORTED' } },
    });
  });

  it('is refused for a connection that is unknown or busy', async () => {
    const { body } = answerIn(
      await banking.ask('post', '/import', plainImport({ loginCredentials: login('demo_no_msa') })),
    );
    const unknown = await forms.ask('post', '/tasks/backgroundUpdate', {
      bankConnectionId: 1,
      redirectUrl: BACK,
    });
    const busy = await forms.ask('post', '/tasks/backgroundUpdate', {
      bankConnectionId: (body as { id: number }).id,
      redirectUrl: BACK,
    });

    expect([unknown.status, unknown.body]).toEqual([
      404,
      {
        code: 'NOT_FOUND',
        description: expect.any(String) as string,
        timestamp: '2024-03-01T12:00:00.000+0100',
        endpoint: 'POST /api/tasks/backgroundUpdate',
      },
    ]);
    expect([busy.status, (busy.body as { code: string }).code]).toEqual([423, 'LOCKED']);
  });
});
