import { dayOf, toTimestamp } from '../../src/providers/finapi/dates.js';

it.each([
  ['2020-11-19T15:54:06.854Z', '2020-11-19T16:54:06.854+01:00'],
  ['2024-03-31T00:59:59.999Z', '2024-03-31T01:59:59.999+01:00'],
  ['2024-03-31T01:00:00.000Z', '2024-03-31T03:00:00.000+02:00'],
  ['2024-10-27T00:59:59.999Z', '2024-10-27T02:59:59.999+02:00'],
  ['2024-10-27T01:00:00.000Z', '2024-10-27T02:00:00.000+01:00'],
])('%s is %s in Berlin', (instant, timestamp) => {
  expect(toTimestamp(instant)).toBe(timestamp);
});

it.each([
  ['2024-01-31T22:59:59.999Z', '2024-01-31'],
  ['2024-01-31T23:00:00.000Z', '2024-02-01'],
  ['2024-07-31T21:59:59.999Z', '2024-07-31'],
  ['2024-07-31T22:00:00.000Z', '2024-08-01'],
])('%s falls on %s', (instant, day) => {
  expect(dayOf(new Date(instant))).toBe(day);
});

it('agrees with the time zone tables of the platform', () => {
  const platform = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Berlin' });
  for (let year = 2000; year <= 2060; year += 1) {
    for (let hour = 0; hour < 366 * 24; hour += 23) {
      const instant = new Date(Date.UTC(year, 0, 1, hour));
      expect(dayOf(instant)).toBe(platform.format(instant));
    }
  }
});
