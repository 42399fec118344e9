import { existsSync } from 'node:fs';

import { chromium, type Browser, type Page } from 'playwright-core';

import { startSandbox, type RunningSandbox } from '../../src/testing/index.js';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const PHONE = { width: 390, height: 844 };

let sandbox: RunningSandbox;
let browser: Browser;
let page: Page;

const executable = (): string => {
  const found = process.env['CHROMIUM'] ?? PLACES.find((place) => existsSync(place));
  if (found === undefined) {
    throw new Error('No Chromium is installed; install it, or say where it is in CHROMIUM.');
  }
  return found;
};

beforeAll(async () => {
  sandbox = await startSandbox({ clock: '2026-03-02T15:00:00Z' });
  browser = await chromium.launch({
    executablePath: executable(),
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  });
});

afterAll(async () => {
  await browser.close();
  await sandbox.stop();
});

beforeEach(async () => {
  const context = await browser.newContext({
    viewport: PHONE,
    locale: 'en-GB',
    javaScriptEnabled: false,
  });
  page = await context.newPage();
});

afterEach(() => page.context().close());

interface Customer {
  readonly base: string;
  readonly token: string;
}

/** A user in a world of its own, with a token. */
async function customer(name: string): Promise<Customer> {
  const world = await sandbox.world(name);
  const tokenFor = async (principal: string): Promise<string> => {
    const { body } = await world.control('POST', 'finapi/tokens', { principal });
    return (body as { token: string }).token;
  };
  await call(
    { base: world.baseUrl, token: await tokenFor('finapi:client') },
    'POST',
    '/api/v2/users',
    {
      id: 'ada',
    },
  );
  return { base: world.baseUrl, token: await tokenFor('finapi:user/ada') };
}

async function call(
  { base, token }: Customer,
  method: string,
  path: string,
  body?: object,
): Promise<Record<string, unknown>> {
  const response = await fetch(base + path, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  expect(response.status).toBeLessThan(300);
  return (await response.json()) as Record<string, unknown>;
}

/** Orders a form and opens it in the browser. */
async function opened(ada: Customer, details: object = {}): Promise<string> {
  const order = { redirectUrl: 'https://shop.example.com/back', ...details };
  const form = await call(ada, 'POST', '/api/webForms/bankConnectionImport', order);
  await page.goto(String(form['url']));
  return String(form['id']);
}

const statusOf = async (ada: Customer, id: string): Promise<unknown> =>
  (await call(ada, 'GET', `/api/webForms/${id}`))['status'];

const title = (): Promise<string> => page.getByRole('heading', { level: 1 }).innerText();

async function signIn(userid: string, pin = userid): Promise<void> {
  await page.getByLabel('Onlinebanking-ID').fill(userid);
  await page.getByLabel('PIN').fill(pin);
  await page.getByRole('button', { name: 'Continue' }).click();
}

it('imports a bank from search to end, without script and on a phone', async () => {
  const ada = await customer('searching');
  const id = await opened(ada);

  await page.getByLabel('Name, bank code').fill('finAPI Test Bank');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByRole('button', { name: 'DEMO0001' }).click();
  await signIn('demo');
  await page.getByLabel('smsTan').check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('TAN').fill('123456');
  await page.getByRole('button', { name: 'Continue' }).click();
  expect(await page.getByText('FinTS').isVisible()).toBe(true);
  await page.getByRole('button', { name: 'Skip this access' }).click();

  expect(await title()).toBe('Done');
  expect(await statusOf(ada, id)).toBe('COMPLETED');
  const accounts = await call(ada, 'GET', '/api/v2/accounts');
  expect(accounts['accounts']).toHaveLength(3);
});

it('says at once what was wrong, to eyes and screen readers alike', async () => {
  const ada = await customer('mistaken');
  await opened(ada, { bank: { id: 280001 } });
  await signIn('demo', 'mistake');

  expect(await page.getByRole('alert').innerText()).not.toBe('');
  expect(await page.getByLabel('PIN').inputValue()).toBe('');
});

it('goes over the page of the bank', async () => {
  const ada = await customer('redirected');
  const id = await opened(ada, { bank: { id: 280002 } });
  await signIn('demo');
  await page.getByRole('link', { name: 'Continue at your bank' }).click();
  await page.locator('button, input[type=submit]').first().click();

  expect(await title()).toBe('Done');
  expect(await statusOf(ada, id)).toBe('COMPLETED');
});

it('fits a phone: nothing has to be scrolled sideways, and all can be pressed', async () => {
  const ada = await customer('narrow');
  await opened(ada, { bank: { id: 280001 } });

  const widest = await page.evaluate<number>('document.body.scrollWidth');
  const heights = await page.evaluate<number[]>(
    "[...document.querySelectorAll('button')].map((one) => one.getBoundingClientRect().height)",
  );
  expect(widest).toBeLessThanOrEqual(PHONE.width);
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
});

it('gives every field a name, and speaks the language of its reader', async () => {
  const ada = await customer('named');
  await opened(ada, { bank: { id: 280001 } });

  expect(await page.getAttribute('html', 'lang')).toBe('en');
  const names = await page.evaluate<number[]>(
    "[...document.querySelectorAll('input:not([type=hidden])')].map((one) => one.labels.length)",
  );
  expect(Math.min(...names)).toBeGreaterThanOrEqual(1);
});
