import { readFileSync } from 'node:fs';

import { createBank } from '../../src/bank/bank.js';
import { loadFixtures } from '../../src/bank/fixtures.js';
import { HELP } from '../../src/cli/help.js';
import type { Coverage } from '../../src/core/coverage.js';
import type { Provider } from '../../src/core/provider.js';
import { finapiCoverage } from '../../src/providers/finapi/coverage.js';
import { createFinapi } from '../../src/providers/finapi/index.js';
import { webFormCoverage } from '../../src/providers/finapi/web-form/coverage.js';
import { createWebForm } from '../../src/providers/finapi/web-form/index.js';
import { finicityCoverage } from '../../src/providers/finicity/coverage.js';
import { createFinicity } from '../../src/providers/finicity/index.js';
import { coverageTable } from './coverage-table.js';
import { loginsTable, personasTable } from './logins-table.js';
import { settingsTable } from './settings-table.js';

const FIXTURES = ['fixtures'];

/** The emulated APIs, each with what its coverage says; paths are relative to the repository. */
export async function coveredProviders() {
  const options = { bank: createBank(loadFixtures(FIXTURES)), fixtures: FIXTURES };
  const covered = async (provider: Provider, coverage: Coverage) => ({
    provider,
    dialect: await provider.load(),
    coverage,
  });
  return [
    await covered(createFinapi(options), finapiCoverage),
    await covered(createFinicity(options), finicityCoverage),
    await covered(createWebForm(options), webFormCoverage),
  ] as const;
}

/** The generated sections of the README, by name. */
export async function generatedSections(): Promise<Readonly<Record<string, string>>> {
  const [finapi, finicity, webForm] = await coveredProviders();
  const fixtures = loadFixtures(FIXTURES);
  const settings = (name: string): string =>
    readFileSync(`src/providers/${name}/settings.ts`, 'utf8');
  return {
    commands: `\`\`\`text\n${HELP.trim()}\n\`\`\``,
    personas: personasTable(fixtures),
    logins: loginsTable(fixtures),
    'finapi settings': settingsTable(finapi.provider.settings, settings('finapi')),
    'finicity settings': settingsTable(finicity.provider.settings, settings('finicity')),
    'finapi-web-form settings': settingsTable(
      webForm.provider.settings,
      settings('finapi/web-form'),
    ),
    'finapi coverage': coverageTable(finapi.dialect, finapi.coverage, 'A'),
    'finicity coverage': coverageTable(finicity.dialect, finicity.coverage, 'D'),
    'finapi-web-form coverage': coverageTable(webForm.dialect, webForm.coverage, 'W'),
  };
}
