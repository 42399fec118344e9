import { Banking, challengeIn } from '../support/finapi-banking.js';
import { FinapiRig } from '../support/finapi.js';

let rig: FinapiRig;
let page: string;
beforeEach(async () => {
  rig = await FinapiRig.start();
  const jane = await Banking.start(rig);
  const response = await jane.import({
    bankId: 290003,
    loginCredentials: [{ label: 'Anmeldename', value: 'tobias.kern' }],
    redirectUrl: 'https://client.example/back',
  });
  page = challengeIn(response).redirectUrl ?? '';
});
afterEach(() => rig.close());

const approve = (pin: string) => rig.page('post', page, { decision: 'approve', pin });
const happens = (event: object) => rig.happens('nordlicht', 'tobias.kern', event);

describe('the page of a bank that lets nobody in', () => {
  it('says that a PIN is wrong, or that the login is locked by then', async () => {
    await approve('wrong').expect(422, /Anmeldename oder PIN sind nicht richtig/);

    await happens({ event: 'loginLocked' });

    const refused = await approve('mensa4ever').expect(422);
    expect(refused.text).toContain('Der Zugang zum Online-Banking ist gesperrt');
    expect(refused.text).not.toContain('nicht richtig');
    await happens({ event: 'loginUnlocked' });
    await approve('mensa4ever').expect(303);
  });

  it('says that the bank is down', async () => {
    await happens({ event: 'siteDown' });

    const refused = await approve('mensa4ever').set('accept-language', 'en').expect(422);

    expect(refused.text).toContain('The bank cannot be reached at the moment');
  });
});
