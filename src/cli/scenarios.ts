import process from 'node:process';

import { environment } from './address.js';
import { parseWords } from './options.js';
import { openLibrary, storyFiles } from './stories.js';

/** Lists stories with their titles. */
export async function scenarios(words: readonly string[]): Promise<number> {
  const { words: folders } = parseWords(words, {}, environment());
  const library = await openLibrary();
  for (const file of storyFiles(folders)) {
    const { title, story, formats = ['json'] } = library.read(file);
    const [firstLine = ''] = story.trim().split('\n');
    process.stdout.write(`${file}\n    ${title} (${formats.join(', ')})\n    ${firstLine}\n`);
  }
  process.stdout.write(
    '\nPlay one:  doppelbank play FILE      Check them:  doppelbank run FILE…\n',
  );
  return 0;
}
