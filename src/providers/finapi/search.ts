/**
 * A test that looks for all terms of a search, in any of the fields that it is given and without
 * regard to case; `undefined` where nothing is looked for.
 */
export function searching(
  search = '',
): ((fields: readonly (string | undefined)[]) => boolean) | undefined {
  const terms = search
    .toLowerCase()
    .split(/\s+/)
    .filter((term) => term !== '');
  if (terms.length === 0) return undefined;
  return (fields) => {
    const words = fields.map((field = '') => field.toLowerCase());
    return terms.every((term) => words.some((word) => word.includes(term)));
  };
}
