import type { Stock } from './stock.js';

/** How much a bench may take, and the data folders that benches share. */
export interface Effort {
  /** A quick look instead of figures worth quoting. */
  readonly quick: boolean;
  readonly stock: Stock;
}

/** One line of the table. A ratio has no unit. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit?: 'ms' | 'MB' | '/s' | '%';
  readonly atMost?: number;
  readonly atLeast?: number;
}

/** Whether a figure keeps to its bar; one without a bar does. */
export const holds = ({ value, atMost = Infinity, atLeast = -Infinity }: Figure): boolean =>
  value <= atMost && value >= atLeast;

/** Measures variants side by side and answers with what it found. */
export type Bench = (effort: Effort) => Promise<readonly Figure[]>;
