/** A command line that cannot be meant; the message says how to mend it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
