import { hasIllegal } from '../xml-text.js';
import { NAME_MARK, TEXT_MEMBER } from './xml-parser.js';
import { namesPrototype } from './prototypes.js';
import { UnreadableBody } from './unreadable-body.js';
import { notWellFormed } from './xml-scan.js';

/**
 * A neutral value by local names: a string, an object, or an array where an element repeats. Types
 * are unknown to XML, so numbers are strings, a list of one is no array, and nothing is `''`.
 */
export type XmlValue = string | readonly XmlValue[] | { readonly [name: string]: XmlValue };

type Tree = string | readonly Tree[] | { readonly [name: string]: Tree };

/** The content of the root in a parser's tree, with plain names. */
export function neutralOf(tree: unknown): XmlValue {
  const [root] = Object.values(tree as Record<string, Tree>);
  if (root === undefined) throw notWellFormed();
  return toValue(root);
}

function toValue(tree: Tree): XmlValue {
  if (typeof tree === 'string') return checkText(tree);
  return isList(tree) ? tree.map(toValue) : toObject(tree);
}

const isList = (tree: Exclude<Tree, string>): tree is readonly Tree[] => Array.isArray(tree);

/** Drops text between elements, which means nothing here, and refuses an element called `__proto__`. */
function toObject(tree: { readonly [name: string]: Tree }): XmlValue {
  const value: Record<string, XmlValue> = {};
  for (const [marked, content] of Object.entries(tree)) {
    const name = marked.slice(NAME_MARK.length);
    if (name === '') throw notWellFormed();
    if (name === '__proto__') throw namesPrototype();
    if (marked !== TEXT_MEMBER) value[name] = toValue(content);
  }
  return value;
}

function checkText(text: string): string {
  if (hasIllegal(text)) {
    throw new UnreadableBody('The body has characters that XML does not allow');
  }
  return text;
}
