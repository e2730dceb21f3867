import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'house',
          include: ['{packages,apps,districts,tools,bench}/**/*.test.{ts,tsx}'],
          // One embedded PostgreSQL for the whole run; each test file gets its own database from a template.
          globalSetup: ['packages/testkit/src/global-setup.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          // One server with the demo for all journeys: loading it takes longer than most of them.
          globalSetup: ['e2e/global-setup.ts'],
          // A busy machine draws and answers late.
          expect: { poll: { timeout: 30_000 } },
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
    exclude: ['**/node_modules/**', '**/dist/**'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // .ci/run adds up its counts from the JSON file.
    reporters: ['default', 'json'],
    outputFile: { json: '.results/tests.json' },
  },
});
