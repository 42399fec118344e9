import { LAYERS } from './layers.js';

const PROCESS = { regex: '^(node:)?process$', message: 'Only src/cli reads process.' };
const HOST_TIME = { regex: '^(node:)?perf_hooks$', message: 'Ask the Clock.' };
const EXPRESS = {
  regex: '^express(-|$)',
  message: 'Only core/http, control and sandbox.ts speak Express.',
};
const MAY_USE_EXPRESS = ['src/core/http/', 'src/control/', 'src/sandbox.ts'];

/** The four files of a resource folder, and what each of them may not know. */
const RESOURCE_FILES = {
  routes: [
    inside('core/store/store', 'Routes never mention the store.'),
    inside('core/world/clock', 'Routes never mention the clock.'),
  ],
  service: [
    inside('core/http/', 'A service knows nothing of HTTP.'),
    sibling('(wire|routes)', 'A service does not know how it looks outside.'),
  ],
  schema: [
    inside('core/world/clock', 'A schema holds nothing that runs.'),
    sibling('(routes|service|wire)', 'A schema knows only zod, core types and other schemas.'),
    { ...inside('bank/', 'A schema takes only types from the bank.'), allowTypeImports: true },
    { regex: '^(?!zod$|\\.)', message: 'A schema needs no package but zod.' },
  ],
  wire: [
    inside('core/store/', 'The outside form never mentions the store.'),
    inside('core/world/', 'The outside form never mentions the world.'),
    sibling('(routes|service)', 'The outside form knows only records.'),
  ],
};

/** One configuration for every pair of layer and file kind, because rules replace each other. */
export function importRules() {
  return Object.keys(LAYERS).flatMap((layer) => [
    configFor(layer, filesOf(layer), []),
    ...(layer.startsWith('providers/') ? resourceRules(layer) : []),
    ...(layer === 'core' ? [configFor(layer, ['src/core/http/**/*.ts'], [])] : []),
  ]);
}

function resourceRules(layer) {
  return Object.entries(RESOURCE_FILES).map(([file, patterns]) =>
    configFor(layer, [`src/${layer}/*/**/${file}.ts`], patterns),
  );
}

function configFor(layer, files, patterns) {
  const all = [...foreignLayers(layer), ...(layer === 'cli' ? [] : [PROCESS, HOST_TIME])];
  const usesExpress = MAY_USE_EXPRESS.some((place) => files.some((glob) => glob.startsWith(place)));
  if (!usesExpress) all.push(EXPRESS);
  return {
    files,
    rules: {
      '@typescript-eslint/no-restricted-imports': ['error', { patterns: [...all, ...patterns] }],
    },
  };
}

const filesOf = (layer) => (layer === 'sandbox' ? ['src/sandbox.ts'] : [`src/${layer}/**/*.ts`]);

function foreignLayers(layer) {
  return Object.keys(LAYERS)
    .filter((other) => !LAYERS[layer].includes(other))
    .map((other) => ({
      regex: `^${wayOutOf(layer)}${nameOf(other)}`,
      message: `${layer} does not know ${other}.`,
    }));
}

/** `sandbox.ts` lies beside the other layers; the files of a folder climb out of it. */
const wayOutOf = (layer) => (layer === 'sandbox' ? '\\./' : '(\\.\\./)+');

/** One provider may reach another without the name of their common folder. */
function nameOf(layer) {
  if (layer === 'sandbox') return 'sandbox\\.js$';
  const [folder, provider] = layer.split('/');
  return provider ? `(${folder}/)?${provider}/` : `${folder}/`;
}

function inside(path, message) {
  return { regex: `^(\\.\\./)+${path}`, message };
}

function sibling(names, message) {
  return { regex: `^\\.\\.?/(.*/)?${names}\\.js$`, message };
}
