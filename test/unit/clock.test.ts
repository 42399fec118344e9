import { WorldClock, type ClockState } from '../../src/core/world/clock.js';
import { DateHeader } from '../../src/core/world/date-header.js';
import { HandClock, START } from '../support/fake-rig.js';

const NOON = Date.parse(START);
const HOUR = 3_600_000;
const YESTERDAY = { mode: 'frozen', at: '2024-02-29T12:00:00.000Z' } as const;

function clockIn(state: ClockState) {
  const host = new HandClock();
  const kept = { state };
  const clock = new WorldClock(host, () => kept.state);
  return { host, kept, clock };
}

describe('the clock of a world', () => {
  it('runs with the host', () => {
    const { host, clock } = clockIn({ mode: 'running', offset: 0 });

    host.turn(HOUR);

    expect(clock.now()).toBe(NOON + HOUR);
  });

  it('runs beside the host', () => {
    const { host, clock } = clockIn({ mode: 'running', offset: -HOUR });

    host.turn(1);

    expect([clock.now(), clock.hostNow()]).toEqual([NOON - HOUR + 1, NOON + 1]);
  });

  it('stands still', () => {
    const { host, clock } = clockIn(YESTERDAY);

    host.turn(HOUR);

    expect(clock.now()).toBe(Date.parse(YESTERDAY.at));
  });

  it('freezes where it is', () => {
    expect(clockIn({ mode: 'running', offset: HOUR }).clock.frozen()).toEqual({
      mode: 'frozen',
      at: '2024-03-01T13:00:00.000Z',
    });
    expect(clockIn(YESTERDAY).clock.frozen()).toEqual(YESTERDAY);
  });

  it('goes on from where it stands', () => {
    const { host, kept, clock } = clockIn(YESTERDAY);
    host.turn(HOUR);

    kept.state = clock.released();
    host.turn(1);

    expect(clock.now()).toBe(Date.parse(YESTERDAY.at) + 1);
  });

  it('moves and goes on, or not, as before', () => {
    const running = clockIn({ mode: 'running', offset: 0 });
    const frozen = clockIn(YESTERDAY);

    running.kept.state = running.clock.movedTo(NOON + HOUR);
    frozen.kept.state = frozen.clock.movedTo(NOON);
    for (const { host } of [running, frozen]) host.turn(1);

    expect([running.clock.now(), frozen.clock.now()]).toEqual([NOON + HOUR + 1, NOON]);
  });
});

test('a Date header is made once a second', () => {
  const header = new DateHeader();

  expect(header.at(NOON)).toBe('Fri, 01 Mar 2024 12:00:00 GMT');
  expect(header.at(NOON + 999)).toBe('Fri, 01 Mar 2024 12:00:00 GMT');
  expect(header.at(NOON + 1000)).toBe('Fri, 01 Mar 2024 12:00:01 GMT');
  expect(header.at(NOON)).toBe('Fri, 01 Mar 2024 12:00:00 GMT');
});
