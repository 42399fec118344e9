import type { Guess } from '../../src/core/coverage.js';
import { commentsOf, type Source } from '../architecture/source.js';

/** Words by which a comment or a note in a fixture admits that its reason is ours. */
const ADMISSION = /\bnot documented\b|\bundocumented\b|\bguess(?:es)?\b|\bour choice\b/i;

/** Files that speak of guesses as such. */
const ABOUT_GUESSES = /\/(?:coverage|guesses)\.ts$/;

/** Files that admit more guesses than the list of guesses knows of them. */
export function unlistedGuesses(sources: readonly Source[], guesses: readonly Guess[]): string[] {
  return sources
    .filter(({ path }) => !ABOUT_GUESSES.test(path))
    .map((source) => ({ source, admitted: admissionsOf(source) }))
    .filter(({ source, admitted }) => {
      const listed = guesses.filter(([where]) => where === source.path).length;
      // A note in a fixture says of each fact what one guess says of all.
      return source.path.endsWith('.json') ? admitted > 0 && listed === 0 : listed < admitted;
    })
    .map(({ source }) => source.path);
}

const admissionsOf = (source: Source): number =>
  (source.path.endsWith('.json') ? [source.text] : commentsOf(source))
    .map((comment) => comment.replaceAll(/\s*\n\s*\*?\s*/g, ' '))
    .filter((comment) => ADMISSION.test(comment)).length;
