import type { Document, DocumentKind, DocumentRef, Table } from '../../../core/store/kinds.js';
import { userKind } from '../users/document.js';
import type { WebForm } from './forms/schema.js';
import type { Task } from './tasks/schema.js';

/** The web forms and tasks of one user, under whose id the document is kept. */
export interface WebFormsState {
  readonly forms: Table<WebForm>;
  readonly tasks: Table<Task>;
  /** The next ordinal for derived ids, by kind. */
  readonly ordinals: Table<number>;
}

export const webFormsKind: DocumentKind<WebFormsState> = {
  name: 'finapi.webForms',
  // What a form has led to is kept before the form says so.
  writeOrder: 95,
  normalize: (id) => userKind.normalize?.(id) ?? id,
  blank: () => ({ forms: {}, tasks: {}, ordinals: {} }),
  indexed: ({ tasks }) => {
    const [dueAt] = Object.values(tasks)
      .flatMap(({ endsAt }) => endsAt ?? [])
      .sort();
    return dueAt === undefined ? undefined : { dueAt };
  },
};

export const webFormsRef = (userId: string): DocumentRef<WebFormsState> => ({
  kind: webFormsKind,
  key: userId,
});

/** So many forms and so many tasks of a user are kept; the oldest make room. */
const MOST_KEPT = 200;

/** Puts a new record behind the others of its table. */
export function append<F extends 'forms' | 'tasks'>(
  document: Document<WebFormsState>,
  table: F,
  id: string,
  record: F extends 'forms' ? WebForm : Task,
): void {
  const ids = Object.keys(document.state[table]);
  for (const old of ids.slice(0, Math.max(0, ids.length - MOST_KEPT + 1)))
    document.drop(table, old);
  document.put(table, id, record as never);
}
