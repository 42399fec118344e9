import * as z from 'zod';

import { FinapiListing } from './finapi-listing.js';
import { Institution } from './institution.js';
import { together, type Fields, type PatternedFact } from './patterns.js';

/** What an institution says of itself that is otherwise as its pattern has it. */
const Brief = Institution.pick({ id: true, name: true, bankCode: true }).extend({
  finapi: FinapiListing.pick({ bankId: true, blz: true, bic: true, city: true }).extend({
    isBeta: z.literal(true).optional(),
  }),
});

/** Stands for what every institution says itself. */
const PLACEHOLDER = { id: 'placeholder', name: 'placeholder', finapi: { bankId: 1, blz: '1' } };

/**
 * Reads institutions that follow a pattern and say little else: what they take over is checked once
 * a pattern, and shared by all of them. To check two hundred institutions as a whole takes longer
 * than to read all other facts.
 */
export class BriefInstitutions {
  readonly #models = new Map<Fields, Institution | undefined>();

  /** `undefined` for a fact that has to be checked as a whole. */
  read({ own, pattern }: PatternedFact): Institution | undefined {
    if (!pattern) return undefined;
    const brief = Brief.safeParse(own).data;
    const model = this.#modelOf(pattern);
    if (!brief || !model?.finapi) return undefined;
    const { isBeta = model.finapi.isBeta, ...finapi } = brief.finapi;
    return { ...model, ...brief, finapi: { ...model.finapi, ...finapi, isBeta } };
  }

  #modelOf(pattern: Fields): Institution | undefined {
    if (!this.#models.has(pattern)) {
      this.#models.set(pattern, Institution.safeParse(together(pattern, PLACEHOLDER)).data);
    }
    return this.#models.get(pattern);
  }
}
