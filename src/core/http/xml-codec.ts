import type { WireDocument, WireFields } from './wire.js';
import { textOf } from './wire-scalars.js';
import { loadBuilder } from './xml-builder.js';
import { makeFrame } from './xml-tags.js';
import { escapeAttribute } from './xml-text.js';
import type { XmlRoot } from './xml-types.js';
import { type ScalarTexts, scalarTexts, XmlScope } from './xml-writers.js';

/** What an API chooses for all its XML. */
export interface XmlDialect {
  /** The offset from UTC at which instants are written: `-07:00`. */
  readonly zone: string;
}

export interface XmlCodec {
  readonly mediaType: 'application/xml';
  /** Writes a document that has an XML form. The first call loads xmlbuilder2. */
  readonly encode: (document: WireDocument) => string;
}

/** Writes XML from type descriptions; what it compiles it keeps for itself. */
export function createXmlCodec(dialect: XmlDialect): XmlCodec {
  const scalars = scalarTexts(dialect.zone);
  const roots = new Map<XmlRoot, RootWriter>();
  return {
    mediaType: 'application/xml',
    encode: ({ xml, fields }) => {
      if (!xml) throw new TypeError('This document has no XML form');
      let writer = roots.get(xml);
      if (!writer) roots.set(xml, (writer = new RootWriter(xml, scalars)));
      return writer.write(fields);
    },
  };
}

class RootWriter {
  /** Declaration and root element by the attributes that are present. */
  private readonly frames = new Map<string, readonly string[]>();
  private readonly attributes: readonly string[];
  private readonly builder = loadBuilder();
  private readonly root: XmlRoot;
  private readonly scope: XmlScope;

  constructor(root: XmlRoot, scalars: ScalarTexts) {
    this.root = root;
    this.scope = new XmlScope(root, scalars, this.builder);
    this.attributes = root.type.members
      .filter(({ field }) => typeof field === 'object' && field.kind === 'attribute')
      .map(({ name }) => name);
  }

  write(fields: WireFields): string {
    const present = this.attributes.filter((name) => (fields[name] ?? undefined) !== undefined);
    const values = present.map((name) => escapeAttribute(textOf(fields[name])));
    const content = this.scope.writerOf(this.root.type).write(fields);
    return fill(this.frameOf(present), values, content);
  }

  private frameOf(attributes: readonly string[]): readonly string[] {
    const key = attributes.join(' ');
    let frame = this.frames.get(key);
    if (!frame) this.frames.set(key, (frame = makeFrame(this.builder, this.root, attributes)));
    return frame;
  }
}

/** Values and content between the pieces of a frame; a root without content is closed at once. */
function fill(frame: readonly string[], values: readonly string[], content: string): string {
  const [close = '', ...opening] = [...frame].reverse();
  const open = opening
    .reverse()
    .reduce((text, piece, index) => text + (values[index - 1] ?? '') + piece);
  return content === '' ? `${open.slice(0, -1)}/>` : open + content + close;
}
