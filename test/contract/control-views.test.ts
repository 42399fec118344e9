import { FakeControl, refusal } from '../support/fake-control.js';
import { START } from '../support/fake-rig.js';

let rig: FakeControl;
beforeEach(async () => {
  rig = await FakeControl.start();
});
afterEach(async () => {
  expect(rig.bugs).toEqual([]);
  await rig.close();
});

describe('listPrincipals', () => {
  const page = (query: string) => rig.call('GET', `/worlds/default/principals${query}`);

  it('shows by pages whom tokens can speak for', async () => {
    for (const owner of ['cleo', 'anna', 'beate']) await rig.rename(owner, owner);

    const [anna, beate, cleo] = ['anna', 'beate', 'cleo'].map((owner) => ({
      principal: `fake:owner/${owner}`,
    }));
    expect(await page('')).toEqual([200, { total: 3, principals: [anna, beate, cleo] }]);
    expect(await page('?perPage=2')).toEqual([200, { total: 3, principals: [anna, beate] }]);
    expect(await page('?perPage=2&page=2')).toEqual([200, { total: 3, principals: [cleo] }]);
    expect(await page('?page=9')).toEqual([200, { total: 3, principals: [] }]);
    expect(await page('?perPage=1001')).toEqual(
      refusal(400, 'invalidRequest', 'query.perPage: Too big: expected number to be <=1000.'),
    );
  });
});

describe('the journal', () => {
  const entry = (id: number, owner: string) => ({
    id,
    at: START,
    provider: 'fake',
    operation: 'getOwner',
    requestId: 'made-up',
    request: {
      method: 'GET',
      url: `/fake/v1/owners/${owner}`,
      headers: { host: `127.0.0.1:${rig.port}`, connection: 'close' },
      size: 0,
    },
    response: {
      status: 200,
      headers: {
        date: 'Fri, 01 Mar 2024 12:00:00 GMT',
        'content-length': '22',
        'content-type': 'application/json',
        'x-request-id': 'made-up',
      },
      body: '{"name":"","notes":{}}',
      size: 22,
    },
  });
  beforeEach(async () => {
    await rig.ask({ path: '/fake/v1/owners/anna' });
    await rig.ask({ path: '/fake/v1/owners/beate' });
    await rig.ask({ path: '/fake/v1/nowhere' });
  });
  const list = (query: string) => rig.call('GET', `/worlds/default/journal${query}`);
  const idsOf = async (query: string): Promise<number[]> => {
    const [, body] = await list(query);
    return (body as { entries: { id: number }[] }).entries.map(({ id }) => id);
  };

  it('lists what was asked and answered, but for control calls', async () => {
    expect(await list('?operation=getOwner')).toEqual([
      200,
      { dropped: 0, entries: [entry(1, 'anna'), entry(2, 'beate')] },
    ]);
    expect(await idsOf('')).toEqual([1, 2, 3]);
  });

  it('is filtered by operation, status, principal and since', async () => {
    await rig.ask({
      path: '/fake/v1/owners/anna',
      headers: { 'x-principal': 'fake:owner/anna' },
    });

    expect(await idsOf('?status=404')).toEqual([3]);
    expect(await idsOf('?principal=fake:owner/anna')).toEqual([4]);
    expect(await idsOf('?since=2')).toEqual([3, 4]);
    expect(await idsOf('?since=2&operation=getOwner')).toEqual([4]);
    expect(await idsOf(`?since=${START}`)).toEqual([1, 2, 3, 4]);
    expect(await idsOf('?since=2024-03-01T12:00:01Z')).toEqual([]);
    expect((await list('?since=noon'))[0]).toBe(400);
    expect((await list('?status=good'))[0]).toBe(400);
  });

  it('shows one entry', async () => {
    expect(await rig.call('GET', '/worlds/default/journal/2')).toEqual([200, entry(2, 'beate')]);
  });

  it('says when an entry is not there', async () => {
    const next = '0 of the oldest entries have made room for others.';

    expect(await rig.call('GET', '/worlds/default/journal/99')).toEqual(
      refusal(404, 'notFound', 'No journal entry 99.', next),
    );
    expect((await rig.call('GET', '/worlds/default/journal/x'))[0]).toBe(400);
  });

  it('is cleared and goes on counting', async () => {
    expect(await rig.call('DELETE', '/worlds/default/journal')).toEqual([200, { cleared: true }]);
    await rig.ask({ path: '/fake/v1/owners/anna' });

    expect(await list('')).toEqual([200, { dropped: 0, entries: [entry(4, 'anna')] }]);
  });
});

describe('listOutbox', () => {
  it('shows what a world has sent, or would have', async () => {
    await rig.sandbox.worlds.within('default', ({ outbox }) =>
      outbox.send({
        provider: 'fake',
        url: 'https://app.example/hook',
        body: { userId: 'anna' },
        about: 'fake:owner/anna',
        allowedTargets: [],
      }),
    );

    expect(await rig.call('GET', '/worlds/default/outbox')).toEqual([
      200,
      {
        messages: [
          {
            id: 1,
            at: START,
            provider: 'fake',
            url: 'https://app.example/hook',
            body: { userId: 'anna' },
            about: 'fake:owner/anna',
            delivery: 'captured',
          },
        ],
      },
    ]);
  });
});

describe('bank events', () => {
  const make = (body: object) => rig.call('POST', '/worlds/default/bank/events', body);
  const told = {
    institution: 'finbank',
    login: 'demo',
    event: { event: 'siteDown', number: 1, at: START, code: 108 },
  };

  it('happen, and are told', async () => {
    const answer = await make({
      institution: 'finbank',
      login: 'demo',
      event: 'siteDown',
      code: 108,
    });

    expect(answer).toEqual([201, told]);
    expect(await rig.call('GET', '/worlds/default/bank/events')).toEqual([200, { events: [told] }]);
    expect(await rig.call('GET', '/worlds/a/bank/events')).toEqual([200, { events: [] }]);
  });

  it('may lie ahead', async () => {
    const at = '2024-03-02T00:00:00+01:00';

    expect(
      await make({ institution: 'finbank', login: 'demo', event: 'siteDown', code: 108, at }),
    ).toEqual([201, { ...told, event: { ...told.event, at: '2024-03-01T23:00:00.000Z' } }]);
  });

  it.each([
    [
      { institution: 'finbnk', login: 'demo', event: 'siteDown', code: 108 },
      refusal(404, 'notFound', 'There is no institution "finbnk".', 'Did you mean "finbank"?'),
    ],
    [
      { institution: 'finbank', login: 'dmo', event: 'siteDown', code: 108 },
      refusal(
        404,
        'notFound',
        expect.stringContaining('There is no login at '),
        'Did you mean "demo"?',
      ),
    ],
    [
      { institution: 'finbank', login: 'demo', event: 'sitedown', code: 108 },
      refusal(400, 'invalidRequest', expect.stringContaining('Did you mean "siteDown"?')),
    ],
    [
      { institution: 'finbank', login: 'demo' },
      refusal(
        400,
        'invalidRequest',
        'body.event: Invalid input: expected string, received undefined.',
      ),
    ],
  ])('are refused when nobody knows what is meant (%#)', async (body, expected) => {
    expect(await make(body)).toEqual(expected);
  });
});
