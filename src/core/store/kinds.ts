/**
 * What a document holds: JSON only. Instants are ISO strings, money is integer minor units,
 * records sit in tables keyed by id. Records are replaced, never mutated.
 */
export type Table<R> = Readonly<Record<string, R>>;

/** One sort of document: how it starts, where it is listed, what falls due in it. */
export interface DocumentKind<T extends object = object> {
  /** Also the folder on disk: `finapi.user`, `finicity.customer`, `bank.login`, `world`. */
  readonly name: string;
  /** Documents of one transaction are written in this order; the principal's comes last. */
  readonly writeOrder: number;
  /** Takes the room of so many usual documents in memory; of one when absent. */
  readonly weight?: number;
  /** Equal keys name the same document. Defaults to the key as it is. */
  normalize?(key: string): string;
  blank(): T;
  /** What the world's list of this kind says of a document; `undefined` leaves it out. Pure. */
  indexed?(state: T, key: string): IndexEntry | undefined;
}

/** The fields of a document by which a list is filtered and due work is found. */
export interface IndexEntry {
  readonly [field: string]: string | number | boolean | null | readonly IndexEntry[];
}

/** Names one document. */
export interface DocumentRef<T extends object = object> {
  readonly kind: DocumentKind<T>;
  readonly key: string;
}

/**
 * A document in hand. Reading is free; the changing methods work only inside
 * `Store.transaction` and are taken back when it throws.
 */
export interface Document<T extends object = object> {
  readonly kind: DocumentKind<T>;
  /** As it was first written (user ids keep the case they were created with). */
  readonly key: string;
  /** Twenty-four hexadecimal digits made from kind and key; a token may begin with them. */
  readonly name: string;
  /** False until it has been written for the first time, and after `remove()`. */
  readonly exists: boolean;
  readonly state: Readonly<T>;
  /** Grows with every transaction that changed it. */
  readonly revision: number;
  /** Replaces one top-level field. */
  set<F extends keyof T>(field: F, value: T[F]): void;
  /** Puts one record into the table at `field`. */
  put<F extends TableNames<T>>(field: F, id: string, record: RecordOf<T, F>): void;
  /** Takes one record out of the table at `field`; no such record, no change. */
  drop(field: TableNames<T>, id: string): void;
  /** Takes the whole document away. */
  remove(): void;
}

export type TableNames<T> = {
  [F in keyof T]-?: NonNullable<T[F]> extends Table<unknown> ? F : never;
}[keyof T];

export type RecordOf<T, F extends keyof T> = NonNullable<T[F]> extends Table<infer R> ? R : never;
