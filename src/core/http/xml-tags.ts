import type { XmlBuilder } from './xml-builder.js';
import type { XmlRoot } from './xml-types.js';

export interface Tag {
  readonly open: string;
  readonly close: string;
  /** The element without content. */
  readonly empty: string;
}

/** Stands where a value will go; no name and no namespace contains it. */
const GAP = '|';

/** The tags of a document's elements, each made once by xmlbuilder2. */
export class Tags {
  private readonly known = new Map<string, Tag>();
  private readonly builder: XmlBuilder;

  constructor(builder: XmlBuilder) {
    this.builder = builder;
  }

  of(name: string): Tag {
    const tag = this.known.get(name);
    if (tag) return tag;
    this.make([name]);
    return this.of(name);
  }

  /** Makes those that are missing at once, which costs a fraction of making each alone. */
  make(names: readonly string[]): void {
    const missing = names.filter((name) => !this.known.has(name));
    const parent = this.builder.fragment();
    for (const name of missing) parent.ele(name).txt(GAP);
    const elements = parent.toString().matchAll(/(<[^<>/]+)>\|(<\/[^<>]+>)/g);
    for (const [, start = '', close = ''] of elements) {
      this.known.set(start.slice(1), { open: `${start}>`, close, empty: `${start}/>` });
    }
  }
}

/** `ns2:` and the like of a namespace that the root declares; empty for the default one. */
export function prefixOf(root: XmlRoot, namespace: string): string {
  const index = root.namespaces.indexOf(namespace);
  if (index === -1) throw new TypeError(`${root.name} declares no prefix for ${namespace}`);
  return index === 0 ? '' : `ns${String(index + 1)}:`;
}

/**
 * Declaration and root element, cut where attribute values and content go. Attributes precede the
 * namespace declarations, as they do in the real answers.
 */
export function makeFrame(
  builder: XmlBuilder,
  root: XmlRoot,
  attributes: readonly string[],
): readonly string[] {
  const document = builder.create({ version: '1.0', encoding: 'UTF-8', standalone: true });
  const element = document.ele(prefixOf(root, root.type.namespace) + root.name);
  for (const name of attributes) element.att(name, GAP);
  root.namespaces.forEach((namespace, index) => {
    element.att(index === 0 ? 'xmlns' : `xmlns:ns${String(index + 1)}`, namespace);
  });
  return element.txt(GAP).doc().end().split(GAP);
}
