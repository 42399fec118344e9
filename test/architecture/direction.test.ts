import { computedImports, strayExpress, strayImports } from './direction.js';
import { sourcesBelow } from './source.js';

const sources = sourcesBelow('src');

describe('direction', () => {
  it('is kept by every import', () => {
    expect(strayImports(sources)).toEqual([]);
  });

  it.each([
    ['src/core/a.ts', "import { b } from '../bank/b.js';", 'src/bank/b.ts'],
    ['src/core/a.ts', "import type { b } from '../sandbox.js';", 'src/sandbox.ts'],
    ['src/bank/a.ts', "export * from '../providers/finapi/b.js';", 'src/providers/finapi/b.ts'],
    ['src/bank/a.ts', "const b = await import('../control/b.js');", 'src/control/b.ts'],
    [
      'src/providers/finapi/users/a.ts',
      "type B = import('../../finicity/b.js').B;",
      'src/providers/finicity/b.ts',
    ],
    ['src/providers/finicity/a.ts', "import '../../control/b.js';", 'src/control/b.ts'],
    [
      'src/control/a.ts',
      "import { b } from '../providers/finapi/b.js';",
      'src/providers/finapi/b.ts',
    ],
    ['src/sandbox.ts', "import { b } from './cli/b.js';", 'src/cli/b.ts'],
    ['src/cli/a.ts', "import { b } from '../providers/finapi/b.js';", 'src/providers/finapi/b.ts'],
    ['src/testing/a.ts', "import { b } from '../cli/b.js';", 'src/cli/b.ts'],
    ['src/core/a.ts', "import { b } from '../../test/b.js';", 'test/b.ts'],
    ['src/core/a.ts', "import b from '../../fixtures/b.json';", 'fixtures/b.json'],
    ['src/providers/finapi/a.ts', "import b from '../../../fixtures/b.js';", 'fixtures/b.ts'],
  ])('is lost when %s says %s', (path, text, target) => {
    expect(strayImports([{ path, text }])).toEqual([`${path} imports ${target}`]);
  });

  it('knows where every file belongs', () => {
    const stranger = { path: 'src/services/a.ts', text: '' };

    expect(strayImports([stranger])).toEqual(['src/services/a.ts belongs to no layer']);
  });

  it('lets a layer import itself and what lies inside it', () => {
    const text = "import { b } from './b.js';\nimport { c } from '../../core/c.js';";

    expect(strayImports([{ path: 'src/providers/finapi/a.ts', text }])).toEqual([]);
  });

  it('lets a provider import facts', () => {
    const text = "import b from '../../../fixtures/b.json' with { type: 'json' };";

    expect(strayImports([{ path: 'src/providers/finapi/a.ts', text }])).toEqual([]);
  });

  it('is not lost by a comment', () => {
    const text = "// import { b } from '../bank/b.js';\n/* from '../bank/b.js' */";

    expect(strayImports([{ path: 'src/core/a.ts', text }])).toEqual([]);
  });
});

describe('Express', () => {
  it('is imported only by core/http, control and sandbox.ts', () => {
    expect(strayExpress(sources)).toEqual([]);
  });

  it.each(["import express from 'express';", "await import('express-xml-bodyparser');"])(
    'is found in %s',
    (text) => {
      expect(strayExpress([{ path: 'src/bank/a.ts', text }])).toEqual(['src/bank/a.ts']);
      expect(strayExpress([{ path: 'src/core/http/a.ts', text }])).toEqual([]);
    },
  );
});

describe('a dynamic import', () => {
  it('names its target', () => {
    expect(computedImports(sources)).toEqual([]);
  });

  it.each(['import(name)', 'import( `./${name}.js`)'])('is computed in %s', (text) => {
    expect(computedImports([{ path: 'src/core/a.ts', text }])).toEqual(['src/core/a.ts']);
  });
});
