import { sourcesBelow } from './source.js';
import { loadedWith } from './start.js';

const atStart = loadedWith('src/cli/start.ts', sourcesBelow('src'));

describe('what the start loads', () => {
  it('reaches the providers and the control API', () => {
    expect(atStart).toEqual(
      expect.arrayContaining(['src/providers/finapi/index.ts', 'src/control/health.ts']),
    );
  });

  it('has nothing that an API needs only when it is asked', () => {
    const late =
      /^src\/providers\/.*\/(dialect|routes|service|wire|params|settling|control)\.ts$|core\/scenario\/schema/;

    expect(atStart.filter((path) => late.test(path))).toEqual([]);
  });

  it('is told apart from what is only a type, and from what is loaded late', () => {
    const sources = [
      { path: 'src/a.ts', text: "import { b, type C } from './b.js';\nimport './d.js';" },
      { path: 'src/b.ts', text: "import type { C } from './c.js';\nexport * from './e.js';" },
      { path: 'src/c.ts', text: '' },
      {
        path: 'src/d.ts',
        text: "const f = () => import('./f.js');\nimport { type G } from './g.js';",
      },
      { path: 'src/e.ts', text: '' },
      { path: 'src/f.ts', text: '' },
      { path: 'src/g.ts', text: '' },
    ];

    expect(loadedWith('src/a.ts', sources)).toEqual([
      'src/a.ts',
      'src/b.ts',
      'src/d.ts',
      'src/e.ts',
      'src/g.ts',
    ]);
  });
});
