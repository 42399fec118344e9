import { z } from 'zod';

import {
  idList,
  itemsOn,
  orderedBy,
  pagedBy,
  pagingFields,
} from '../../src/providers/finapi/paging.js';

const Query = z.object(pagedBy(['userId', 'name']));
const complaintOf = (query: unknown): string | undefined =>
  Query.safeParse(query).error?.issues[0]?.message;

describe('page and perPage', () => {
  it('have defaults', () => {
    expect(Query.parse({})).toEqual({
      page: 1,
      perPage: 20,
      order: [{ property: 'userId', direction: 'asc' }],
    });
  });

  it.each(['0', '501', '10000'])('refuses %s items a page', (perPage) => {
    expect(complaintOf({ perPage })).toMatch(/^ILLEGAL_PAGE_SIZE: /);
  });

  it.each(['0', '-1', 'one', '1.5', ' ', '99999999999', '2147483648'])(
    'refuses page %j',
    (page) => {
      expect(complaintOf({ page })).toBeDefined();
    },
  );

  it('cut a list', () => {
    expect(itemsOn({ page: 2, perPage: 2 }, [1, 2, 3])).toEqual([3]);
    expect(itemsOn({ page: 3, perPage: 2 }, [1, 2, 3])).toEqual([]);
  });

  it.each([
    [0, 0],
    [1, 1],
    [20, 1],
    [21, 2],
  ])('tells of %i items that they fill %i pages', (totalCount, pageCount) => {
    expect(pagingFields({ page: 1, perPage: 20 }, totalCount)).toEqual({
      page: 1,
      perPage: 20,
      pageCount,
      totalCount,
    });
  });
});

describe('order', () => {
  const order = orderedBy(['id', 'name', 'category.name']);
  const id = { property: 'id', direction: 'asc' };
  const name = { property: 'name', direction: 'desc' };

  it.each([
    [undefined, [id]],
    ['', [id]],
    ['id', [id]],
    ['name,desc', [name]],
    ['name,DESC', [name]],
    [
      ['name,desc', 'id'],
      [name, id],
    ],
    ['name,desc,id,asc', [name, id]],
    ['id,name,desc', [id, name]],
    ['category.name,asc', [{ property: 'category.name', direction: 'asc' }]],
  ])('reads %j', (given, expected) => {
    expect(order.parse(given)).toEqual(expected);
  });

  it.each(['nothing', 'desc', 'id,up', 'desc,id', '__proto__', 'ID'])('refuses %j', (given) => {
    expect(order.safeParse(given).error?.issues[0]?.message).toMatch(/^INVALID_FILTER_OPTIONS: /);
  });
});

describe('a list of ids', () => {
  const ids = idList();

  it.each([
    [undefined, undefined],
    ['1', [1]],
    ['1,2', [1, 2]],
    [
      ['1', '2,3'],
      [1, 2, 3],
    ],
  ])('reads %j', (given, expected) => {
    expect(ids.parse(given)).toEqual(expected);
  });

  it('holds at most a thousand', () => {
    const thousand = Array.from({ length: 1000 }, (_, index) => String(index));

    expect(ids.parse(thousand)).toHaveLength(1000);
    expect(ids.safeParse([...thousand, '1']).error?.issues[0]?.message).toMatch(/^TOO_MANY_IDS: /);
  });

  it.each(['one', '-1', '1.5', '12345678901234567'])('refuses %j', (given) => {
    expect(ids.safeParse(given).success).toBe(false);
  });
});
