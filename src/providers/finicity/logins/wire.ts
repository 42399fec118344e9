import type { Challenge } from '../../../bank/challenges.js';
import { described } from '../../../core/http/xml-describe.js';
import type { WireDocument } from '../../../core/http/wire.js';
import { ChallengesRoot } from '../wire/challenges.js';

/** Questions in the order in which they are to be answered. */
export const challengesDocument = (challenges: readonly Challenge[]): WireDocument =>
  described(ChallengesRoot, {
    challenge: challenges.map((challenge) => ({ textOrImageAndChoice: partsOf(challenge) })),
  });

type Part =
  | { readonly text: string }
  | { readonly image: string }
  | { readonly choice: { text?: string; image?: string; val: string } };

const partsOf = ({ text, image, options = [] }: Challenge): readonly Part[] => [
  { text },
  ...(image === undefined ? [] : [{ image }]),
  ...options.map((option) => ({
    // A picture takes the place of the text.
    choice:
      option.image === undefined
        ? { text: option.text, val: option.value }
        : { image: option.image, val: option.value },
  })),
];
