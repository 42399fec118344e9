import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { filesWith } from '../support/data-folder.js';
import { Banking, challengeIn, connectionIn, login } from '../support/finapi-banking.js';
import { FinapiRig } from '../support/finapi.js';
import { Secrets } from '../support/secrets.js';

let path: string;
let rig: FinapiRig;
const holder = { pid: 1, startedAt: 0, isRunning: () => false };
const start = async (): Promise<void> => {
  rig = await FinapiRig.start({ folder: { path, holder } });
};

beforeEach(async () => {
  path = mkdtempSync(join(tmpdir(), 'finapi-'));
  await start();
});
afterEach(async () => {
  await rig.close();
  rmSync(path, { recursive: true });
});

const OLD = { bankId: 277672, bankingInterface: 'FINTS_SERVER', name: 'MSA' };

describe('what a user types for a bank', () => {
  it('is kept nowhere: no PIN, no TAN, no answer, not on the bank’s page either', async () => {
    const secrets = new Secrets();
    const jane = await Banking.start(rig);
    const pin = secrets.makeAwkward('pin');
    const stored = { ...OLD, storeSecrets: true, loginCredentials: login('jane', pin) };
    const { hash } = challengeIn(await jane.import(stored));
    const wrong = { hash, challengeResponse: secrets.make('tan') };
    await jane.import({ ...stored, multiStepAuthentication: wrong }).expect(422);
    const again = challengeIn(await jane.import(stored));
    const right = { hash: again.hash, challengeResponse: '123456' };
    const { id } = connectionIn(
      await jane.import({ ...stored, multiStepAuthentication: right }).expect(201),
    );
    await jane.settled(id);
    const edited = [{ label: 'PIN', value: secrets.make('edited') }];
    await jane
      .ask('patch', `/${id}`, { bankingInterface: 'FINTS_SERVER', loginCredentials: edited })
      .expect(200);
    const { redirectUrl = '' } = challengeIn(
      await jane.import({
        bankId: 290003,
        redirectUrl: 'https://client.example',
        loginCredentials: [{ label: 'Anmeldename', value: 'tobias.kern' }],
      }),
    );
    const form = { decision: 'approve', pin: secrets.make('page') };
    await rig.page('post', redirectUrl, form).expect(422);

    const journal = await rig.world((world) => JSON.stringify(world.journal.list()));
    await rig.close();
    const { spellings } = secrets;
    const found = filesWith(path, spellings);
    await start();

    expect(spellings.filter((word) => journal.includes(word))).toEqual([]);
    expect(found).toEqual([]);
  });

  it('is good after a restart as well, and so is an authentication that was under way', async () => {
    const jane = await Banking.start(rig);
    const details = { ...OLD, storeSecrets: true, loginCredentials: login('jane') };
    const { hash } = challengeIn(await jane.import(details));

    await rig.close();
    await start();

    const later = new Banking(rig, await rig.tokenOf('jane'));
    const right = { hash, challengeResponse: '123456' };
    await later.import({ ...details, multiStepAuthentication: right }).expect(201);
  });
});
