import { credentials, FinicityClient } from '../support/finicity-client.js';
import { transactionsPath, Viewer } from '../support/finicity-bookings.js';
import { FinicityWorld } from '../support/finicity-world.js';

type Step = readonly [what: string, happen: (world: FinicityWorld) => Promise<unknown>];

/** Something on the checking account, seen at once. */
const seen =
  (name: string, fields: object = {}): Step[1] =>
  async (world) => {
    await world.happens(name, { account: 'checking', ...fields });
    await world.aggregate();
  };

const FIRST = { account: 'checking', id: 'B-1', amount: -10, date: '2016-06-20' };

/** Each changes what a list holds, or nearly does. */
const STORY: readonly Step[] = [
  ['accounts are discovered', (world) => world.discover()],
  ['a booking is told', (world) => world.happens('booking', FIRST)],
  ['it is aggregated', (world) => world.aggregate()],
  ['the booking is corrected', seen('booking', { id: 'B-2', amount: -11, corrects: 'B-1' })],
  ['the correction is deleted', seen('bookingDeleted', { deletes: 'B-2' })],
  ['two hours go by', (world) => world.advance('PT2H')],
  ['nothing new is aggregated', (world) => world.aggregate()],
  ['two months go by', (world) => world.advance('P62D')],
  ['the account is closed', seen('accountClosed')],
  ['the customer is deleted and comes back', deletedAndBack],
  [
    'another bank knows the same',
    ({ client }) => client.post(CC_LOGINS, credentials('demo', 'any')),
  ],
];

async function deletedAndBack(world: FinicityWorld): Promise<unknown> {
  await world.client.call('DELETE', '/customers');
  return world.discover();
}

const CC_LOGINS = '/institutions/100000/logins';
const PERIODS = ['txnStartDate=2015-01-01', 'txnStartDate=2016-06-10&txnEndDate=2016-06-20'];

/** What can be read of the transactions of some accounts, in both formats. */
async function lists({ client }: FinicityWorld): Promise<readonly string[]> {
  const texts: string[] = [];
  const accounts = await new Viewer(client).accounts();
  for (const { accountId } of accounts.slice(0, 3)) {
    for (const period of PERIODS) {
      const path = transactionsPath(accountId, period);
      texts.push((await client.get(path)).text, (await client.call('GET', path)).text);
    }
  }
  return texts;
}

/** What is answered at the end of a story by a sandbox that was never asked before. */
async function untold(story: readonly Step[]): Promise<readonly string[]> {
  const world = await FinicityWorld.start();
  try {
    for (const [, happen] of story) await happen(world);
    return await lists(world);
  } finally {
    await world.close();
  }
}

describe('a list that was asked for before', () => {
  let world: FinicityWorld;
  const told: (readonly string[])[] = [];

  beforeAll(async () => {
    world = await FinicityWorld.start();
    for (const [, happen] of STORY) {
      await happen(world);
      await lists(world);
      told.push(await lists(world));
    }
  });
  afterAll(() => world.close());

  it.each(STORY.map(([what], index) => [what, index] as const))(
    'is as if it were asked for the first time: %s (%i)',
    async (_what, index) => {
      expect(told[index]).toEqual(await untold(STORY.slice(0, index + 1)));
    },
  );

  it('has not been the same all along', () => {
    expect(new Set(told.map((texts) => texts.join('\n'))).size).toBeGreaterThan(STORY.length / 2);
  });
});

describe('what is told to one', () => {
  /** Ids of the transactions of the first account that a customer finds under a base URL. */
  async function idsFor(client: FinicityClient): Promise<readonly number[]> {
    await client.post('/institutions/101732/logins', credentials('demo', 'go'));
    const viewer = new Viewer(client);
    const [first] = await viewer.accounts();
    const list = await viewer.transactions(first?.accountId ?? 0, 'txnStartDate=2015-01-01');
    return list.map(({ id }) => id);
  }

  it('is not told to another, nor to one of the same name in a world of another seed', async () => {
    const world = await FinicityWorld.start();
    const { url, request } = world.sandbox;
    await request.post('/_sandbox/worlds').send({ name: 'other', seed: 'another' }).expect(201);
    try {
      const lists = [
        await idsFor(world.client),
        await idsFor(new FinicityClient(url, 'somebody-else')),
        await idsFor(new FinicityClient(`${url}/w/other`)),
      ];
      const ids = lists.flat();

      expect(Math.min(...lists.map(({ length }) => length))).toBeGreaterThan(50);
      expect(new Set(ids).size).toBe(ids.length);
    } finally {
      await world.close();
    }
  });
});
