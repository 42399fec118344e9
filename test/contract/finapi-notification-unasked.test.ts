import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { Banking } from '../support/finapi-banking.js';
import { FinapiRig } from '../support/finapi.js';

const CONTROL = '/_sandbox/worlds/default';

let rig: FinapiRig;
let token: string;
let mock: object;
let receiver: Server;
let url: string;
let received: Promise<unknown>;

beforeEach(async () => {
  received = new Promise((resolve) => {
    receiver = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        response.end();
        resolve(JSON.parse(body));
      });
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/told`;
  rig = await FinapiRig.start({ settings: { callbackTargets: [url] } });
  const body = { userNotificationCallbackUrl: url };
  await rig.ask('patch', '/clientConfiguration', { token: await rig.clientToken(), body });
  const jane = await Banking.start(rig);
  token = await rig.tokenOf('jane');
  const { id } = await jane.imported({ storeSecrets: true });
  const rule = { triggerEvent: 'BANK_LOGIN_ERROR' };
  await rig.ask('post', '/notificationRules', { token, body: rule }).expect(201);
  const refused = { bankConnectionId: id, bankingInterface: 'XS2A', simulateBankLoginError: true };
  mock = { mockBankConnectionUpdates: [refused], triggerNotifications: true };
});
afterEach(async () => {
  await rig.close();
  receiver.closeAllConnections();
  receiver.close();
});

const MESSAGE = { triggerEvent: 'BANK_LOGIN_ERROR' };

/** Lets time go by without anybody who would look. */
const passes = (seconds: number) =>
  rig.change((world) => {
    world.document.set('clock', world.clock.movedTo(world.clock.now() + seconds * 1_000));
  });

it('arrives though nobody asks for anything, while the clock runs', async () => {
  await rig.control('post', `${CONTROL}/clock/release`, {}).expect(200);
  await rig.ask('post', '/tests/mockBatchUpdate', { token, body: mock }).expect(200);

  await passes(60);

  expect(await received).toEqual(MESSAGE);
});
