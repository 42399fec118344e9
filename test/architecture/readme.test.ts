import { encryptWithDataDecryptionKey } from '../../src/providers/finapi/encryption/data-decryption-key.js';
import { blocksOf, examplesOf, runExamples, type Outcome } from '../support/readme.js';
import { differences } from '../support/readme-answers.js';
import { startSandbox, type TestSandbox } from '../support/sandbox.js';
import { sourceAt } from './source.js';

const { text } = sourceAt('README.md');
const blocks = blocksOf(text);
const examples = examplesOf(blocks);
const written = (language: string): string =>
  blocks.find((block) => block.language === language)?.text ?? '';

describe('the README', () => {
  it('names the two commands', () => {
    const commands = blocks.filter(({ language }) => language === 'shell').map((each) => each.text);

    expect(commands.slice(0, 2)).toEqual(['npm start\n', 'npm test\n']);
  });

  it('shows a test that runs', () => {
    const example = sourceAt('test/contract/readme-example.test.ts').text;

    expect(written('ts')).toBe(example.replace('../../src/testing/index.js', 'doppelbank'));
  });

  it('shows how to decrypt', async () => {
    const key = '00112233445566778899aabbccddeeff';
    const module = `data:text/javascript,${encodeURIComponent(written('js'))}`;
    const { decrypt } = (await import(module)) as { decrypt: Decrypt };

    expect(decrypt(encryptWithDataDecryptionKey('ada@example.com', key), key)).toBe(
      'ada@example.com',
    );
  });
});

type Decrypt = (encrypted: string, dataDecryptionKey: string) => string;

describe('the examples of the README', () => {
  let sandbox: TestSandbox;
  let outcome: Outcome;

  beforeAll(async () => {
    sandbox = await startSandbox({ clock: '2026-03-02T15:00:00Z' });
    const files = { 'story.yaml': written('yaml') };
    outcome = await runExamples(examples, { url: sandbox.url, files });
  });

  afterAll(() => sandbox.close());

  it('run to their end', () => {
    expect(outcome).toMatchObject({ code: 0 });
    expect(outcome.outputs).toHaveLength(examples.length);
  });

  it.each(examples.map((example, index) => ({ ...example, index })).filter(({ answer }) => answer))(
    'are answered as printed: line $line',
    ({ answer, index }) => {
      expect(answer && differences(outcome.outputs[index] ?? '', answer)).toEqual([]);
    },
  );
});

describe('an answer', () => {
  const printed = (language: string, answer: string) => ({ language, text: answer, line: 1 });

  it.each([
    ['json', '{"a": 1}', '{"a":2}', ['body.a is 2, not 1']],
    ['json', '{"a": "x…"}', '{"a":"xyz"}', []],
    ['json', '{"a": 1}', '{"a":1,"b":2}', ['body.b is not printed']],
    ['json', '{"a": 1, "…": "…"}', '{"a":1,"b":2}', []],
    ['json', '[1]', '[1,2]', ['body has 2 items, not 1']],
    ['json', '[1, "…"]', '[1,2]', []],
    ['xml', '<a>\n  …\n  <c/>\n</a>', '<a><b/><c/></a>', []],
    ['text', 'passed …\n', 'passed it\n', []],
  ])('%s %s is compared with %s', (language, answer, output, expected) => {
    expect(differences(output, printed(language, answer))).toEqual(expected);
  });

  it('as text differs by a letter', () => {
    expect(differences('passes\n', printed('text', 'passed\n'))).toHaveLength(1);
  });
});
