import { after, asDuration, isDuration } from '../../src/core/world/duration.js';

const moved = (instant: string, duration: string): string =>
  new Date(after(Date.parse(instant), duration)).toISOString();

test.each([
  ['P90D', '2024-05-30T12:00:00.000Z'],
  ['PT37M', '2024-03-01T12:37:00.000Z'],
  ['PT1H', '2024-03-01T13:00:00.000Z'],
  ['PT0.001S', '2024-03-01T12:00:00.001Z'],
  ['PT1.5S', '2024-03-01T12:00:01.500Z'],
  ['P2W', '2024-03-15T12:00:00.000Z'],
  ['P1M', '2024-04-01T12:00:00.000Z'],
  ['P1Y', '2025-03-01T12:00:00.000Z'],
  ['P1Y2M3DT4H5M6S', '2025-05-04T16:05:06.000Z'],
  ['PT0S', '2024-03-01T12:00:00.000Z'],
])('%s after noon of March 1st is %s', (duration, expected) => {
  expect(isDuration(duration)).toBe(true);
  expect(moved('2024-03-01T12:00:00Z', duration)).toBe(expected);
});

test.each([
  ['2024-01-31T00:00:00Z', 'P1M', '2024-02-29T00:00:00.000Z'],
  ['2023-01-31T00:00:00Z', 'P1M', '2023-02-28T00:00:00.000Z'],
  ['2024-02-29T00:00:00Z', 'P1Y', '2025-02-28T00:00:00.000Z'],
  ['2024-12-31T23:59:59Z', 'P2M', '2025-02-28T23:59:59.000Z'],
  ['2024-01-31T00:00:00Z', 'P1M1D', '2024-03-01T00:00:00.000Z'],
])('a day that the month does not have becomes its last: %s and %s', (from, by, expected) => {
  expect(moved(from, by)).toBe(expected);
});

test.each([
  '',
  'P',
  'PT',
  'P1DT',
  '1D',
  'P1',
  'PT1D',
  'P1H',
  '-P1D',
  'P1.5D',
  'p1d',
  ' P1D',
  'P1D ',
])('"%s" is no duration', (text) => {
  expect(isDuration(text)).toBe(false);
});

test.each([
  [0, 'PT0S'],
  [-5000, 'PT0S'],
  [1, 'PT1S'],
  [37 * 60_000, 'PT37M'],
  [3_600_000, 'PT1H'],
  [86_400_000, 'P1D'],
  [86_400_000 + 3_600_000 + 61_000, 'P1DT1H1M1S'],
])('%d milliseconds are %s', (milliseconds, expected) => {
  expect(asDuration(milliseconds)).toBe(expected);
});

test('a duration that leads nowhere leads to no instant', () => {
  expect(after(0, 'P999999999Y')).toBeNaN();
});
