/**
 * Bytes that are not a body of the media type they claim. The message tells a person what is wrong
 * and never repeats anything of the body; providers turn it into a failure of their own.
 */
export class UnreadableBody extends Error {
  override readonly name = 'UnreadableBody';
}
