import { cyclesIn } from './cycles.js';
import { sourcesBelow } from './source.js';

describe('imports', () => {
  it('never run in a circle', () => {
    expect(cyclesIn(sourcesBelow('src'))).toEqual([]);
  });

  it('run in a circle over two files', () => {
    const sources = [
      { path: 'src/a.ts', text: "import { b } from './core/b.js';" },
      { path: 'src/core/b.ts', text: "import type { c } from './c.js';" },
      { path: 'src/core/c.ts', text: "const { b } = await import('./b.js');" },
    ];

    expect(cyclesIn(sources)).toEqual(['src/core/b.ts -> src/core/c.ts -> src/core/b.ts']);
  });

  it('run in a circle when a file imports itself', () => {
    const sources = [{ path: 'src/a.ts', text: "export * from './a.js';" }];

    expect(cyclesIn(sources)).toEqual(['src/a.ts -> src/a.ts']);
  });

  it('may meet again without a circle', () => {
    const sources = [
      { path: 'src/a.ts', text: "import './b.js';\nimport './c.js';" },
      { path: 'src/b.ts', text: "import './c.js';" },
      { path: 'src/c.ts', text: '' },
    ];

    expect(cyclesIn(sources)).toEqual([]);
  });
});
