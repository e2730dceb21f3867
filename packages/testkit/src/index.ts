export { chromium } from './chromium.ts';
export { type Clock, fixedClock, steppingClock } from './clock.ts';
export { type SeededRandom, seededRandom, withSeed } from './random.ts';
export { serving } from './serving.ts';
export { signInTo } from './sign-in-to.ts';
export { createTestDatabase, type Migrate, type TestDatabase } from './test-database.ts';
export { openTestInstallation, type TestInstallation } from './test-installation.ts';
export { openTestStore, type TestStore } from './test-store.ts';
export { Visitor } from './visitor.ts';
