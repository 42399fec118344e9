/** How much a bench may take: a quick look, or figures worth quoting. */
export interface Effort {
  readonly quick: boolean;
}

/** One line of the table. A ratio has no unit. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit?: 'ms' | 'MB' | '/s' | '%';
  readonly atMost?: number;
  readonly atLeast?: number;
}

/** Measures variants side by side and answers with what it found. */
export type Bench = (effort: Effort) => Promise<readonly Figure[]>;
