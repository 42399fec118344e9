import { json, type WireDocument } from '../../../core/http/wire.js';
import { bankGroupFields } from '../banks/wire.js';
import { pagingFields, type Page } from '../paging.js';
import type { CountedGroup } from './schema.js';

export const bankGroupListDocument = (
  groups: readonly CountedGroup[],
  page: Page,
  totalCount: number,
): WireDocument =>
  json({
    bankGroups: groups.map(({ group }) => bankGroupFields(group)),
    paging: pagingFields(page, totalCount),
  });
