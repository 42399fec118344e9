import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { fingerprint } from '../../src/launch/build.js';
import { assertNodeIsNewEnough, isInstalled } from '../../src/launch/install.js';

describe('isInstalled', () => {
  const express = { version: '5.3.0' };
  const machine = { platform: 'linux', arch: 'x64' } as const;
  const forMachine = { version: '1.0.0', optional: true, os: ['linux'], cpu: ['x64'] };

  it.each([
    { title: 'nothing is there', locked: { express }, installed: {}, verdict: false },
    { title: 'all is there', locked: { express }, installed: { express }, verdict: true },
    {
      title: 'a version differs',
      locked: { express },
      installed: { express: { version: '5.2.0' } },
      verdict: false,
    },
    { title: 'only the root is locked', locked: { '': {} }, installed: {}, verdict: true },
    {
      title: 'a package of this platform is absent',
      locked: { esbuild: forMachine },
      installed: {},
      verdict: false,
    },
    {
      title: 'a package of another platform is absent',
      locked: { esbuild: { ...forMachine, os: ['win32'] } },
      installed: {},
      verdict: true,
    },
    {
      title: 'a package of another processor is absent',
      locked: { esbuild: { ...forMachine, cpu: ['arm64'] } },
      installed: {},
      verdict: true,
    },
    {
      title: 'a package of one C library is absent',
      locked: { swc: { ...forMachine, libc: ['musl'] } },
      installed: {},
      verdict: true,
    },
  ])('is $verdict when $title', ({ locked, installed, verdict }) => {
    expect(isInstalled(locked, installed, machine)).toBe(verdict);
  });
});

describe('assertNodeIsNewEnough', () => {
  it.each(['20.19.0', '20.20.2', '22.0.0', '24.1.0'])('accepts %s', (version) => {
    expect(() => {
      assertNodeIsNewEnough(version);
    }).not.toThrow();
  });

  it.each(['18.20.4', '20.18.3'])('refuses %s', (version) => {
    expect(() => {
      assertNodeIsNewEnough(version);
    }).toThrow(`Node 20.19 or newer is needed; this is Node ${version}.`);
  });
});

describe('fingerprint', () => {
  const makeSources = (): string => {
    const root = mkdtempSync(join(tmpdir(), 'doppelbank-'));
    mkdirSync(join(root, 'src/core'), { recursive: true });
    writeFileSync(join(root, 'src/core/a.ts'), 'export const a = 1;');
    writeFileSync(join(root, 'package.json'), '{}');
    return root;
  };
  const of = (root: string): string => fingerprint(['src', 'package.json'], root);

  it.each([
    ['a file is added', (root: string) => writeFileSync(join(root, 'src/b.ts'), '')],
    ['a file is edited', (root: string) => writeFileSync(join(root, 'src/core/a.ts'), '')],
    ['a file is removed', (root: string) => rmSync(join(root, 'src/core/a.ts'))],
    [
      'a file is moved',
      (root: string) => renameSync(join(root, 'src/core/a.ts'), join(root, 'src/core/b.ts')),
    ],
  ])('changes when %s', (_title, change) => {
    const root = makeSources();
    const before = of(root);

    change(root);

    expect(of(root)).not.toBe(before);
    rmSync(root, { recursive: true });
  });

  it('stays while nothing changes', () => {
    const root = makeSources();

    expect(of(root)).toBe(of(root));
    rmSync(root, { recursive: true });
  });
});
