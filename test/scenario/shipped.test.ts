import type { RunReport } from '../../src/core/scenario/run.js';
import { valueAt } from '../../src/core/scenario/variables.js';
import { startSandbox, type TestSandbox } from '../support/sandbox.js';
import {
  accountsIn,
  complaintOf,
  factsOf,
  STORY_FILES,
  storyText,
  Teller,
  withSeed,
  withSteps,
  type SeenAccount,
  type Telling,
} from '../support/stories.js';

const teller = await Teller.hire();
const tellings = teller.tellings();

let sandbox: TestSandbox;
beforeEach(async () => {
  sandbox = await startSandbox();
});
afterEach(async () => {
  await sandbox.close();
});

const tell = (telling: Telling): Promise<RunReport> => teller.tell(telling, sandbox.url);

const complaintsOf = (told: readonly Telling[], reports: readonly RunReport[]): string[] =>
  reports.flatMap((report, index) => {
    const telling = told[index];
    return (telling && complaintOf(telling, report)) ?? [];
  });

const worldNames = async (): Promise<unknown> =>
  (await sandbox.request.get('/_sandbox/worlds')).body as unknown;

describe('a story that comes along', () => {
  it.each(STORY_FILES)('%s tells editors its schema in the first line', (file) => {
    const [first] = storyText(file).split('\n');

    expect(first).toBe('# yaml-language-server: $schema=../scenario.schema.json');
  });

  it.each(STORY_FILES)('%s stands on a clock and a seed of its own', (file) => {
    const { world } = teller.read(file);

    expect(world).toMatchObject({
      clock: expect.any(String) as string,
      seed: expect.any(String) as string,
    });
  });

  it('has a title that no other has', () => {
    const titles = STORY_FILES.map((file) => teller.read(file).title);

    expect(new Set(titles).size).toBe(titles.length);
  });

  it('can be told in XML where Finicity is part of it', () => {
    const withoutXml = STORY_FILES.filter(
      (file) => teller.read(file).formats?.includes('xml') !== true,
    );

    expect(withoutXml.filter((file) => !file.startsWith('finapi/'))).toEqual([]);
  });

  it('is listed by the control API', async () => {
    const response = await sandbox.request.get('/_sandbox/scenarios');

    const { scenarios } = response.body as { scenarios: { name: string }[] };
    expect(scenarios.map(({ name }) => name)).toEqual(
      STORY_FILES.map((file) => file.replace(/\.yaml$/, '')),
    );
  });
});

describe('the README of the stories', () => {
  it('shows one that can be told', async () => {
    const [, text = ''] = /```yaml\n([^`]+)```/.exec(storyText('README.md')) ?? [];
    const telling = { file: 'README.md', scenario: teller.parse(text, 'README.md') };

    const report = await tell({ ...telling, format: 'xml' });

    expect(complaintsOf([{ ...telling, format: 'xml' }], [report])).toEqual([]);
  });
});

describe('all stories', () => {
  it('pass twice in a row, with the same ids, accounts and amounts', async () => {
    const [first, second]: [RunReport[], RunReport[]] = [[], []];
    for (const telling of tellings) first.push(await tell(telling));
    for (const telling of tellings) second.push(await tell(telling));

    expect(complaintsOf(tellings, first)).toEqual([]);
    expect(complaintsOf(tellings, second)).toEqual([]);
    expect(second.map(factsOf)).toEqual(first.map(factsOf));
    expect(await worldNames()).toEqual({ worlds: [{ name: 'default' }] });
  });

  it('pass eight at once', async () => {
    const reports: RunReport[] = [];
    const waiting = [...tellings.entries()];
    const work = async (): Promise<void> => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const [index, telling] = next;
        reports[index] = await tell(telling);
      }
    };

    await Promise.all(Array.from({ length: 8 }, work));

    expect(complaintsOf(tellings, reports)).toEqual([]);
    expect(await worldNames()).toEqual({ worlds: [{ name: 'default' }] });
  });
});

describe('a story that is told eight times at once', () => {
  /** Everybody who has come to life, and every exchange, at the end of a story. */
  const witnessed = ({ steps }: RunReport): unknown => {
    const [principals, journal] = steps.slice(-2).map(({ answer }) => valueAt(answer, 'body'));
    const entries = valueAt(journal, 'entries') as { operation: string; principal: string }[];
    return {
      principals,
      entries: entries.map(({ operation, principal }) => [operation, principal]),
    };
  };

  it.each(['both/password-changed.yaml', 'finapi/user-life-cycle.yaml'])(
    'shows no trace of the other seven: %s',
    async (file) => {
      const scenario = withSteps(teller.read(file), [
        { control: 'GET principals' },
        { control: 'GET journal' },
      ]);
      const telling = { file, scenario, format: 'json' } as const;
      const alone = await tell(telling);

      const reports = await Promise.all(Array.from({ length: 8 }, () => tell(telling)));

      expect(alone.passed).toBe(true);
      expect(reports.map(factsOf)).toEqual(Array.from({ length: 8 }, () => factsOf(alone)));
      expect(reports.map(witnessed)).toEqual(Array.from({ length: 8 }, () => witnessed(alone)));
    },
  );

  it('leaves the default world untouched', async () => {
    const file = 'finicity/first-customer.yaml';
    const telling = { file, scenario: teller.read(file), format: 'xml' } as const;
    await Promise.all(Array.from({ length: 8 }, () => tell(telling)));

    const journal = await sandbox.request.get('/_sandbox/worlds/default/journal');
    const principals = await sandbox.request.get('/_sandbox/worlds/default/principals');

    expect(journal.body).toEqual({ dropped: 0, entries: [] });
    expect(principals.body).toEqual({ total: 0, principals: [] });
  });
});

describe('the seed of a story', () => {
  const file = 'finicity/first-customer.yaml';

  const accountsWith = async (seed: string, format: 'json' | 'xml'): Promise<SeenAccount[]> => {
    const scenario = withSeed(teller.read(file), seed);
    const { steps } = await tell({ file, scenario, format });
    return accountsIn(steps[3]);
  };

  it('gives the same ids, accounts and amounts in two worlds', async () => {
    expect(await accountsWith('one', 'xml')).toEqual(await accountsWith('one', 'json'));
  });

  it('gives other ids and amounts, of the same accounts, when it is another one', async () => {
    const one = await accountsWith('one', 'json');
    const two = await accountsWith('two', 'json');

    expect(two.map(({ accountNumber }) => accountNumber)).toEqual(
      one.map(({ accountNumber }) => accountNumber),
    );
    expect(one.map(({ accountId }) => accountId)).not.toContain(two[0]?.accountId);
    expect(two[0]?.balanceAmount).not.toBe(one[0]?.balanceAmount);
  });
});
