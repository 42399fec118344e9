import { execFileSync } from 'node:child_process';

import type { Command } from '../support/command.js';
import { workplace } from '../support/command.js';

const place = workplace();

let sandbox: Command;
let url: string;
beforeEach(async () => {
  sandbox = place.run('start --port 0 --memory --log-level silent');
  url = await sandbox.ready();
});

const call = (words: string) => place.run(`call ${words} --url ${url}`).ended();

describe('call', () => {
  it('signs and sends one call of either provider', async () => {
    const created = await call('createUser id=anna password=anna-secret --as finapi:client');
    const read = await call('getAuthorizedUser --as finapi:user/anna');
    const institutions = await call('getInstitutions --as finicity:customer/annalena');

    expect(created).toMatchObject({ code: 0, error: `POST ${url}/api/v2/users → 201\n` });
    expect(JSON.parse(created.out)).toMatchObject({ id: 'anna' });
    expect(read.code).toBe(0);
    expect(JSON.parse(read.out)).toMatchObject({ id: 'anna', password: 'XXXXX' });
    expect(institutions.code).toBe(0);
    expect(JSON.parse(institutions.out)).toMatchObject({
      institution: expect.any(Array) as unknown,
    });
  });

  it('sends headers, and shows those of the answer: enough to answer a question', async () => {
    const asked = [
      ...['call', 'discoverAndAddAccounts', 'institutionId=101732', '--url', url],
      ...['--as', 'finicity:customer/annalena'],
    ];
    const credential = [
      { name: 'Banking Userid', value: 'tfa_choice' },
      { name: 'Banking Password', value: 'go' },
    ];
    const typed = `credentials=${JSON.stringify({ credential })}`;
    const first = await place.run([...asked, '--include', typed]).ended();
    const [, session = ''] = /^challengesessionid: (.+)$/m.exec(first.error) ?? [];
    const header = `challengeSessionId: ${session}`;
    const answers = 'challengeResponses={"response":["Green"]}';
    const second = await place.run([...asked, '--header', header, answers]).ended();

    expect(first.code).toBe(1);
    expect(second.code).toBe(0);
    expect(JSON.parse(second.out)).toMatchObject({
      accounts: [{ type: 'bankingAccount' }, {}, {}],
    });
  });

  it('speaks XML', async () => {
    const { code, out } = await call('getInstitutions --xml --as finicity:customer/annalena');

    expect(code).toBe(0);
    expect(out).toMatch(/^<\?xml version="1\.0"/);
  });

  it('ends with 1 when the call is refused', async () => {
    const { code, out, error } = await call('createUser id=a?b --as finapi:client');

    expect([code, error]).toEqual([1, `POST ${url}/api/v2/users → 400\n`]);
    expect(JSON.parse(out)).toMatchObject({ errors: [{ code: 'ILLEGAL_FIELD_VALUE' }] });
  });

  it('prints the signed call instead of sending it', async () => {
    const { code, out, error } = await call("createUser id=an'na --as finapi:client --curl");

    expect([code, error]).toEqual([0, '']);
    expect(out).toMatch(
      /^curl -sS -X POST 'http:\/\/127\.0\.0\.1:\d+\/api\/v2\/users' \\\n {2}-H /,
    );
    const answer = execFileSync('sh', ['-c', out], { encoding: 'utf8' });
    expect(answer).toContain('ILLEGAL_FIELD_VALUE');
  });

  it('acts in another world', async () => {
    const { error } = await call('createUser id=anna --as finapi:client --world mine');

    expect(error).toBe(`POST ${url}/w/mine/api/v2/users → 201\n`);
  });

  it.each([
    ['createUsr', 'No provider offers createUsr. Did you mean "createUser"?'],
    ['getAccount --as finicity:customer/annalena', 'The call needs accountId=….'],
    ['createUser anna', '"anna" is not name=value.'],
    ['createUser --body {', '--body is not JSON.'],
    ['', 'call needs the name of an operation.'],
  ])('"%s" is refused with one sentence', async (words, sentence) => {
    expect(await call(words)).toEqual({ code: 2, out: '', error: `doppelbank: ${sentence}\n` });
  });

  it('says when nobody is there', async () => {
    await sandbox.stop();

    const { code, error } = await call('createUser --as finapi:client');

    expect(code).toBe(3);
    expect(error).toMatch(/^doppelbank: GET .* was not answered: connect ECONNREFUSED .*\.\n$/);
  });
});
