import { FakeControl, refusal } from '../support/fake-control.js';

let rig: FakeControl;
beforeEach(async () => {
  rig = await FakeControl.start();
});
afterEach(async () => {
  expect(rig.bugs).toEqual([]);
  await rig.close();
});

const at = (time: string): string => `2024-03-01T${time}:00.000Z`;
const frozen = (time: string) => ({ now: at(time), mode: 'frozen' });
const running = (time: string) => ({ now: at(time), mode: 'running' });
const MINUTE = 60_000;

const plan = (owner: string, time: string) =>
  rig.call('POST', `/worlds/default/fake/owners/${owner}/due`, { at: at(time) });

const happening = (owner: string, time: string) => ({
  at: at(time),
  principal: `fake:owner/${owner}`,
  what: 'fake.note',
  story: `${at(time)} has come`,
});

const moved = (from: string, to: string, happenings: readonly unknown[] = []) => ({
  clock: frozen(to),
  from: at(from),
  to: at(to),
  total: happenings.length,
  counts: happenings.length > 0 ? { 'fake.note': happenings.length } : {},
  happenings,
});

describe('getClock', () => {
  it('tells the time', async () => {
    expect(await rig.call('GET', '/worlds/a/clock')).toEqual([200, frozen('12:00')]);
  });
});

describe('freezeClock and releaseClock', () => {
  it('stop the clock where it is and let it go on', async () => {
    expect(await rig.call('POST', '/worlds/a/clock/release')).toEqual([200, running('12:00')]);
    rig.host.turn(MINUTE);
    expect(await rig.call('POST', '/worlds/a/clock/freeze')).toEqual([200, frozen('12:01')]);
    rig.host.turn(MINUTE);
    expect(await rig.call('POST', '/worlds/a/clock/freeze')).toEqual([200, frozen('12:01')]);
    expect(await rig.call('POST', '/worlds/a/clock/release')).toEqual([200, running('12:01')]);
    expect(await rig.call('POST', '/worlds/a/clock/release')).toEqual([200, running('12:01')]);
    rig.host.turn(MINUTE);
    expect(await rig.call('GET', '/worlds/a/clock')).toEqual([200, running('12:02')]);
  });
});

describe('advanceClock', () => {
  it('moves by a duration and tells what happened', async () => {
    await plan('anna', '12:30');
    await plan('anna', '13:30');

    expect(await rig.call('POST', '/worlds/default/clock/advance', { by: 'PT1H' })).toEqual([
      200,
      moved('12:00', '13:00', [happening('anna', '12:30')]),
    ]);
    expect(await rig.call('POST', '/worlds/default/clock/advance', { by: 'PT0S' })).toEqual([
      200,
      moved('13:00', '13:00'),
    ]);
  });

  it('lets a running clock run on', async () => {
    await rig.call('POST', '/worlds/a/clock/release');

    const answer = await rig.call('POST', '/worlds/a/clock/advance', { by: 'PT1H' });
    rig.host.turn(MINUTE);

    expect(answer).toMatchObject([200, { clock: running('13:00') }]);
    expect(await rig.call('GET', '/worlds/a/clock')).toEqual([200, running('13:01')]);
  });

  it.each([
    [{ by: 'an hour' }, 'body.by: Say an ISO 8601 duration such as P1D or PT37M.'],
    [{ by: '-PT1H' }, 'body.by: Say an ISO 8601 duration such as P1D or PT37M.'],
    [{ by: 'P200Y' }, 'A clock goes as far as 2200-01-01T00:00:00.000Z.'],
    [{ by: 'P999999999Y' }, 'A clock goes as far as 2200-01-01T00:00:00.000Z.'],
    [{ bye: 'P1D' }, expect.stringContaining('Unknown key "bye". Did you mean "by"?') as string],
  ])('refuses %j', async (body, message) => {
    expect(await rig.call('POST', '/worlds/a/clock/advance', body)).toEqual(
      refusal(400, 'invalidRequest', message),
    );
    expect(await rig.call('GET', '/worlds/a/clock')).toEqual([200, frozen('12:00')]);
  });
});

describe('setClock', () => {
  it('moves to an instant', async () => {
    await plan('anna', '12:30');

    expect(
      await rig.call('POST', '/worlds/default/clock/set', { to: '2024-03-01T14:00:00+01:00' }),
    ).toEqual([200, moved('12:00', '13:00', [happening('anna', '12:30')])]);
  });

  it('goes forward only', async () => {
    expect(await rig.call('POST', '/worlds/a/clock/set', { to: at('11:59') })).toEqual(
      refusal(
        409,
        'conflict',
        `World "a" is at ${at('12:00')}; its clock goes forward only.`,
        'Reset the world to begin again.',
      ),
    );
  });

  it.each(['tomorrow', '2024-03-01', '2024-03-01T12:00:00', '2024-13-01T12:00:00Z'])(
    'refuses "%s"',
    async (to) => {
      expect(await rig.call('POST', '/worlds/a/clock/set', { to })).toEqual(
        refusal(400, 'invalidRequest', 'body.to: Invalid ISO datetime.'),
      );
    },
  );
});

describe('listHappenings', () => {
  it('shows by pages what the last move has brought about', async () => {
    const hours = ['12:10', '12:20', '12:30'];
    for (const time of hours) await plan('anna', time);
    await rig.call('POST', '/worlds/default/clock/advance', { by: 'PT1H' });

    const page = (query: string) => rig.call('GET', `/worlds/default/clock/happenings${query}`);
    const all = hours.map((time) => happening('anna', time));

    expect(await page('')).toEqual([200, { total: 3, happenings: all }]);
    expect(await page('?perPage=2')).toEqual([200, { total: 3, happenings: all.slice(0, 2) }]);
    expect(await page('?page=2&perPage=2')).toEqual([200, { total: 3, happenings: all.slice(2) }]);
    expect(await page('?page=3&perPage=2')).toEqual([200, { total: 3, happenings: [] }]);
    expect(await page('?page=0')).toEqual(
      refusal(400, 'invalidRequest', 'query.page: Too small: expected number to be >=1.'),
    );
  });

  it('shows a hundred at once, and all that happened on further pages', async () => {
    for (let index = 0; index < 120; index += 1) await plan(`owner-${String(index)}`, '12:30');

    const [, first] = await rig.call('POST', '/worlds/default/clock/advance', { by: 'PT1H' });
    const [, rest] = await rig.call('GET', '/worlds/default/clock/happenings?page=2');

    expect(first).toMatchObject({ total: 120, counts: { 'fake.note': 120 } });
    expect((first as { happenings: unknown[] }).happenings).toHaveLength(100);
    expect((rest as { happenings: unknown[] }).happenings).toHaveLength(20);
  });

  it('shows nothing where nothing has moved', async () => {
    expect(await rig.call('GET', '/worlds/a/clock/happenings')).toEqual([
      200,
      { total: 0, happenings: [] },
    ]);
  });
});
