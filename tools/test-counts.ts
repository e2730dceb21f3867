/**
 * Reads the JSON result of a test run and prints "PASSED FAILED SKIPPED". A file that could not be run
 * at all counts as one failure: its tests are unknown, and silence would look like success.
 */
import { existsSync, readFileSync } from 'node:fs';

interface TestRun {
  success: boolean;
  testResults: { status: string; assertionResults: { status: string }[] }[];
}

export interface TestCounts {
  passed: number;
  failed: number;
  skipped: number;
}

export function countTests(run: TestRun): TestCounts {
  const counts: TestCounts = { passed: 0, failed: 0, skipped: 0 };
  for (const file of run.testResults) {
    for (const { status } of file.assertionResults) {
      if (status === 'passed') counts.passed += 1;
      else if (status === 'failed') counts.failed += 1;
      else counts.skipped += 1;
    }
    const blamed = file.assertionResults.some(({ status }) => status === 'failed');
    if (file.status === 'failed' && !blamed) counts.failed += 1;
  }
  if (!run.success && counts.failed === 0) counts.failed = 1;
  return counts;
}

/** A missing or broken result is one failure. */
export function countTestsIn(path: string): TestCounts {
  if (!existsSync(path)) return { passed: 0, failed: 1, skipped: 0 };
  try {
    return countTests(JSON.parse(readFileSync(path, 'utf8')) as TestRun);
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

if (import.meta.main) {
  const { passed, failed, skipped } = countTestsIn(process.argv[2] ?? '.results/tests.json');
  console.log(`${passed} ${failed} ${skipped}`);
}
