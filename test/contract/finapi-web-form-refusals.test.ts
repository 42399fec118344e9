import { FinapiRig } from '../support/finapi.js';
import { TEST_BANK } from '../support/finapi-banking.js';
import { answerIn, BACK, WebFormRig } from '../support/finapi-web-form.js';

let rig: FinapiRig;
let forms: WebFormRig;

beforeAll(async () => {
  rig = await FinapiRig.start();
  forms = await WebFormRig.start(rig);
});

afterAll(() => rig.close());

const refusal = (code: string, endpoint: string): object => ({
  code,
  description: expect.any(String) as string,
  timestamp: expect.stringMatching(/^2024-03-01T12:\d\d:\d\d\.\d{3}\+0100$/) as string,
  endpoint,
});

describe('Web Form 2.0', () => {
  it.each([
    [{ bank: { id: TEST_BANK, search: 'x' } }, 'bank'],
    [{ bankConnectionName: '' }, 'bankConnectionName'],
    [{ bankConnectionName: 'x'.repeat(65) }, 'bankConnectionName'],
    [{ maxDaysForDownload: 3651 }, 'maxDaysForDownload'],
    [{ maxDaysForDownload: 13 }, 'maxDaysForDownload'],
    [{ accountTypes: ['Checking'] }, 'accountTypes.0'],
    [{ callbacks: { finalised: 'javascript:alert(1)' } }, 'callbacks.finalised'],
    [{ callbacks: { finalised: 'http://shop.example.com/x' } }, 'callbacks.finalised'],
    [{ redirectUrl: 'shop' }, 'redirectUrl'],
    [{ profileId: 'short' }, 'profileId'],
  ])('refuses %j', async (details, field) => {
    const { status, body } = answerIn(await forms.order(details));

    expect([status, body]).toEqual([
      400,
      {
        errors: [{ field, message: expect.any(String) as string }],
        timestamp: '2024-03-01T12:00:00.000+0100',
        endpoint: 'POST /api/webForms/bankConnectionImport',
      },
    ]);
  });

  it.each([
    [{ bank: { id: 1 } }, 422, 'BANK_NOT_SUPPORTED'],
    [{ bank: { search: 'no such bank anywhere' } }, 422, 'BANK_NOT_SUPPORTED'],
    [{ bank: { search: 'finAPI Test' } }, 422, 'BANK_NOT_UNIQUE'],
    [{ redirectUrl: null }, 422, 'INVALID_REDIRECT_URL'],
    [{ profileId: '0'.repeat(36) }, 404, 'NOT_FOUND'],
  ])('refuses %j with %i %s', async (details, status, code) => {
    const response = await forms.order(details);

    expect([response.status, response.body]).toEqual([
      status,
      refusal(code, 'POST /api/webForms/bankConnectionImport'),
    ]);
  });

  it('takes no way back from mandators without a licence of their own', async () => {
    await rig.settings({ mandatorLicense: 'UNLICENSED' });
    const given = await forms.order({});
    const absent = await forms.order({ redirectUrl: null });
    await rig.settings({ mandatorLicense: 'FULLY_LICENSED' });

    expect([given.status, (given.body as { code: string }).code]).toEqual([
      422,
      'INVALID_REDIRECT_URL',
    ]);
    expect(absent.status).toBe(201);
  });

  it('knows nobody without a token of a user', async () => {
    const none = await rig.at('get', '/api/webForms', {});
    const client = await rig.at('get', '/api/webForms', { token: await rig.clientToken() });

    expect([none.status, none.body]).toEqual([401, refusal('UNAUTHORIZED', 'GET /api/webForms')]);
    expect([client.status, client.body]).toEqual([403, refusal('FORBIDDEN', 'GET /api/webForms')]);
  });

  it.each([
    ['get', '/api/webForms/00000000-0000-4000-8000-000000000000', 404, 'NOT_FOUND'],
    ['get', '/api/tasks/__proto__', 404, 'NOT_FOUND'],
    ['get', '/api/nothing', 404, 'NOT_FOUND'],
    ['put', '/api/webForms', 405, 'NOT_ALLOWED'],
    ['post', '/api/webForms/standalonePayment', 501, 'NOT_SUPPORTED'],
  ] as const)('answers %s %s with %i %s', async (method, path, status, code) => {
    const { status: answered, body } = answerIn(await rig.at(method, path, { token: forms.token }));

    expect([answered, body]).toEqual([status, refusal(code, `${method.toUpperCase()} ${path}`)]);
  });

  it.each(['page=0', 'perPage=501', 'order=id', 'order=createdAt,up'])(
    'refuses the list asked for with %s',
    async (query) => {
      const { status, body } = answerIn(
        await rig.at('get', `/api/webForms?${query}`, {
          token: forms.token,
        }),
      );

      expect(status).toBe(400);
      expect(body).toMatchObject({ errors: [{ field: query.split('=')[0] }] });
    },
  );

  it('shows forms to their user alone, and deletes them', async () => {
    const form = await forms.created();
    const other = await WebFormRig.start(rig, 'joe');
    await other.ask('get', `/webForms/${form.id}`).expect(404);
    await forms.ask('delete', `/webForms/${form.id}`).expect(200, '');

    await forms.ask('get', `/webForms/${form.id}`).expect(404);
    expect((await forms.open(form.url)).status).toBe(404);
  });

  it('takes http addresses where the settings allow it', async () => {
    await forms.settings({ httpAllowed: true });
    const { status } = await forms.order({ callbacks: { finalised: 'http://localhost:9/hook' } });
    await forms.settings({ httpAllowed: false });

    expect(status).toBe(201);
  });
});

describe('a page of a web form', () => {
  it('shows what was typed into a search as text', async () => {
    const form = await forms.created();
    const page = await forms.open(
      `${form.url}?search=${encodeURIComponent('"><script>x</script>')}`,
    );

    expect(page.text).not.toContain('<script>');
    expect(page.text).toContain('&quot;&gt;&lt;script&gt;');
  });

  it('loads nothing, runs nothing, is not kept and not framed', async () => {
    const { headers } = await forms.open((await forms.created()).url);

    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  });

  it('never lets the journal see what was typed', async () => {
    const form = await forms.created({ bank: { id: TEST_BANK } });
    await forms.signIn(form.url, 'demo', 'very-secret-pin');
    const entries = await rig.world((world) => JSON.stringify(world.journal.list()));

    expect(entries).not.toContain('very-secret-pin');
  });

  it.each(['/webForm/x/y', '/webForm/000000000000000000000000/x'])(
    'is a page for people where there is no form: %s',
    async (path) => {
      const { status, text } = await rig.at('get', path, {});

      expect(status).toBe(404);
      expect(text).toContain('<!doctype html>');
    },
  );

  it('leads nobody to an address that a browser would run', async () => {
    const form = await forms.created({ bank: { id: TEST_BANK } });
    await forms.open(`${form.url}?redirectUrl=${encodeURIComponent('javascript:alert(1)')}`);
    await forms.post(form.url, 'cancel');

    expect((await forms.open(form.url)).text).not.toContain('javascript:');
  });

  it('takes the terms where the mandator has no licence', async () => {
    await rig.settings({ mandatorLicense: 'UNLICENSED' });
    const form = await forms.created({ bank: { id: TEST_BANK }, redirectUrl: null });
    const asked = await forms.open(form.url);
    await forms.post(form.url, 'terms').expect(303);
    const next = await forms.open(form.url);
    await rig.settings({ mandatorLicense: 'FULLY_LICENSED' });

    expect(asked.text).toContain('Terms and conditions');
    expect(next.text).toContain('Sign in at your bank');
    expect(BACK).toMatch(/^https:/);
  });
});
