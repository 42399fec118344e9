import { randomUUID } from 'node:crypto';

import { Control } from './control.js';
import { filesWith } from './data-folder.js';
import type { SpawnedSandbox } from './spawned-sandbox.js';

/** Words that somebody types, each for one place; some need escaping wherever they are written. */
export class Secrets {
  readonly #words: string[] = [];

  make(place: string): string {
    return this.keep(`s3cret-${place}-${randomUUID().slice(0, 8)}`);
  }

  makeAwkward(place: string): string {
    return this.keep(`s3cret "${place}" <&> \\ ü+%41/${randomUUID().slice(0, 8)}`);
  }

  keep(word: string): string {
    this.#words.push(word);
    return word;
  }

  /** Every spelling under which a word could have been written down. */
  get spellings(): readonly string[] {
    return [...new Set(this.#words.flatMap(spellingsOf))];
  }
}

const spellingsOf = (word: string): string[] => [
  word,
  JSON.stringify(word).slice(1, -1),
  JSON.stringify(JSON.stringify(word).slice(1, -1)).slice(1, -1),
  encodeURIComponent(word),
  new URLSearchParams({ '': word }).toString().slice(1),
  Buffer.from(word).toString('base64').replace(/=+$/, ''),
  basic(word).authorization,
  Buffer.from(word).toString('hex'),
];

/** Fails when files, journal or output have any of the words in any spelling. */
export async function expectKeptNowhere(
  sandbox: SpawnedSandbox,
  folder: string,
  { spellings }: Secrets,
): Promise<void> {
  const control = new Control(sandbox.url);
  const journal = (await control.get('journal')) as { entries: readonly { id: number }[] };
  expect(journal.entries.length).toBeGreaterThan(0);
  const told = {
    journal,
    entry: await control.get(`journal/${journal.entries.at(-1)?.id ?? 0}`),
    events: await control.get('bank/events'),
    outbox: await control.get('outbox'),
    world: await control.get(),
  };
  const inMemory = Object.entries(told).flatMap(([what, value]) => found(what, value, spellings));

  await sandbox.stop();
  expect(inMemory).toEqual([]);
  expect(found('output', sandbox.said, spellings)).toEqual([]);
  expect(filesWith(folder, spellings)).toEqual([]);
}

const found = (what: string, value: unknown, words: readonly string[]): string[] => {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return words.filter((word) => text.includes(word)).map((word) => `${what}: ${word}`);
};

export const FORM = 'application/x-www-form-urlencoded';

/** Credentials as a browser sends them. */
export const basic = (password: string): { authorization: string } => ({
  authorization: `Basic ${Buffer.from(`jane:${password}`).toString('base64')}`,
});
