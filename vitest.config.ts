import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{packages,apps,districts,tools,e2e,bench}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    // One embedded PostgreSQL for the whole run; each test file gets its own database from a template.
    globalSetup: ['packages/testkit/src/global-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // .ci/run adds up its counts from the JSON file.
    reporters: ['default', 'json'],
    outputFile: { json: '.results/tests.json' },
  },
});
