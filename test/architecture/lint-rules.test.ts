import { Linter } from 'eslint';

import config from '../tooling/eslint.config.js';

/** The house rules need no types, so they are tried without them. */
const HOUSE_RULES = [
  'complexity',
  'max-lines',
  'max-lines-per-function',
  'no-console',
  'no-restricted-globals',
  'no-restricted-syntax',
  '@typescript-eslint/no-restricted-imports',
];

const withoutTypes = config.map(({ rules = {}, languageOptions, ...rest }) => ({
  ...rest,
  ...(languageOptions?.['parser']
    ? { languageOptions: { parser: languageOptions['parser'] } }
    : {}),
  rules: Object.fromEntries(Object.entries(rules).filter(([name]) => HOUSE_RULES.includes(name))),
})) as Linter.Config[];

const complaintsAbout = (path: string, code: string): string[] =>
  new Linter({ configType: 'flat' })
    .verify(code, withoutTypes, { filename: path })
    .map(({ message }) => message);

const FINAPI = 'src/providers/finapi/users';
const lines = (count: number): string => 'call();\n'.repeat(count);

describe('lint refuses', () => {
  it.each([
    ['src/bank/a.ts', 'export const at = new Date();', 'Ask the Clock'],
    ['src/bank/a.ts', 'export const at = Date.now();', 'Ask the Clock'],
    ['src/bank/a.ts', 'export const now = Date.now;', 'Ask the Clock'],
    ['src/bank/a.ts', 'export const at = Date();', 'Ask the Clock'],
    ['src/bank/a.ts', 'export const at = performance.now();', 'Ask the Clock'],
    ['src/bank/a.ts', 'export const die = Math.random();', 'Derive it from the seed'],
    ['src/bank/a.ts', 'export const flags = process.argv;', 'Only src/cli reads process'],
    ['src/bank/a.ts', 'export const it = globalThis.process;', 'Only src/cli reads process'],
    ['src/bank/a.ts', "import process from 'node:process';", 'Only src/cli reads process'],
    ['src/bank/a.ts', "import { z } from 'zod';", 'Import * as z'],
    ['src/bank/a.ts', 'console.log(1);', 'Unexpected console'],
    ['src/bank/a.ts', 'export let count = 0;', 'Nothing that changes'],
    ['src/bank/a.ts', 'let count = 0;', 'Nothing that changes'],
    ['src/bank/a.ts', 'const cache = new Map<string, string>();', 'Nothing that changes'],
    ['src/bank/a.ts', 'export const seen = new WeakSet();', 'Nothing that changes'],
    ['src/bank/a.ts', 'export default 1;', 'Use a named export'],
    ['src/bank/a.ts', 'export const data = 1;', 'Say what it is'],
    ['src/bank/a.ts', 'export interface AccountInfo { id: string }', 'Say what it is'],
    ['src/bank/a.ts', 'export class WorldManager {}', 'Say what it is'],
    ['src/bank/a.ts', `export const f = () => {\n${lines(40)}};`, 'too many lines (42)'],
    ['src/bank/a.ts', lines(201), 'too many lines (201)'],
    ['test/unit/a.ts', lines(201), 'too many lines (201)'],
    [
      'src/bank/a.ts',
      'export const f = (a: number) => a || 1 || 2 || 3 || 4 || 5 || 6 || 7 || 8;',
      'complexity of 9',
    ],
  ])('in %s: %s', (path, code, message) => {
    expect(complaintsAbout(path, code)).toEqual([expect.stringContaining(message)]);
  });
});

describe('lint refuses to import', () => {
  it.each([
    ['src/core/a.ts', '../bank/b.js', 'core does not know bank'],
    ['src/core/store/a.ts', '../../providers/finapi/b.js', 'core does not know providers/finapi'],
    ['src/bank/a.ts', '../providers/finicity/b.js', 'bank does not know providers/finicity'],
    ['src/bank/a.ts', '../sandbox.js', 'bank does not know sandbox'],
    ['src/bank/a.ts', 'express', 'speak Express'],
    ['src/core/store/a.ts', 'express', 'speak Express'],
    ['src/cli/a.ts', 'express', 'speak Express'],
    [`${FINAPI}/a.ts`, '../../finicity/b.js', 'providers/finapi does not know providers/finicity'],
    ['src/control/a.ts', '../providers/finapi/b.js', 'control does not know providers/finapi'],
    ['src/sandbox.ts', './cli/b.js', 'sandbox does not know cli'],
    [`${FINAPI}/routes.ts`, '../../../core/store/store.js', 'never mention the store'],
    [`${FINAPI}/routes.ts`, '../../../core/world/clock.js', 'never mention the clock'],
    [`${FINAPI}/service.ts`, '../../../core/http/endpoint.js', 'knows nothing of HTTP'],
    [`${FINAPI}/service.ts`, './wire.js', 'does not know how it looks outside'],
    [`${FINAPI}/service.ts`, '../banks/routes.js', 'does not know how it looks outside'],
    [`${FINAPI}/service.ts`, '../../../control/b.js', 'does not know control'],
    [`${FINAPI}/schema.ts`, './service.js', 'A schema knows only zod'],
    [`${FINAPI}/schema.ts`, '../../../bank/b.js', 'only types from the bank'],
    [`${FINAPI}/schema.ts`, 'yaml', 'no package but zod'],
    [`${FINAPI}/wire.ts`, '../../../core/store/kinds.js', 'never mentions the store'],
    [`${FINAPI}/wire.ts`, './service.js', 'knows only records'],
  ])('into %s: %s', (path, target, message) => {
    expect(complaintsAbout(path, `import { a } from '${target}';`)).toEqual([
      expect.stringContaining(message),
    ]);
  });
});

describe('lint accepts', () => {
  it.each([
    ['src/core/world/clock.ts', 'export const now = () => Date.now();'],
    ['src/bank/a.ts', 'export const at = new Date(0);'],
    ['src/bank/a.ts', "export const NAMES = new Set(['a']);"],
    ['src/bank/a.ts', "import { randomUUID } from 'node:crypto';"],
    ['src/cli/a.ts', 'console.log(process.argv);'],
    ['src/cli/a.ts', "import { createSandbox } from '../sandbox.js';"],
    ['src/launch.js', 'export const at = Date.now();'],
    ['src/core/http/mount.ts', "import express from 'express';"],
    ['src/control/a.ts', "import express from 'express';"],
    ['src/sandbox.ts', "import express from 'express';"],
    ['src/sandbox.ts', "import { finapi } from './providers/finapi/index.js';"],
    [`${FINAPI}/routes.ts`, "import { users } from './service.js';"],
    [`${FINAPI}/service.ts`, "import { NewUser } from './schema.js';"],
    [`${FINAPI}/schema.ts`, "import * as z from 'zod';"],
    [`${FINAPI}/schema.ts`, "import type { z } from 'zod';"],
    [`${FINAPI}/schema.ts`, "import type { Login } from '../../../bank/login.js';"],
    [`${FINAPI}/wire.ts`, "import { json } from '../../../core/http/wire.js';"],
    ['test/unit/a.test.ts', `test('a', () => {\n${lines(60)}});`],
    ['test/tooling/eslint.config.js', 'export default [];'],
  ])('in %s: %s', (path, code) => {
    expect(complaintsAbout(path, code)).toEqual([]);
  });
});
