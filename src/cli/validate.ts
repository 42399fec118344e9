import process from 'node:process';

import { environment } from './address.js';
import { parseWords } from './options.js';
import { openLibrary, storyFiles } from './stories.js';

/** Reads stories without playing them. 0 when all can be played, 1 with every mistake listed. */
export async function validate(words: readonly string[]): Promise<number> {
  const { words: files } = parseWords(words, {}, environment());
  const library = await openLibrary();
  let wrong = 0;
  for (const file of storyFiles(files)) {
    try {
      library.read(file);
      process.stdout.write(`valid  ${file}\n`);
    } catch (error) {
      if (!library.isMistaken(error)) throw error;
      wrong += 1;
      process.stdout.write(`${error.message}\n`);
    }
  }
  return wrong === 0 ? 0 : 1;
}
