import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { workplace } from '../support/command.js';

const place = workplace();

const GOOD = `
title: A user comes
story: |
  Somebody signs up.
  The password is told once.
steps:
  - say: Anna signs up.
    call: createUser
    as: finapi:client
    body: { id: anna }
    expect: { status: 201, body: { id: anna } }
`;

const WRONG = GOOD.replace('expect: { status: 201', 'expect: { status: 204').replace(
  'title: A user',
  'title: Nobody',
);

const MISTAKEN = GOOD.replace('call: createUser', 'call: createUsr');

const write = (name: string, text: string): void => {
  writeFileSync(join(place.folder(), name), text);
};

const ended = (words: string, environment = {}) => place.run(words, environment).ended();

beforeEach(() => {
  write('good.yaml', GOOD);
  write('wrong.yaml', WRONG);
  write('mistaken.yaml', MISTAKEN);
});

const MISTAKE = 'mistaken.yaml:8: Unknown operation "createUsr". Did you mean "createUser"?\n';

describe('validate', () => {
  it('ends with 0 when all can be played', async () => {
    expect(await ended('validate good.yaml wrong.yaml')).toEqual({
      code: 0,
      out: 'valid  good.yaml\nvalid  wrong.yaml\n',
      error: '',
    });
  });

  it('ends with 1 and names file, line and the nearest right word', async () => {
    expect(await ended('validate good.yaml mistaken.yaml')).toEqual({
      code: 1,
      out: `valid  good.yaml\n${MISTAKE}`,
      error: '',
    });
  });
});

describe('run', () => {
  it('ends with 0 when all is as expected', async () => {
    expect(await ended('run good.yaml')).toEqual({
      code: 0,
      out: 'passed  A user comes (json)  good.yaml\nscenarios: 1 passed, 0 failed\n',
      error: '',
    });
  });

  it('ends with 1 and tells what was not', async () => {
    const { code, out, error } = await ended('run wrong.yaml good.yaml');

    expect([code, error]).toEqual([1, '']);
    expect(out).toMatch(
      /^FAILED {2}Nobody comes \(json\) {2}wrong\.yaml\n {8}step 1: createUser as finapi:client → 201\n {10}status: expected 204, got 201\n {10}answer: \{.*\}\npassed {2}A user comes \(json\) {2}good\.yaml\nscenarios: 1 passed, 1 failed\n$/,
    );
  });

  it('ends with 1 when a story cannot be played, and plays the others', async () => {
    expect(await ended('run mistaken.yaml good.yaml')).toEqual({
      code: 1,
      out:
        `FAILED  ${MISTAKE}passed  A user comes (json)  good.yaml\n` +
        'scenarios: 1 passed, 1 failed\n',
      error: '',
    });
  });

  it('plays all stories of a folder, in the form that is asked for', async () => {
    mkdirSync(join(place.folder(), 'stories/deep'), { recursive: true });
    write('stories/deep/a.yaml', `formats: [json, xml]\n${GOOD}`);
    write('stories/b.yml', GOOD);
    write('stories/notes.txt', 'no story');

    expect((await ended('run stories --format json')).out).toBe(
      'passed  A user comes (json)  stories/b.yml\n' +
        'passed  A user comes (json)  stories/deep/a.yaml\n' +
        'scenarios: 2 passed, 0 failed\n',
    );
  });

  it('plays against a sandbox that runs already, and leaves no world behind', async () => {
    const sandbox = place.run('start --port 0 --memory --log-level silent');
    const url = await sandbox.ready();

    const { code } = await ended(`run good.yaml --url ${url}`);
    const { worlds } = (await (await fetch(`${url}/_sandbox/worlds`)).json()) as {
      worlds: unknown;
    };

    expect([code, worlds]).toEqual([0, [{ name: 'default' }]]);
  });

  it.each([
    ['run nowhere.yaml', 2, 'There is no file or folder nowhere.yaml.'],
    ['run good.yaml --format yaml', 2, '--format is "yaml"; give one of json, xml.'],
    ['run good.yaml --format xml', 2, 'No story can be told that way.'],
    ['run good.yaml --url here', 2, '--url is "here"; give one such as http://127.0.0.1:4010.'],
    ['run good.yaml --ulr x', 2, 'There is no flag --ulr here. Did you mean --url?'],
  ])('%s is refused', async (words, code, sentence) => {
    expect(await ended(words)).toEqual({ code, out: '', error: `doppelbank: ${sentence}\n` });
  });

  it('says when nobody is there', async () => {
    const { code, out, error } = await ended('run good.yaml --url http://127.0.0.1:9');

    expect([code, out]).toEqual([3, '']);
    expect(error).toMatch(/^doppelbank: POST http:\/\/127\.0\.0\.1:9\/_sandbox\/worlds was not /);
  });
});

describe('scenarios', () => {
  it('lists what comes along', async () => {
    const { code, out, error } = await ended('scenarios');

    expect([code, error]).toEqual([0, '']);
    expect(out).toMatch(/finapi\/user-life-cycle\.yaml\n {4}.*\(json\)\n/);
    expect(out).toContain('doppelbank play FILE');
  });
});

describe('play', () => {
  it('goes on when somebody presses Enter', async () => {
    const player = place.run('play good.yaml');
    await player.says(/\[1\/1\] Enter to go on $/);
    expect(player.out).toBe(
      'A user comes\n\nSomebody signs up.\nThe password is told once.\n' +
        '\nAnna signs up.\n[1/1] Enter to go on ',
    );

    player.type('\n');
    const { code, out, error } = await player.ended();

    expect([code, error]).toEqual([0, '']);
    expect(out).toContain('  createUser as finapi:client → 201\n    {\n      "status": 201,');
    expect(out.endsWith('\nThe end: all as expected.\n')).toBe(true);
  });

  it('ends with 1 when something is not as expected', async () => {
    const player = place.run('play wrong.yaml');
    await player.says(/Enter to go on $/);
    player.type('\n');

    const { code, out } = await player.ended();

    expect(code).toBe(1);
    expect(out).toContain('  not as expected: status: expected 204, got 201\n');
  });
});
