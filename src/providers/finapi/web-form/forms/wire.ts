import { json, type WireDocument, type WireFields } from '../../../../core/http/wire.js';
import { pagingFields } from '../../paging.js';
import { toFormTimestamp } from '../timestamps.js';
import { isFinal, statusAt } from './status.js';
import type { CreatedPage, WebForm } from './schema.js';

export function webFormFields(form: WebForm, now: Date): WireFields {
  const status = statusAt(form, now);
  const isOver = isFinal(status);
  return {
    id: form.id,
    url: form.url,
    createdAt: toFormTimestamp(form.createdAt),
    expiresAt: toFormTimestamp(form.expiresAt),
    type: form.type,
    status,
    payload: {
      bankConnectionId: isOver ? form.bankConnectionId : undefined,
      errorCode: form.errorCode,
    },
  };
}

/** What a task tells of its form. */
export const formOfTask = (form: WebForm, now: Date): WireFields => ({
  id: form.id,
  url: form.url,
  status: statusAt(form, now),
});

export const webFormDocument = (form: WebForm, now: Date): WireDocument =>
  json(webFormFields(form, now));

/** Lists of Web Form 2.0 have `items`, whatever is in them. */
export const itemsDocument = (
  items: readonly WireFields[],
  page: Pick<CreatedPage, 'page' | 'perPage'>,
  totalCount: number,
): WireDocument => json({ items, paging: pagingFields(page, totalCount) });
