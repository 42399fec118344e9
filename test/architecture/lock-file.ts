/** Packages of a lock file that would be fetched from an address written there. */
export function fixedAddresses(lockFile: string): string[] {
  const { packages } = JSON.parse(lockFile) as LockFile;
  return Object.entries(packages)
    .filter(([, entry]) => entry.resolved !== undefined)
    .map(([path]) => path);
}

interface LockFile {
  readonly packages: Readonly<Record<string, { readonly resolved?: string }>>;
}
