import { parseScenario, ScenarioMistakes, type Mistake } from '../../src/core/scenario/load.js';

const OPERATIONS = ['createUser', 'getAccount', 'updateInstitutionLogin'];

const read = (text: string) => parseScenario(text, 'story.yaml', OPERATIONS);

/** Line and message of each mistake. */
function mistakes(text: string): [number, string][] {
  try {
    read(text);
    return [];
  } catch (error) {
    if (!(error instanceof ScenarioMistakes)) throw error;
    return error.mistakes.map(({ line, message }: Mistake) => [line, message]);
  }
}

/** A story whose first step stands on line 4. */
const story = (...lines: string[]): string =>
  ['title: A story', 'story: It happens.', 'steps:', ...lines].join('\n');

test('a good story is as it was written', () => {
  const text = story(
    '  - say: Somebody comes.',
    '    call: createUser',
    '    as: finapi:client',
    '    body: { id: anna, mood: ~ }',
    '    expect: { status: 201, body: { password: <string> } }',
    '    remember: { password: body.password }',
    '  - clock: { advance: PT1H }',
  );

  expect(read(text)).toEqual({
    title: 'A story',
    story: 'It happens.',
    steps: [
      {
        say: 'Somebody comes.',
        call: 'createUser',
        as: 'finapi:client',
        body: { id: 'anna', mood: null },
        expect: { status: 201, body: { password: '<string>' } },
        remember: { password: 'body.password' },
      },
      { clock: { advance: 'PT1H' } },
    ],
  });
});

test('every mistake is told with file and line', () => {
  const text = story('  - cal: createUser', '  - say: Fine.', '  - call: createUsr');

  expect(() => read(text)).toThrow(
    new ScenarioMistakes([
      {
        file: 'story.yaml',
        line: 4,
        message:
          'A step has one of call, request, bank, clock, control, outbox, say; this one has cal. ' +
          'Did you mean "call"?',
      },
    ]),
  );
  expect(() => read(text)).toThrow(/^story\.yaml:4: /);
});

test.each<[string, [number, string][]]>([
  ['- a list', [[1, 'A scenario is a mapping with title, story and steps.']]],
  ['', [[1, 'A scenario is a mapping with title, story and steps.']]],
  ['title: a\nstory: b', [[1, 'A scenario has a list of steps, at least one.']]],
  ['title: a\nstory: b\nsteps: []', [[3, 'A scenario has a list of steps, at least one.']]],
  [
    'title: a\nsteps:\n  - say: c',
    [[1, 'story: Invalid input: expected string, received undefined.']],
  ],
  [
    'titel: a\ntitle: a\nstory: b\nsteps:\n  - say: c',
    [[1, 'Unknown key "titel". Did you mean "title"?']],
  ],
  ['title: a\ntitle: b', [[2, 'Map keys must be unique.']]],
  ['title: "a', [[1, 'Missing closing "quote.']]],
  [
    'title: a\nstory: b\nformats: [jsn]\nsteps:\n  - say: c',
    [[3, 'formats.0: Invalid option: expected one of "json"|"xml". Did you mean "json"?']],
  ],
])('%j is no story', (text, expected) => {
  expect(mistakes(text)).toEqual(expected);
});

test.each<[string, string[], [number, string][]]>([
  ['is a mapping', ['  - createUser'], [[4, 'A step is a mapping.']]],
  ['does something', ['  - {}'], [[4, expect.stringContaining('this one has nothing.') as string]]],
  [
    'does one thing',
    ['  - call: createUser', '    clock: freeze'],
    [[4, 'A step does one thing; this one has call and clock.']],
  ],
  [
    'has keys that are known',
    ['  - call: createUser', '    expct:', '      status: 200'],
    [[5, 'Unknown key "expct". Did you mean "expect"?']],
  ],
  [
    'has known keys below, too',
    ['  - call: createUser', '    expect:', '      staus: 200', '      body: {}'],
    [[6, 'Unknown key "staus". Did you mean "status"?']],
  ],
  [
    'says what it does besides saying something',
    ['  - say: Hello.', '    clok: freeze'],
    [[4, expect.stringContaining('this one has say, clok. Did you mean "clock"?') as string]],
  ],
  [
    'calls an operation that somebody offers',
    ['  - say: Hello.', '    call: createUsr'],
    [[5, 'Unknown operation "createUsr". Did you mean "createUser"?']],
  ],
  [
    'moves the clock by a duration',
    ['  - clock: { advance: an hour }'],
    [[4, 'clock.advance: Say a duration such as PT37M or P1D.']],
  ],
  [
    'moves the clock to an instant',
    ['  - clock:', '      set: tomorrow'],
    [[5, 'clock.set: Say an instant such as 2024-03-01T12:00:00Z.']],
  ],
  [
    'expects a status that exists',
    ['  - call: createUser', '    expect: { status: 99 }'],
    [[5, 'expect.status: Too small: expected number to be >=100.']],
  ],
  [
    'remembers parts of an answer',
    ['  - call: createUser', '    remember: { id: bodi.id }'],
    [[5, expect.stringContaining('begin with body, headers or status') as string]],
  ],
])('a step %s', (_rule, lines, expected) => {
  expect(mistakes(story(...lines))).toEqual(expected);
});

test.each([
  ['fault', '"fault" is refused: faults of the network cannot be set yet.'],
  ['faults', '"faults" is refused: faults of the network cannot be set yet.'],
  ['fork', '"fork" is refused: a world cannot be forked yet.'],
  ['target', '"target" is refused: scenarios cannot run against a real provider yet.'],
])('the key %s is refused with a sentence, wherever it stands', (key, sentence) => {
  expect(mistakes(story(`  - ${key}: something`))).toEqual([[4, sentence]]);
  expect(mistakes(story('  - say: Hello.', `    ${key}: something`))).toEqual([[4, sentence]]);
  expect(mistakes(story('  - call: createUser', `    ${key}: x`))).toEqual([[5, sentence]]);
  expect(mistakes(`${key}: x\n${story('  - say: Hello.')}`)).toEqual([[1, sentence]]);
});

test('a world is set up with what is known', () => {
  const world = 'world:\n  clock: noon\n  sed: a\n';

  expect(mistakes(world + story('  - say: Hello.'))).toEqual([
    [2, 'world.clock: Say an instant such as 2024-03-01T12:00:00Z.'],
    [3, 'Unknown key "sed". Did you mean "seed"?'],
  ]);
});

test('aliases do not fill the memory', () => {
  const bomb = ['a: &a [x, x, x, x, x, x, x, x, x, x]'];
  for (const name of 'bcdefgh') {
    const before = String.fromCharCode(name.charCodeAt(0) - 1);
    bomb.push(`${name}: &${name} [${Array(10).fill(`*${before}`).join(', ')}]`);
  }

  expect(mistakes(bomb.join('\n'))).toEqual([
    [1, 'Excessive alias count indicates a resource exhaustion attack.'],
  ]);
});

test('a key of all objects is a key like any other', () => {
  expect(mistakes(story('  - call: createUser', '    __proto__: { status: 200 }'))).toEqual([
    [5, 'Unknown key "__proto__".'],
  ]);
  expect(mistakes(story('  - constructor: createUser'))).toHaveLength(1);
});
