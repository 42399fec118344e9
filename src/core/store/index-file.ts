import { open, readFile, rename } from 'node:fs/promises';
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

/** Read in pieces, so that a long index does not hold the loop. */
const PIECE = 1 << 20;

/** Reads an index; `undefined` when it is missing, damaged or not complete from its start. */
export async function readIndex(path: string, kindName: string): Promise<IndexReading | undefined> {
  const bytes = await readBytes(path);
  const header = Buffer.from(`${indexHeader(kindName)}\n`);
  if (!bytes?.subarray(0, header.length).equals(header)) return undefined;
  const entries = new Map<string, IndexedDocument>();
  const unconfirmed: string[] = [];
  let lines = 1;
  for (let start = header.length; ;) {
    const end = endOfPiece(bytes, start);
    if (end <= start) return { entries, unconfirmed, lines };
    const values = parsePiece(bytes.toString('utf8', start, end - 1));
    if (!values?.every((value) => take(value, entries, unconfirmed))) return undefined;
    lines += values.length;
    start = end;
    await nextTurn();
  }
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

async function readBytes(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Behind the last whole line of the piece that begins at `start`. */
function endOfPiece(bytes: Buffer, start: number): number {
  const end = bytes.lastIndexOf('\n', Math.min(bytes.length, start + PIECE) - 1) + 1;
  return end > start ? end : bytes.indexOf('\n', start) + 1;
}

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
