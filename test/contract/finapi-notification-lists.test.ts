import { refusal } from '../support/finapi.js';
import { Listener } from '../support/finapi-notifications.js';

let listener: Listener;
beforeEach(async () => {
  listener = await Listener.start();
});
afterEach(() => listener.close());

describe('the rules of a user', () => {
  it('are listed by what they have in common, and deleted', async () => {
    const one = await listener.rule('NEW_TRANSACTIONS', {}, { includeDetails: false });
    const two = await listener.rule('BANK_LOGIN_ERROR');
    const ids = [one.id, two.id].sort((a, b) => a - b);
    const list = async (query: string) => {
      const response = await listener.ask('get', `/notificationRules${query}`);
      return (response.body as { notificationRules: { id: number }[] }).notificationRules.map(
        (rule) => rule.id,
      );
    };

    expect(await list('')).toEqual(ids);
    expect(await list(`?ids=${String(two.id)},1`)).toEqual([two.id]);
    expect(await list('?triggerEvent=NEW_TRANSACTIONS')).toEqual([one.id]);
    expect(await list('?includeDetails=true')).toEqual([two.id]);
    expect((await listener.ask('get', '/notificationRules?triggerEvent=X')).status).toBe(400);

    const path = `/notificationRules/${String(one.id)}`;
    const deleted = await listener.ask('delete', path);
    expect([deleted.status, deleted.text]).toEqual([200, '']);
    const again = await listener.ask('delete', path);
    expect(again.status).toBe(404);
    expect(again.body).toMatchObject({ errors: [{ code: 'UNKNOWN_ENTITY' }] });
    const all = await listener.ask('delete', '/notificationRules');
    expect([all.status, all.body]).toEqual([200, { identifiers: [two.id] }]);
    expect(await list('')).toEqual([]);
  });

  // Item 16: while the batch update runs, nobody creates or deletes a rule.
  it('stay as they are while the batch update runs', async () => {
    const { id: rule } = await listener.rule('NEW_TRANSACTIONS');
    await listener.command.run();

    for (const [method, path, body] of [
      ['post', '/notificationRules', { triggerEvent: 'BANK_LOGIN_ERROR' }],
      ['delete', `/notificationRules/${String(rule)}`],
      ['delete', '/notificationRules'],
    ] as const) {
      const response = await listener.ask(method, path, body);
      expect(response.status).toBe(423);
      expect(response.body).toEqual(
        refusal(response, `${method.toUpperCase()} /api/v2${path}`, [
          { code: 'LOCKED', type: 'BUSINESS', message: expect.stringMatching(/läuft$/) as string },
        ]),
      );
    }
    expect((await listener.ask('get', '/notificationRules')).status).toBe(200);
    await listener.command.advance('PT2M');
    expect((await listener.ask('delete', '/notificationRules')).status).toBe(200);
  });

  it('forget accounts and connections that are deleted', async () => {
    const [first, second] = await listener.accounts();
    const both = `${String(first?.id)},${String(second?.id)}`;
    await listener.rule('NEW_TRANSACTIONS', { accountIds: both });
    await listener.rule('NEW_ACCOUNT_BALANCE', { accountIds: String(first?.id) });
    await listener.rule('BANK_LOGIN_ERROR', { bankConnectionIds: listener.connection });
    await listener.rule('FOREIGN_MONEY_TRANSFER');

    expect((await listener.ask('delete', `/accounts/${String(first?.id)}`)).status).toBe(200);

    const params = async () => {
      const response = await listener.ask('get', '/notificationRules');
      const { notificationRules } = response.body as {
        notificationRules: { triggerEvent: string; params: object }[];
      };
      return Object.fromEntries(notificationRules.map((rule) => [rule.triggerEvent, rule.params]));
    };
    expect(await params()).toEqual({
      NEW_TRANSACTIONS: { accountIds: String(second?.id) },
      BANK_LOGIN_ERROR: { bankConnectionIds: String(listener.connection) },
      FOREIGN_MONEY_TRANSFER: {},
    });
    await listener.ask('delete', `/bankConnections/${String(listener.connection)}`);
    expect(await params()).toEqual({ FOREIGN_MONEY_TRANSFER: {} });
  });

  it('belong to personal finance management', async () => {
    await listener.command.settings({ pfmServicesEnabled: false });

    const response = await listener.ask('get', '/notificationRules');

    expect(response.status).toBe(403);
  });
});
