import type { DocumentKind, DocumentRef, Table } from '../store/kinds.js';
import type { ClockState } from './clock.js';

/** What a world keeps of itself. */
export interface WorldState {
  /** Absent in a world that nobody has changed yet. */
  readonly seed?: string;
  readonly clock?: ClockState;
  /** By section: only what differs from the defaults. */
  readonly settings: Table<Readonly<Record<string, unknown>>>;
  /** Institutions and personas that exist in this world alone. */
  readonly fixtures?: unknown;
}

export const worldKind: DocumentKind<WorldState> = {
  name: 'world',
  writeOrder: 0,
  blank: () => ({ settings: {} }),
};

export const worldRef: DocumentRef<WorldState> = { kind: worldKind, key: 'world' };
