/**
 * Loads at the first call, and for all that ask meanwhile and afterwards. What could not be loaded
 * is tried anew at the next call.
 */
export function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined;
  return () =>
    (loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    }));
}
