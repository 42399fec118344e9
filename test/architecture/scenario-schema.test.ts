import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { scenarioJsonSchema } from '../../src/core/scenario/json-schema.js';

const FILE = join(import.meta.dirname, '../../scenarios/scenario.schema.json');

describe('the schema of scenario files for editors', () => {
  it('is what the code says; npm run schema writes it anew', () => {
    expect(JSON.parse(readFileSync(FILE, 'utf8'))).toEqual(scenarioJsonSchema());
  });
});
