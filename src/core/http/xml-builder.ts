import { createRequire } from 'node:module';

import type * as xmlbuilder2 from 'xmlbuilder2';

export type XmlBuilder = typeof xmlbuilder2;

const requirePackage = createRequire(import.meta.url);

/** Loads xmlbuilder2 when the first XML is written, because it takes longer than all else at start. */
export const loadBuilder = (): XmlBuilder => requirePackage('xmlbuilder2') as XmlBuilder;
