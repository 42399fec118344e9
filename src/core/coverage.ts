/** Something that had to be decided because nobody documents it: where, and what we answer. */
export type Guess = readonly [where: string, answer: string];

/** What there is to say of an operation beyond that it is emulated. */
export interface Remarks<G extends string = string> {
  readonly guesses?: readonly G[];
  /** What is documented of it and left out. */
  readonly missing?: readonly string[];
}

/** How far a provider is emulated. What is not emulated at all, its `unemulated` list says. */
export interface Coverage<G extends string = string> {
  readonly guesses: Readonly<Record<G, Guess>>;
  /** Guesses that concern every operation. */
  readonly everywhere: readonly G[];
  /** Every operation that is emulated. */
  readonly operations: Readonly<Record<string, Remarks<G>>>;
  /** Operations that are not, of which even the path or the existence is a guess. */
  readonly notYet?: Readonly<Record<string, Pick<Remarks<G>, 'guesses'>>>;
  /** What is documented to happen by itself, without any operation. */
  readonly behaviours: Readonly<Record<string, Remarks<G>>>;
}
