import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { bankOf, createBank } from '../../src/bank/bank.js';
import { loadFixtures } from '../../src/bank/fixtures.js';
import { ROSE, shipped, shippedBank, SPARROW } from '../support/bank.js';

describe('facts of one world', () => {
  const world = (fixtures: unknown) => ({ name: 'mine', fixtures });

  it('are the sandbox’s own when the world adds none', () => {
    expect(bankOf(world(undefined), shippedBank)).toBe(shippedBank);
    expect(bankOf(world(null), shippedBank)).toBe(shippedBank);
  });

  it('join those of the sandbox, in one bank as long as they stay', () => {
    const facts = { institutions: [SPARROW], personas: [ROSE], apps: 'of a provider' };
    const bank = bankOf(world(facts), shippedBank);

    expect(bankOf(world(facts), shippedBank)).toBe(bank);
    expect(bank.findLogin({ id: 'sparrow' }, { userid: 'rose' })?.persona.name).toBe('Rose Miller');
    expect(bank.institution('finbank')).toBe(shippedBank.institution('finbank'));
    expect(shippedBank.institution('sparrow')).toBeUndefined();
  });

  it('override by id', () => {
    const [finbank] = shipped.institutions.filter(({ id }) => id === 'finbank');
    const bank = bankOf(world({ institutions: [{ ...finbank, name: 'Ours' }] }), shippedBank);

    expect(bank.institutionByFinicityId(101732)?.name).toBe('Ours');
  });
});

describe('a folder of fixtures', () => {
  const folder = mkdtempSync(join(tmpdir(), 'doppelbank-fixtures-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  const write = (file: string, text: string) => {
    mkdirSync(join(folder, 'personas'), { recursive: true });
    writeFileSync(join(folder, 'personas', file), text);
  };

  it('may add a persona to an institution that is there', () => {
    write(
      'rose.json',
      JSON.stringify({ ...ROSE, logins: [{ ...ROSE.logins[0], institutions: ['finbank'] }] }),
    );

    const bank = createBank(() => loadFixtures(['fixtures', folder]));

    expect(bank.findLogin({ id: 'finbank' }, { userid: 'rose' })?.name).toBe('rose');
  });

  it('is named with its file when something is wrong', () => {
    write('rose.json', JSON.stringify([{ ...ROSE, acounts: [] }]));

    expect(() => loadFixtures([folder])).toThrow(
      `${join(folder, 'personas', 'rose.json')}[0]: Unknown key "acounts". Did you mean "accounts"?`,
    );
  });

  it('holds JSON', () => {
    write('rose.json', '{ "id": ');

    expect(() => loadFixtures([folder])).toThrow(join(folder, 'personas', 'rose.json'));
  });

  it('exists', () => {
    expect(() => loadFixtures([join(folder, 'nothing')])).toThrow(
      'there is no such fixture folder',
    );
  });

  it('holds pictures that are PNGs', () => {
    const text = readFileSync('fixtures/challenges/ccbank.json', 'utf8');

    expect(text.match(/"iVBORw0KGgo/g)).toHaveLength(4);
  });
});
