import type { DownloadOrder } from '../../src/providers/finapi/bank-connections/schema.js';
import { beginDownload } from '../../src/providers/finapi/downloads/progress.js';
import { FinapiUser, refusedWith } from '../support/finapi-user.js';
import { inDocuments, transactionsOf } from '../support/finapi-update.js';

let jane: FinapiUser;
let connection: number;
beforeEach(async () => {
  jane = await FinapiUser.start();
  connection = await jane.connect({ bankId: 280002, login: 'demo' });
});
afterEach(() => jane.close());

/** Begins an update, as a client or a web form does. */
const begin = (order: Partial<DownloadOrder> = {}): Promise<void> =>
  inDocuments(jane, (documents, now) => {
    const known = documents.user.state.connections[String(connection)];
    if (!known) throw new Error('no such connection');
    const whole = { bankingInterface: 'XS2A', ...order } as const;
    beginDownload(documents, known, whole, now, { newAccounts: true });
  });

const interfaceOf = async (name: string) => (await jane.account(name)).interfaces[0];
const pathOf = async (name: string) => `/accounts/${String((await jane.account(name)).id)}`;

describe('while an account is downloaded', () => {
  it('says so, with the instant at which the update began', async () => {
    await jane.command.advance('P1D');

    await begin();

    expect(await interfaceOf('Girokonto')).toMatchObject({
      status: 'DOWNLOAD_IN_PROGRESS',
      lastSuccessfulUpdate: '2026-03-02T16:00:00.000+01:00',
      lastUpdateAttempt: '2026-03-03T16:00:00.000+01:00',
    });
  });

  it('shows what was there before, until the download ends', async () => {
    const { id, balance } = await jane.account('Girokonto');
    const known = await transactionsOf(jane, id);
    await jane.command.advance('P7D');
    await begin();
    await jane.command.advance('PT3S');
    expect(await transactionsOf(jane, id)).toEqual(known);
    expect((await jane.account('Girokonto')).balance).toBe(balance);

    await jane.command.advance('PT1S');

    expect((await jane.account('Girokonto')).balance).not.toBe(balance);
    expect((await transactionsOf(jane, id)).length).toBeGreaterThan(known.length);
    expect(await interfaceOf('Girokonto')).toMatchObject({
      status: 'UPDATED',
      lastSuccessfulUpdate: '2026-03-09T16:00:04.000+01:00',
      lastUpdateAttempt: '2026-03-09T16:00:00.000+01:00',
    });
  });

  it('shows a new account at once, and its balance when the download ends', async () => {
    await jane.delete(await pathOf('Sparkonto')).expect(200);
    await begin();

    expect(await jane.account('Sparkonto')).not.toHaveProperty('balance');

    await jane.command.advance('PT4S');
    expect((await jane.account('Sparkonto')).balance).toBeGreaterThan(0);
  });

  it('keeps the instant of the attempt when the bank goes down meanwhile', async () => {
    await begin();
    await jane.command.happen({
      institution: 'finapi-test-redirect-bank',
      login: 'demo',
      event: 'siteDown',
    });

    await jane.command.advance('PT4S');

    expect(await interfaceOf('Girokonto')).toMatchObject({
      status: 'DOWNLOAD_FAILED',
      lastUpdateAttempt: '2026-03-02T16:00:00.000+01:00',
    });
  });
});

describe('an account is locked', () => {
  it('for edits while it is downloaded, for deletion until it has been categorised', async () => {
    const path = await pathOf('Girokonto');
    await begin();
    expect(refusedWith(await jane.patch(path, { isNew: false }))).toEqual([423, 'LOCKED']);
    expect(refusedWith(await jane.delete(path))).toEqual([423, 'LOCKED']);
    expect(refusedWith(await jane.delete('/accounts'))).toEqual([423, 'LOCKED']);

    await jane.command.advance('PT4S');
    await jane.patch(path, { isNew: false }).expect(200);
    expect(refusedWith(await jane.delete(path))).toEqual([423, 'LOCKED']);
    expect(refusedWith(await jane.delete('/accounts'))).toEqual([423, 'LOCKED']);

    await jane.command.advance('PT5S');
    await jane.delete(path).expect(200);
    await jane.delete('/accounts').expect(200);
  });

  it('no longer than the download where nothing is categorised by itself', async () => {
    await jane.command.settings({ isAutoCategorizationEnabled: false });
    await begin();
    await jane.command.advance('PT4S');

    await jane.delete(await pathOf('Girokonto')).expect(200);
  });
});
