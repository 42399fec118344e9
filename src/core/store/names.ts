import { createHash } from 'node:crypto';
import { join } from 'node:path';

import type { DocumentKind } from './kinds.js';

const NAME = /^[0-9a-f]{24}$/;

/** The form of a key in which equal keys are the same string. */
export const normalized = (kind: Pick<DocumentKind, 'normalize'>, key: string): string =>
  kind.normalize ? kind.normalize(key) : key;

/** A name that any file system takes, whatever the key: ids may be `..` or 255 characters long. */
export function documentName(kind: Pick<DocumentKind, 'name' | 'normalize'>, key: string): string {
  const hash = createHash('sha256').update(`${kind.name}\n${normalized(kind, key)}`);
  return hash.digest('hex').slice(0, 24);
}

const MOST_KNOWN = 2_000;

/** Names of documents; what was asked for lately is not worked out again. */
export class DocumentNames {
  readonly #known = new Map<string, string>();

  of(kind: Pick<DocumentKind, 'name' | 'normalize'>, key: string): string {
    const identity = `${kind.name}\n${key}`;
    let name = this.#known.get(identity);
    if (name === undefined) {
      if (this.#known.size >= MOST_KNOWN) this.#known.clear();
      this.#known.set(identity, (name = documentName(kind, key)));
    }
    return name;
  }
}

/** A name that comes from outside must not lead out of the folder. */
export const isDocumentName = (name: string): boolean => NAME.test(name);

/** Two digits of the name are a folder of its own, so that no folder grows large. */
export const documentPath = (folder: string, kindName: string, name: string): string =>
  join(folder, kindName, name.slice(0, 2), `${name}.json`);

export const indexPath = (folder: string, kindName: string): string =>
  join(folder, kindName, 'index.jsonl');
