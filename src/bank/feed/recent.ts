/**
 * Remembers what was asked for lately, up to a number of things, or to a weight of them: two
 * generations, of which the older one is forgotten when the younger one has grown to half of that.
 */
export class Recent<T> {
  readonly #half: number;
  readonly #weigh: (thing: T) => number;
  #young = new Map<string, T>();
  #old = new Map<string, T>();
  #weight = 0;

  constructor(limit: number, weigh: (thing: T) => number = () => 1) {
    this.#half = Math.max(1, Math.floor(limit / 2));
    this.#weigh = weigh;
  }

  get(key: string, make: () => T): T {
    const young = this.#young.get(key);
    if (young !== undefined) return young;
    const found = this.#old.get(key) ?? make();
    if (this.#weight >= this.#half) {
      this.#old = this.#young;
      this.#young = new Map();
      this.#weight = 0;
    }
    this.#young.set(key, found);
    this.#weight += this.#weigh(found);
    return found;
  }
}
