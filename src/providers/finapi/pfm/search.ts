/** Whether a text holds every word of a search; case does not matter. */
export function holdsAll(text: string, search: string): boolean {
  const lower = text.toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => lower.includes(word));
}
