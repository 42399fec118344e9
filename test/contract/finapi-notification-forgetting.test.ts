import { FinapiUser } from '../support/finapi-user.js';

let jane: FinapiUser;
let connection: number;
beforeEach(async () => {
  jane = await FinapiUser.start();
  connection = await jane.connect({ bankId: 280002, login: 'demo' });
});
afterEach(() => jane.close());

const notifyOf = async (triggerEvent: string, params: object): Promise<void> => {
  await jane.post('/notificationRules', { triggerEvent, params }).expect(201);
};

const paramsOfRules = async (): Promise<readonly unknown[]> => {
  const body = await jane.seen('/notificationRules');
  const { notificationRules } = body as { notificationRules: readonly { params: unknown }[] };
  return notificationRules.map(({ params }) => params);
};

const idOf = async (name: string): Promise<string> => String((await jane.account(name)).id);

describe('notification rules', () => {
  it('that name a deleted account forget it, or go when they name no other', async () => {
    const [gone, kept] = [await idOf('Girokonto'), await idOf('Sparkonto')];
    await notifyOf('NEW_ACCOUNT_BALANCE', { accountIds: gone });
    await notifyOf('NEW_TRANSACTIONS', { accountIds: `${gone},${kept}` });
    await notifyOf('FOREIGN_MONEY_TRANSFER', {});

    await jane.delete(`/accounts/${gone}`).expect(200);

    expect(await paramsOfRules()).toEqual(
      expect.arrayContaining([
        { accountIds: kept },
        expect.not.objectContaining({ accountIds: gone }),
      ]),
    );
    expect(await paramsOfRules()).toHaveLength(2);
  });

  it('that name bank connections or accounts go with all accounts', async () => {
    await notifyOf('BANK_LOGIN_ERROR', { bankConnectionIds: String(connection) });
    await notifyOf('NEW_ACCOUNT_BALANCE', { accountIds: await idOf('Girokonto') });
    await notifyOf('NEW_TRANSACTIONS', {});

    await jane.delete('/accounts').expect(200);

    expect(await paramsOfRules()).toHaveLength(1);
  });

  it('go with their bank connection', async () => {
    await notifyOf('BANK_LOGIN_ERROR', { bankConnectionIds: String(connection) });
    await notifyOf('NEW_ACCOUNT_BALANCE', { accountIds: await idOf('Girokonto') });

    await jane.delete(`/bankConnections/${String(connection)}`).expect(200);

    expect(await paramsOfRules()).toEqual([]);
  });
});
