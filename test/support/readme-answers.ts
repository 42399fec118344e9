import type { Block } from './readme.js';

/** Stands for what differs from run to run, or for what the README leaves out. */
const ELLIPSIS = '…';

/** What an output has that its printed answer has not, and the other way round; empty when alike. */
export function differences(output: string, { language, text }: Block): string[] {
  if (language === 'json') return compare(JSON.parse(text), JSON.parse(output), 'body');
  const squeezed = language === 'xml' ? [squeeze(text), squeeze(output)] : [text, output];
  const [printed = '', got = ''] = squeezed.map((each) => each.trim());
  return pattern(printed).test(got) ? [] : [`printed: ${printed}\ngot: ${got}`];
}

const squeeze = (xml: string): string => xml.replaceAll(/\s*\n\s*/g, '');

const pattern = (printed: string): RegExp =>
  new RegExp(`^${printed.split(ELLIPSIS).map(escaped).join('[^]*?')}$`);

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

/** A member or item `…` says that there are others. */
function compare(printed: unknown, got: unknown, path: string): string[] {
  if (Array.isArray(printed)) return compareLists(printed, got, path);
  if (isObject(printed)) return compareObjects(printed, got, path);
  const isAlike =
    typeof printed === 'string' && typeof got === 'string'
      ? pattern(printed).test(got)
      : printed === got;
  return isAlike ? [] : [`${path} is ${JSON.stringify(got)}, not ${JSON.stringify(printed)}`];
}

function compareLists(printed: readonly unknown[], got: unknown, path: string): string[] {
  if (!Array.isArray(got)) return [`${path} is no list`];
  const isOpen = printed.at(-1) === ELLIPSIS;
  const items = isOpen ? printed.slice(0, -1) : printed;
  const count = got.length === items.length || (isOpen && got.length > items.length);
  return [
    ...(count ? [] : [`${path} has ${got.length} items, not ${items.length}`]),
    ...items.flatMap((item, index) => compare(item, got[index], `${path}[${index}]`)),
  ];
}

function compareObjects(
  { [ELLIPSIS]: others, ...printed }: Readonly<Record<string, unknown>>,
  got: unknown,
  path: string,
): string[] {
  if (!isObject(got)) return [`${path} is no object`];
  const extra = Object.keys(got).filter((name) => !Object.hasOwn(printed, name));
  return [
    ...(others === undefined ? extra.map((name) => `${path}.${name} is not printed`) : []),
    ...Object.entries(printed).flatMap(([name, value]) =>
      compare(value, got[name], `${path}.${name}`),
    ),
  ];
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
