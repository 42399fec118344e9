/** `Date` headers of one world, made once a second. */
export class DateHeader {
  #second = Number.NaN;
  #text = '';

  at(instant: number): string {
    const second = Math.floor(instant / 1000);
    if (second !== this.#second) {
      this.#second = second;
      this.#text = new Date(instant).toUTCString();
    }
    return this.#text;
  }
}
