import { parseScenario, ScenarioMistakes } from '../../src/core/scenario/load.js';

/** Line and message of each mistake; the first step stands on line 4. */
function mistakes(...lines: string[]): [number, string][] {
  const text = ['title: A story', 'story: It happens.', 'steps:', ...lines].join('\n');
  try {
    parseScenario(text, 'story.yaml', ['createUser']);
    return [];
  } catch (error) {
    if (!(error instanceof ScenarioMistakes)) throw error;
    return error.mistakes.map(({ line, message }) => [line, message]);
  }
}

const CALL = '  - call: createUser';

describe('a value', () => {
  it('can be used once it is remembered', () => {
    expect(
      mistakes(
        CALL,
        '    remember: { user: body.id }',
        CALL,
        "    as: 'finapi:user/${user}'",
        "    body: { '${user}': '${world} at ${baseUrl}' }",
      ),
    ).toEqual([]);
  });

  it('that was never remembered is a mistake', () => {
    expect(mistakes(CALL, '    remember: { user: body.id }', CALL, "    as: 'x/${usr}'")).toEqual([
      [7, '"usr" was never remembered before this step. Did you mean "user"?'],
    ]);
  });

  it('cannot be used by the step that remembers it', () => {
    expect(mistakes(CALL, "    body: ['${user}']", '    remember: { user: body.id }')).toEqual([
      [5, '"user" was never remembered before this step.'],
    ]);
  });

  it('is looked for in keys and lists, too', () => {
    expect(
      mistakes(CALL, '    body:', "      '${a}': 1", '      list:', "        - '${b}'"),
    ).toEqual([
      [6, '"a" was never remembered before this step.'],
      [8, '"b" was never remembered before this step.'],
    ]);
  });
});

describe('a matcher', () => {
  it.each([
    '<any>',
    '<uuid>',
    '<absent>',
    '<length 3>',
    '<matches ^a+$>',
    '<contains a b>',
    '<at 2024-03-01T12:00:00Z>',
    '<at ${world}>',
    '<a@b.example>',
    'a <uuid> inside',
    '<>',
  ])('may be %s', (text) => {
    expect(mistakes(CALL, `    expect: { body: { a: '${text}' } }`)).toEqual([]);
  });

  it.each([
    ['<uid>', 'Unknown matcher <uid>. Did you mean "uuid"?'],
    ['<constructor>', 'Unknown matcher <constructor>.'],
    ['<length x>', '<length> needs a number, not "x".'],
    ['<length>', '<length> needs a number, not "".'],
    ['<matches (>', '<matches> needs a regular expression, not "(".'],
    ['<contains>', '<contains> needs a text, not "".'],
    ['<at noon>', '<at> needs an instant, not "noon".'],
  ])('cannot be %s', (text, message) => {
    expect(mistakes(CALL, '    expect:', '      body:', `        a: ['${text}']`)).toEqual([
      [7, message],
    ]);
  });

  it('means something only where something is expected', () => {
    expect(mistakes(CALL, "    body: { a: '<uid>' }")).toEqual([]);
    expect(mistakes("  - outbox: [{ url: '<uid>' }]")).toEqual([
      [4, 'Unknown matcher <uid>. Did you mean "uuid"?'],
    ]);
  });

  it('stands for several items as a key', () => {
    expect(mistakes(CALL, "    expect: { body: { list: { '<includes>': [1] } } }")).toEqual([]);
    expect(mistakes(CALL, "    expect: { body: { list: { '<include>': [1] } } }")).toHaveLength(1);
  });
});
