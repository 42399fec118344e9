import type { PfmState } from '../pfm/document.js';
import type { Label } from './schema.js';

/** The labels of a user. */
export class Labels {
  readonly #state: Pick<PfmState, 'labels'>;

  constructor(state: Pick<PfmState, 'labels'>) {
    this.#state = state;
  }

  find(id: number): Label | undefined {
    const { labels } = this.#state;
    const key = String(id);
    return Object.hasOwn(labels, key) ? labels[key] : undefined;
  }

  /** In the order of their ids. */
  all(): Label[] {
    return Object.values(this.#state.labels).sort((one, other) => one.id - other.id);
  }

  /** Those among some ids that exist, in the order of their ids. */
  among(ids: readonly number[] = []): Label[] {
    return [...new Set(ids)].sort((one, other) => one - other).flatMap((id) => this.find(id) ?? []);
  }
}

export const labelsOf = (state: Pick<PfmState, 'labels'>): Labels => new Labels(state);
