import { Banking } from '../support/finapi-banking.js';
import { FinapiRig } from '../support/finapi.js';

let rig: FinapiRig;
let jane: Banking;
beforeEach(async () => {
  rig = await FinapiRig.start({ settings: { userAccessTokensValidityPeriod: 0 } });
  jane = await Banking.start(rig, 'jane', { isAutoUpdateEnabled: true });
});
afterEach(() => rig.close());

const DAY = 86_400;

describe('a consent past its end, with a PIN that is stored', () => {
  it('is dropped by the run that the PIN lets in, so that the next update by hand goes through', async () => {
    const { id } = await jane.imported({ storeSecrets: true });
    const { aisConsent } = await jane.interfaceOf(id);
    await rig.advance(90 * DAY);
    expect((await jane.interfaceOf(id)).aisConsent).toEqual(aisConsent);

    await rig.advance(DAY);

    expect(await jane.interfaceOf(id)).toMatchObject({
      aisConsent: { status: 'NOT_PRESENT' },
      lastAutoUpdate: { result: 'OK', timestamp: '2024-05-31T04:00:00.000+02:00' },
      userActionRequired: false,
    });
    expect((await jane.interfaceOf(id)).aisConsent).not.toHaveProperty('expiresAt');
    await jane.update({ bankConnectionId: id, bankingInterface: 'XS2A' }).expect(200);
    expect((await jane.settled(id)).interfaces[0]).toMatchObject({
      aisConsent: { status: 'PRESENT', expiresAt: '2024-08-29T13:01:00.000+02:00' },
      lastManualUpdate: { result: 'OK' },
    });
  });

  it('goes on to be a consent where nothing is stored, and asks for the user', async () => {
    const { id } = await jane.imported();

    await rig.advance(91 * DAY);

    expect(await jane.interfaceOf(id)).toMatchObject({
      aisConsent: { status: 'PRESENT' },
      lastAutoUpdate: { result: 'OK', timestamp: '2024-05-30T04:00:00.000+02:00' },
      userActionRequired: true,
    });
  });
});
