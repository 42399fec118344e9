import { createHash } from 'node:crypto';

import type { Document } from '../../../core/store/kinds.js';
import type { World } from '../../../core/world/world.js';
import { asUuid } from '../uuid.js';
import { webFormsKind, type WebFormsState } from './document.js';

/** The next id of a form or a task, in the shape of a UUID and the same on every run. */
export function nextUuid(
  document: Document<WebFormsState>,
  { seed }: Pick<World, 'seed'>,
  kind: 'webForm' | 'task',
): string {
  const ordinal = document.state.ordinals[kind] ?? 0;
  document.put('ordinals', kind, ordinal + 1);
  const owner = webFormsKind.normalize?.(document.key) ?? document.key;
  const parts = JSON.stringify([seed, `finapi:user/${owner}`, kind, ordinal]);
  return asUuid(createHash('sha256').update(parts).digest('hex'));
}
