/** Packages of a lock file that would be fetched from an address written there. */
export function fixedAddresses(lockFile: string): string[] {
  return Object.entries(packagesOf(lockFile))
    .filter(([, entry]) => entry.resolved !== undefined)
    .map(([path]) => path);
}

/**
 * Packages for another platform that the lock file leaves out, as npm does when it cannot find
 * them while locking; `npm ci` then refuses the whole file.
 */
export function missingPlatforms(lockFile: string): string[] {
  const packages = packagesOf(lockFile);
  const locked = new Set(Object.keys(packages).map((path) => path.split('node_modules/').at(-1)));
  return Object.values(packages)
    .flatMap(({ optionalDependencies = {} }) => Object.keys(optionalDependencies))
    .filter((name) => !locked.has(name));
}

interface Locked {
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const packagesOf = (lockFile: string): Readonly<Record<string, Locked>> =>
  (JSON.parse(lockFile) as { packages: Record<string, Locked> }).packages;
