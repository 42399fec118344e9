import { dayNumber } from '../../src/bank/days.js';
import { dayRange, type WantedDays } from '../../src/providers/finapi/accounts/day-range.js';
import { FinapiError } from '../../src/providers/finapi/errors.js';

describe('the range of daily balances', () => {
  it.each([
    [{}, '2024-02-29', '2024-03-29'],
    [{ endDate: '2024-03-31' }, '2024-02-29', '2024-03-31'],
    [{ startDate: '2024-03-29' }, '2024-03-29', '2024-03-29'],
    [{ startDate: '2023-03-29' }, '2023-03-29', '2024-03-29'],
    [{ endDate: '9999-12-31' }, '9999-11-30', '9999-12-31'],
  ])('%j goes from %s to %s', (wanted, from, to) => {
    expect(dayRange(wanted, '2024-03-29')).toEqual({
      first: dayNumber(from),
      last: dayNumber(to),
    });
  });

  it.each([
    [{ startDate: '2024-03-30' }],
    [{ startDate: '2023-03-28' }],
    [{ startDate: '2024-03-02', endDate: '2024-03-01' }],
    [{ startDate: '0001-01-01', endDate: '9999-12-31' }],
  ])('%j is refused', (wanted) => {
    expect(statusOf(wanted)).toBe(422);
  });
});

function statusOf(wanted: WantedDays): number | undefined {
  try {
    dayRange(wanted, '2024-03-29');
    return undefined;
  } catch (error) {
    return error instanceof FinapiError ? error.status : undefined;
  }
}
