import { join } from 'node:path';

import { createBank } from '../../src/bank/bank.js';
import { loadFixtures } from '../../src/bank/fixtures.js';
import type { BankLoginState } from '../../src/bank/login.js';
import type { StoredEvent } from '../../src/bank/stored-events.js';
import type {
  Connection,
  ConnectionInterface,
} from '../../src/providers/finapi/bank-connections/schema.js';
import type { RunOptions } from '../../src/providers/finapi/batch-update/run.js';
import { facts } from './batch-facts.js';

const BANK = createBank(loadFixtures([join(import.meta.dirname, '../../fixtures')]));
export const NOW = '2026-03-01T12:00:00.000Z';

const ruleOf = (name: string) => {
  const rule = BANK.login({ id: 'finapi-test-bank' }, name);
  if (!rule) throw new Error(`no login ${name}`);
  return rule;
};

export const event = (
  happened: Partial<StoredEvent>,
  at = '2026-02-15T00:00:00.000Z',
): StoredEvent => ({ number: 1, at, ...happened }) as StoredEvent;

export const options = (
  events: readonly StoredEvent[] = [],
  changes: Partial<RunOptions> = {},
  login = 'demo_no_msa',
): RunOptions => {
  const state: BankLoginState = { events, failedSignIns: null };
  return {
    facts: facts(),
    access: { rule: ruleOf(login), state, seed: 'seed' },
    durationSeconds: 120,
    accessesPerDay: 4,
    ...changes,
  };
};

export const connection = (...interfaces: ConnectionInterface[]): Connection => ({
  id: 7,
  bankId: 280001,
  importedAt: '2026-01-01T00:00:00.000Z',
  login: { institution: 'finapi-test-bank', name: 'demo_no_msa' },
  interfaces,
});
