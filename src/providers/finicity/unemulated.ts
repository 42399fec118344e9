import type { UnemulatedOperation } from '../../core/provider.js';

/** What the API documents beyond what is emulated: nothing. */
export const unemulated: readonly UnemulatedOperation[] = [];
