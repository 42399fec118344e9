import {
  monthlyStats,
  noHistory,
  withCount,
} from '../../src/providers/finapi/bank-connections/history.js';

describe('how many connections a user had', () => {
  it('remembers the extremes of each month and the latest days', () => {
    const first = withCount(noHistory, 'import', 1, '2025-11-05');
    const imported = withCount(first, 'import', 2, '2025-11-20');
    const deleted = withCount(imported, 'deletion', 1, '2026-01-02');

    expect(deleted).toEqual({
      months: [
        { month: '2025-11', min: 0, max: 2, last: 2 },
        { month: '2026-01', min: 1, max: 2, last: 1 },
      ],
      latestImport: '2025-11-20',
      latestDeletion: '2026-01-02',
    });
    expect(monthlyStats(deleted, '2025-10', '2026-02')).toEqual([
      { month: '2026-02', min: 1, max: 1 },
      { month: '2026-01', min: 1, max: 2 },
      { month: '2025-12', min: 2, max: 2 },
      { month: '2025-11', min: 0, max: 2 },
      { month: '2025-10', min: 0, max: 0 },
    ]);
  });

  it('has no month where the range is empty', () => {
    expect(monthlyStats(noHistory, '2026-02', '2026-01')).toEqual([]);
  });
});
