import { Banking } from '../support/finapi-banking.js';
import { FinapiRig } from '../support/finapi.js';

let rig: FinapiRig;
beforeEach(async () => {
  rig = await FinapiRig.start();
});
afterEach(() => rig.close());

const CONTROL = '/_sandbox/worlds/default';

const messages = async () => {
  const response = await rig.at('get', `${CONTROL}/outbox`).expect(200);
  return (response.body as { messages: object[] }).messages;
};

/** Lets time go by, as it does on a clock that runs, without anybody who would look. */
const passes = (seconds: number) =>
  rig.change((world) => {
    world.document.set('clock', world.clock.movedTo(world.clock.now() + seconds * 1_000));
  });

describe('the outbox of a world whose clock runs', () => {
  it('has what has fallen due by now, though nobody has asked for anything else', async () => {
    const client = await rig.clientToken();
    const body = { userNotificationCallbackUrl: 'https://client.example/told' };
    await rig.ask('patch', '/clientConfiguration', { token: client, body }).expect(200);
    const jane = await Banking.start(rig);
    const token = await rig.tokenOf('jane');
    const { id } = await jane.imported({ storeSecrets: true });
    const rule = { triggerEvent: 'BANK_LOGIN_ERROR' };
    await rig.ask('post', '/notificationRules', { token, body: rule }).expect(201);
    await rig.control('post', `${CONTROL}/clock/release`, {}).expect(200);
    const refused = {
      bankConnectionId: id,
      bankingInterface: 'XS2A',
      simulateBankLoginError: true,
    };
    const mock = { mockBankConnectionUpdates: [refused], triggerNotifications: true };

    await rig.ask('post', '/tests/mockBatchUpdate', { token, body: mock }).expect(200);

    expect(await messages()).toEqual([]);
    await passes(60);
    expect(await messages()).toMatchObject([
      { url: 'https://client.example/told', body: { triggerEvent: 'BANK_LOGIN_ERROR' } },
    ]);
    expect(await messages()).toHaveLength(1);
  });
});
