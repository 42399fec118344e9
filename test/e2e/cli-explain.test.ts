import { workplace, type Command } from '../support/command.js';

const place = workplace();

let sandbox: Command;
let url: string;
beforeEach(async () => {
  sandbox = place.run('start --port 0 --memory --clock 2026-03-02T12:00:00Z --log-level silent');
  url = await sandbox.ready();
  await place.run(`call createUser id=anna --as finapi:client --url ${url}`).ended();
});

const explain = (words: string) => place.run(`explain ${words} --url ${url}`).ended();

async function connect(): Promise<number> {
  const response = await fetch(`${url}/_sandbox/worlds/default/finapi/users/anna/connections`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ bankId: 290001, login: 'anna.lindner', bankingInterfaces: ['XS2A'] }),
  });
  return ((await response.json()) as { id: number }).id;
}

describe('explain', () => {
  it('prints nine lines for each interface, with value, remedy and source', async () => {
    const id = await connect();

    const { code, out, error } = await explain('--as finapi:user/anna');

    expect([code, error]).toEqual([0, '']);
    const lines = out.split('\n');
    expect(lines.slice(0, 5)).toEqual([
      'Automatic batch update of finapi:user/anna, as of 2026-03-02T12:00:00.000Z',
      'Configurations: "nightly" (daily at 02:00Z). Next run for this user: none by itself.',
      '',
      `Bank connection ${String(id)} at Rheinaue Bank AG (290001), no run is due`,
      '',
    ]);
    expect(lines[5]).toBe('  XS2A: a run leaves it: isAutoUpdateEnabled is false.');
    const cells = lines.slice(7, 16).map((line) => line.trim().split(/ {2,}/));
    expect(cells.map(([holds]) => holds)).toEqual([
      ...['yes', 'yes', 'NO'],
      ...Array.from({ length: 6 }, () => 'yes'),
    ]);
    expect(cells.map((row) => row.slice(1, 2).join(''))).toEqual([
      ...['-', '-', '-'],
      '1. A valid consent exists, or the PIN is stored and not volatile',
      '2. The user has accepted the latest terms and conditions',
      '3. No action of the user is required',
      '4. The previous update with the stored credentials did not fail because of them',
      '5. The bank is included in the automatic batch update',
      "6. At least one of the bank's data sources can be used for the client",
    ]);
    expect(cells[2]).toEqual([
      ...['NO', '-', 'The user takes part in the automatic batch update'],
      'isAutoUpdateEnabled is false.',
      'Setting isAutoUpdateEnabled to true.',
      'user.isAutoUpdateEnabled',
    ]);
    expect(lines.slice(16)).toEqual(['']);
  });

  it('takes the id alone, and says when the next run comes', async () => {
    await connect();
    await place
      .run(`call editAuthorizedUser isAutoUpdateEnabled=true --as finapi:user/anna --url ${url}`)
      .ended();

    const { out } = await explain('--as anna');

    expect(out).toContain('Next run for this user: 2026-03-03T02:00:00.000Z, when');
    expect(out).toContain('  XS2A: a run updates it.\n');
  });

  it('says the same as JSON', async () => {
    const { code, out } = await explain('--as anna --json');

    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      userId: 'anna',
      at: '2026-03-02T12:00:00.000Z',
      configurations: [
        {
          name: 'nightly',
          rhythm: 'daily at 02:00Z',
          nextRun: '2026-03-03T02:00:00.000Z',
          excludedBanks: [],
        },
      ],
      connections: [],
    });
  });

  it('says so where there is nothing to explain', async () => {
    expect((await explain('--as anna')).out).toContain('The user has no bank connections.\n');
    const { code, error } = await explain('--as nobody');
    expect([code, error]).toEqual([
      1,
      expect.stringMatching(/^doppelbank: This world has no finAPI user "nobody"\. .+\n$/),
    ]);
  });

  it.each([
    ['', 2, 'explain needs --as and a user, such as --as finapi:user/anna.'],
    ['anna', 2, 'explain needs --as and a user, such as --as finapi:user/anna.'],
    [
      '--as finicity:customer/x',
      2,
      'Nothing is to be explained for finicity:customer/x; give a finapi:user/ID.',
    ],
    [
      '--as finapi:client',
      3,
      '"finapi:client" names no user; say finapi:user/ID, or the ID alone.',
    ],
  ])('"%s" is refused with one sentence', async (words, code, sentence) => {
    expect(await explain(words)).toEqual({ code, out: '', error: `doppelbank: ${sentence}\n` });
  });
});
