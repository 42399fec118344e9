import type { Adapter } from 'lowdb';

/** What is kept of a document. A state of `null` says that there is none, and no file either. */
export interface Stored {
  key: string;
  state: object | null;
}

/** What a document does around each round of writing. */
export interface Rounds {
  /** A round has taken its copy of the document; it writes once the answer has resolved. */
  starting(): Promise<unknown> | undefined;
  kept(): void;
  failed(error: unknown): void;
}

/** Where one document is kept: a lowdb adapter that also reads at once. */
export interface DocumentAdapter extends Adapter<Stored> {
  readNow(): Stored | null;
}

export interface Place {
  /** `undefined` keeps the document in memory. */
  readonly path: string | undefined;
  readonly rounds: Rounds;
}

export type AdapterFor = (place: Place) => DocumentAdapter;
