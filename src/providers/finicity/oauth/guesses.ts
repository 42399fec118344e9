import type { Guess } from '../../../core/coverage.js';

/** What is left open of signing. */
export const SIGNING_GUESSES = {
  signedAddress: [
    'src/providers/finicity/oauth/signature.ts',
    'Without a public URL a signature counts for the address in Host and for the one that was called, since clients name other hosts.',
  ],
} as const satisfies Record<string, Guess>;
