/** A table whose cells are not padded. */
export const markdownTable = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => '---'), ...rows].map(lineOf).join('\n');

const lineOf = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;

const begin = (name: string): string => `<!-- begin ${name}: npm run readme writes this -->`;
const end = (name: string): string => `<!-- end ${name} -->`;

/** A text whose generated sections have these contents; throws where a section is not marked. */
export function withSections(text: string, sections: Readonly<Record<string, string>>): string {
  return Object.entries(sections).reduce((written, [name, content]) => {
    const [from, to] = [written.indexOf(begin(name)), written.indexOf(end(name))];
    if (from < 0 || to < from) throw new Error(`README.md does not mark a section "${name}".`);
    const kept = `<!-- prettier-ignore-start -->\n\n${content}\n\n<!-- prettier-ignore-end -->`;
    return `${written.slice(0, from)}${begin(name)}\n${kept}\n${written.slice(to)}`;
  }, text);
}
