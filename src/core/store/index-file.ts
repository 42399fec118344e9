import { createReadStream } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';

import { isMissing } from './files.js';
import type { IndexLine } from './index-keeper.js';
import type { IndexedDocument } from './store.js';

/** What an index file says. */
export interface IndexReading {
  readonly entries: Map<string, IndexedDocument>;
  /** Documents whose lines nothing confirms: after a sudden end they may never have been written. */
  readonly unconfirmed: Iterable<string>;
  readonly lines: number;
}

/** Says that documents named before this line are as their lines say, but for those in `open`. */
interface Checkpoint {
  readonly checkpoint: true;
  readonly open: readonly string[];
}

/**
 * The first line of an index that has been complete from its start. Lines that were appended
 * where the index had been lost follow no such line.
 */
export const indexHeader = (kindName: string): string => JSON.stringify({ index: kindName });

export const checkpointLine = (openNames: Iterable<string>): string =>
  JSON.stringify({ checkpoint: true, open: [...openNames] } satisfies Checkpoint);

/** Whether an index that ends in this line holds nothing unconfirmed. */
export const isSettled = (lastLine: string, kindName: string): boolean =>
  lastLine === indexHeader(kindName) || lastLine === checkpointLine([]);

/** Read in pieces, so that a long index neither holds the loop nor lies in memory as a whole. */
const PIECE = 1 << 18;

/** Reads an index; `undefined` when it is missing, damaged or not complete from its start. */
export async function readIndex(path: string, kindName: string): Promise<IndexReading | undefined> {
  const entries = new Map<string, IndexedDocument>();
  const unconfirmed: string[] = [];
  let lines = 0;
  for await (const piece of piecesOf(path)) {
    const values = parsePiece(piece);
    if (!values) return undefined;
    const isFirst = lines === 0;
    lines += values.length;
    if (isFirst && !isHeader(values.shift(), kindName)) return undefined;
    if (!values.every((value) => take(value, entries, unconfirmed))) return undefined;
    await nextTurn();
  }
  return lines === 0 ? undefined : { entries, unconfirmed, lines };
}

/** Writes a whole index anew and puts it in the place of the old one. */
export async function writeIndex(
  path: string,
  header: string,
  documents: readonly IndexedDocument[],
  lastLines: readonly string[],
): Promise<void> {
  const temporary = `${path}.tmp`;
  const file = await open(temporary, 'w');
  try {
    await file.appendFile(`${header}\n`);
    for (let start = 0; start < documents.length; start += 2_000) {
      const lines = documents.slice(start, start + 2_000).map((line) => JSON.stringify(line));
      await file.appendFile(`${lines.join('\n')}\n`);
    }
    await file.appendFile(`${lastLines.join('\n')}\n`);
  } finally {
    await file.close();
  }
  await rename(temporary, path);
}

/** Whole lines, many at once and without the last line's end; what is torn at the end is left out. */
async function* piecesOf(path: string): AsyncGenerator<string> {
  let torn = NOTHING;
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: PIECE })) {
      const bytes = Buffer.concat([torn, chunk as Buffer]);
      const end = bytes.lastIndexOf('\n');
      torn = bytes.subarray(end + 1);
      if (end >= 0) yield bytes.toString('utf8', 0, end);
    }
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

const NOTHING = Buffer.alloc(0);

const isHeader = (value: unknown, kindName: string): boolean =>
  JSON.stringify(value) === indexHeader(kindName);

/** Many lines at once are parsed twice as fast as one by one. */
function parsePiece(text: string): unknown[] | undefined {
  try {
    return JSON.parse(`[${text.replaceAll('\n', ',')}]`) as unknown[];
  } catch {
    return undefined;
  }
}

/** Takes one line into account; false when it is no line of an index. */
function take(
  value: unknown,
  entries: Map<string, IndexedDocument>,
  unconfirmed: string[],
): boolean {
  if (isCheckpoint(value)) {
    unconfirmed.splice(0, Infinity, ...value.open);
    return true;
  }
  if (!isIndexLine(value)) return false;
  unconfirmed.push(value.name);
  if (isListed(value)) entries.set(value.name, value);
  else entries.delete(value.name);
  return true;
}

const isListed = (line: IndexLine): line is IndexedDocument => line.entry !== undefined;

const isCheckpoint = (value: unknown): value is Checkpoint =>
  typeof value === 'object' && value !== null && 'checkpoint' in value && 'open' in value;

const isIndexLine = (value: unknown): value is IndexLine =>
  typeof value === 'object' && value !== null && 'name' in value && 'key' in value;
