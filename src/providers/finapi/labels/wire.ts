import { json, type WireDocument, type WireFields } from '../../../core/http/wire.js';
import { itemsOn, pagingFields, type Page } from '../paging.js';
import type { Label } from './schema.js';

export const labelFields = ({ id, name }: Label): WireFields => ({ id, name });

export const labelDocument = (label: Label): WireDocument => json(labelFields(label));

export const labelListDocument = (labels: readonly Label[], page: Page): WireDocument =>
  json({
    labels: itemsOn(page, labels).map(labelFields),
    paging: pagingFields(page, labels.length),
  });

/** Ids in ascending order. */
export const identifiersDocument = (identifiers: readonly number[]): WireDocument =>
  json({ identifiers });
