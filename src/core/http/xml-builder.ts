import { createRequire } from 'node:module';
import { setImmediate as nextTurn } from 'node:timers/promises';

import type * as xmlbuilder2 from 'xmlbuilder2';

export type XmlBuilder = typeof xmlbuilder2;

const requirePackage = createRequire(import.meta.url);

/** Loads xmlbuilder2 when the first XML is written, because it takes longer than all else at start. */
export const loadBuilder = (): XmlBuilder => requirePackage('xmlbuilder2') as XmlBuilder;

/** What xmlbuilder2 itself loads, and what takes most of the time. */
const PIECES = ['@oozcitak/util', '@oozcitak/infra', '@oozcitak/url', '@oozcitak/dom'];

/** Loads xmlbuilder2 piece by piece, so that other requests get their turn in between. */
export async function loadBuilderInPieces(): Promise<void> {
  const requirePiece = createRequire(requirePackage.resolve('xmlbuilder2'));
  for (const piece of PIECES) {
    requirePiece(piece);
    await nextTurn();
  }
  loadBuilder();
}
