import { MAX_DEPTH, MAX_XML_LENGTH, MAX_XML_MARKUP, MAX_XML_PIECES } from './limits.js';
import { UnreadableBody } from './unreadable-body.js';

/** What stands between a `<` and its end, where that is not a tag. */
const ENCLOSED = [
  { start: '<?', end: '?>' },
  { start: '<!--', end: '-->' },
  { start: '<![CDATA[', end: ']]>' },
] as const;

/** Without a document type, XML knows five entities; the parser would take all those of HTML. */
const REFERENCE = /^&(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-fA-F]{1,6});/;

/** The start tag of the root element, as it was written. */
export interface RootTag {
  /** With its prefix. */
  readonly name: string;
  readonly attributes: string;
}

export const notWellFormed = (): UnreadableBody =>
  new UnreadableBody('The body is not well-formed XML');

const tooMuch = (): UnreadableBody =>
  new UnreadableBody('The body is larger than any XML request needs to be');

/**
 * Looks at XML before a parser does, and refuses what a parser would stumble over or take too
 * long for: document types, unknown entities, deep nesting, too much markup, several roots.
 */
export function scanXml(text: string): RootTag {
  if (text.length > MAX_XML_LENGTH) throw tooMuch();
  const scan = new XmlScan(text);
  while (scan.step());
  return scan.finish();
}

class XmlScan {
  private readonly text: string;
  private position = 0;
  private depth = 0;
  private pieces = 0;
  private markup = 0;
  private root: RootTag | undefined;

  constructor(text: string) {
    this.text = text;
  }

  /** Takes the text up to the next piece of markup, and that piece; says if there was one. */
  step(): boolean {
    const start = this.text.indexOf('<', this.position);
    this.takeText(start === -1 ? this.text.length : start);
    if (start === -1) return false;
    this.takeMarkup();
    this.markup += this.position - start;
    this.countPiece();
    return true;
  }

  finish(): RootTag {
    if (!this.root || this.depth > 0) throw notWellFormed();
    return this.root;
  }

  private takeText(end: number): void {
    const text = this.text.slice(this.position, end);
    if (this.depth === 0 && /\S/.test(text)) throw notWellFormed();
    let reference = text.indexOf('&');
    while (reference !== -1) {
      if (!REFERENCE.test(text.slice(reference, reference + 10))) throw notWellFormed();
      this.countPiece();
      reference = text.indexOf('&', reference + 1);
    }
    this.position = end;
  }

  private takeMarkup(): void {
    const enclosed = ENCLOSED.find(({ start }) => this.text.startsWith(start, this.position));
    if (enclosed) this.takeEnclosed(enclosed);
    else if (this.text.startsWith('</', this.position)) this.takeEndTag();
    else if (this.text.startsWith('<!', this.position)) {
      throw new UnreadableBody('The body declares a document type or entities, which is refused');
    } else this.takeStartTag();
  }

  private takeEnclosed({ start, end }: (typeof ENCLOSED)[number]): void {
    const found = this.text.indexOf(end, this.position + start.length);
    if (found === -1 || (start === '<![CDATA[' && this.depth === 0)) throw notWellFormed();
    this.position = found + end.length;
  }

  private takeEndTag(): void {
    const end = this.text.indexOf('>', this.position);
    if (end === -1 || this.depth === 0) throw notWellFormed();
    this.depth -= 1;
    this.position = end + 1;
  }

  private takeStartTag(): void {
    const name = this.take(/<[^\s<>"'/&=!?]*[^\s<>"'/&=!?:]/y).slice(1);
    const start = this.position;
    while (this.match(/\s+[^\s=<>"'/&]+\s*=\s*(?:"[^<"]*"|'[^<']*')/y)) this.countPiece();
    this.openElement({ name, attributes: this.text.slice(start, this.position) });
    if (this.take(/\s*\/?>/y).endsWith('/>')) this.depth -= 1;
  }

  private openElement(tag: RootTag): void {
    if (this.depth === 0 && this.root) {
      throw new UnreadableBody('The body has more than one root element');
    }
    this.root ??= tag;
    this.depth += 1;
    if (this.depth > MAX_DEPTH) {
      throw new UnreadableBody(`The body is nested deeper than ${String(MAX_DEPTH)} levels`);
    }
  }

  private countPiece(): void {
    this.pieces += 1;
    if (this.pieces > MAX_XML_PIECES || this.markup > MAX_XML_MARKUP) throw tooMuch();
  }

  /** Takes what a sticky pattern matches at the current position. */
  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.position;
    const match = pattern.exec(this.text)?.[0];
    this.position += match?.length ?? 0;
    return match;
  }

  private take(pattern: RegExp): string {
    const match = this.match(pattern);
    if (match === undefined) throw notWellFormed();
    return match;
  }
}
