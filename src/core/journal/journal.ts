/** One exchange: what was asked and answered, and why. */
export interface Entry {
  /** Grows by one with every exchange of the world. */
  readonly id: number;
  /** ISO instant, world time. */
  readonly at: string;
  readonly provider: string;
  /** The provider's own name of what was asked; absent when no operation got to speak. */
  readonly operation?: string | undefined;
  readonly principal?: string | undefined;
  readonly requestId: string;
  readonly request: Message & { readonly method: string; readonly url: string };
  readonly response: Message & { readonly status: number };
  /** The rule that decided. */
  readonly rule?: string | undefined;
  /** What the caller could do to get another answer. */
  readonly next?: string | undefined;
}

export interface Message {
  readonly headers: Readonly<Record<string, string>>;
  /** Secrets read `XXXXX`; cut at 16 KiB. */
  readonly body?: string | undefined;
  /** Bytes of the whole body. */
  readonly size: number;
}

export interface EntryFilter {
  readonly operation?: string | undefined;
  readonly status?: number | undefined;
  readonly principal?: string | undefined;
  /** Entries with a greater id, or later than this ISO instant. */
  readonly since?: number | string | undefined;
}

/** The record of a world's exchanges: bounded in entries and in bytes, in memory only. */
export interface Journal {
  add(entry: Omit<Entry, 'id'>): void;
  /** Newest last. */
  list(filter?: EntryFilter): readonly Entry[];
  get(id: number): Entry | undefined;
  /** How many of the oldest entries have made room. */
  readonly dropped: number;
  clear(): void;
}
