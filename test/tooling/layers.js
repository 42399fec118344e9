/** Layers from the inside out, each with the layers that its files may import. */
export const LAYERS = {
  core: ['core'],
  bank: ['core', 'bank'],
  'providers/finapi': ['core', 'bank', 'providers/finapi'],
  'providers/finicity': ['core', 'bank', 'providers/finicity'],
  control: ['core', 'bank', 'control'],
  sandbox: ['core', 'bank', 'providers/finapi', 'providers/finicity', 'control', 'sandbox'],
  console: ['core', 'bank', 'control', 'sandbox', 'console'],
  testing: ['core', 'bank', 'control', 'sandbox', 'testing'],
  cli: ['core', 'bank', 'control', 'sandbox', 'cli'],
};

/** The layer of a path below `src`; `sandbox.ts` is one by itself. */
export const layerOf = (path) =>
  Object.keys(LAYERS).find((layer) => path.startsWith(`${layer}/`) || path === `${layer}.ts`);
