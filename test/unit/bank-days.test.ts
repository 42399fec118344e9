import {
  bankingDaysBefore,
  bankingDayUntil,
  dayNumber,
  dayText,
  monthOf,
  monthsLater,
  monthStart,
  thirdFriday,
  yearsLater,
} from '../../src/bank/days.js';

describe('days', () => {
  it('are counted as the calendar does, leap years included', () => {
    const first = Date.parse('1899-12-30T00:00:00Z') / 86_400_000;
    const numbers = Array.from({ length: 73_200 }, (_, index) => first + index);
    const texts = numbers.map((number) => new Date(number * 86_400_000).toISOString().slice(0, 10));

    expect(numbers.map(dayText)).toEqual(texts);
    expect(texts.map(dayNumber)).toEqual(numbers);
  });

  it('begin months, before 2015 as well', () => {
    const months = Array.from({ length: 600 }, (_, index) => index - 200);

    expect(months.map((month) => monthOf(dayText(monthStart(month))))).toEqual(months);
    expect(months.filter((month) => !dayText(monthStart(month)).endsWith('-01'))).toEqual([]);
  });

  it('know weekends', () => {
    const at = (day: string) => dayText(bankingDayUntil(dayNumber(day)));

    expect([at('2024-05-17'), at('2024-05-18'), at('2024-05-19')]).toEqual(
      Array.from({ length: 3 }, () => '2024-05-17'),
    );
    expect(dayText(bankingDaysBefore(dayNumber('2024-05-21'), 2))).toBe('2024-05-17');
    expect(dayText(thirdFriday(monthOf('2026-01-01')))).toBe('2026-01-16');
  });

  it('move by months and years, to the end of a shorter month', () => {
    expect(monthsLater('2024-01-31', 1)).toBe('2024-02-29');
    expect(monthsLater('2015-01-01', -25)).toBe('2012-12-01');
    expect(yearsLater('2024-02-29', 1)).toBe('2025-02-28');
  });
});
