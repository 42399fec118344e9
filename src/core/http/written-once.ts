/** Writes each object once, and remembers its text for as long as somebody holds the object. */
export function writtenOnce<T>(write: (value: T) => string): (value: T) => string {
  const texts = new WeakMap<object, string>();
  return (value) => {
    if (typeof value !== 'object' || value === null) return write(value);
    const known = texts.get(value);
    if (known !== undefined) return known;
    const text = write(value);
    flatten(text);
    texts.set(value, text);
    return text;
  };
}

/** Joins the pieces that a text was made from, which would otherwise be kept one by one. */
const flatten = (text: string): number => text.charCodeAt(0);
