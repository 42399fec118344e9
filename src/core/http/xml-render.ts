import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';

import { loadBuilder } from './xml-builder.js';
import { replaceIllegal } from './xml-text.js';

/** A name of an element; members of JSON bodies may be called otherwise. */
const NAME = /^[\p{L}_][\p{L}\p{N}_.-]*$/u;

/**
 * Writes a neutral value back as XML, for people to read: without attributes, namespaces and
 * declaration. What cannot be the name of an element is called `_`.
 */
export function renderXml(root: string, value: unknown): string {
  const fragment = loadBuilder().fragment();
  append(fragment, root, value);
  return fragment.toString();
}

function append(parent: XMLBuilder, name: string, value: unknown): void {
  if (value === undefined || value === null) return;
  if (Array.isArray(value)) {
    for (const item of value) append(parent, name, item);
  } else {
    fill(parent.ele(NAME.test(name) ? name : '_'), value);
  }
}

function fill(element: XMLBuilder, value: unknown): void {
  if (typeof value === 'object' && value !== null) {
    for (const [name, content] of Object.entries(value)) append(element, name, content);
  } else if (value !== '') {
    element.txt(literal(String(value)));
  }
}

/** The builder decodes entities in what it is given; this text has none, only ampersands. */
const literal = (text: string): string => replaceIllegal(text).replaceAll('&', '&amp;');
