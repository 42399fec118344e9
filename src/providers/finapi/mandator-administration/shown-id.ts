import type { UserLife } from '../users/document.js';

/** The id that the user list shows: distorted once the user is deleted. */
export const shownId = ({ userId, deletionDate }: UserLife): string =>
  deletionDate === undefined ? userId : distortedId(userId);

/**
 * First and last character, with the middle made unreadable.
 *
 * finAPI gives one example ("user" becomes "uXXr"). Not documented for ids of one or two
 * characters; we answer "X" and the first character with an "X", so that none survives whole.
 */
export function distortedId(userId: string): string {
  if (userId.length <= 2) return userId.length === 2 ? `${userId.slice(0, 1)}X` : 'X';
  return `${userId.slice(0, 1)}${'X'.repeat(userId.length - 2)}${userId.slice(-1)}`;
}
