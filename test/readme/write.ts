import { readFileSync, writeFileSync } from 'node:fs';

import { withSections } from './markdown.js';
import { generatedSections } from './sections.js';

const README = 'README.md';

writeFileSync(README, withSections(readFileSync(README, 'utf8'), await generatedSections()));
