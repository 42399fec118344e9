import { join } from 'node:path';
import { fileURLToPath, URL } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Absolute path of something in the repository. */
export const inRoot = (...parts) => join(ROOT, ...parts);

/** Something that stands in the way and that the person at the keyboard can clear. */
export class Obstacle extends Error {}
