import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { countTests, countTestsIn } from './test-counts.ts';

const file = (status: string, ...statuses: string[]) => ({
  status,
  assertionResults: statuses.map((one) => ({ status: one })),
});

test('passed, failed and skipped tests are counted over all files', () => {
  const testResults = [
    file('passed', 'passed', 'passed', 'pending'),
    file('failed', 'passed', 'failed', 'todo'),
  ];
  expect(countTests({ success: false, testResults })).toEqual({ passed: 3, failed: 1, skipped: 2 });
});

test('a file that could not be run is one failure', () => {
  expect(countTests({ success: false, testResults: [file('failed'), file('passed', 'passed')] })).toEqual({
    passed: 1,
    failed: 1,
    skipped: 0,
  });
});

test('a run that failed outside its tests is a failure', () => {
  expect(countTests({ success: false, testResults: [file('passed', 'passed')] }).failed).toBe(1);
});

test('a result that is missing or broken is a failure', () => {
  const folder = mkdtempSync(join(tmpdir(), 'taizhang-counts-'));
  try {
    expect(countTestsIn(join(folder, 'none.json'))).toEqual({ passed: 0, failed: 1, skipped: 0 });
    writeFileSync(join(folder, 'broken.json'), '{"success":');
    expect(countTestsIn(join(folder, 'broken.json'))).toEqual({ passed: 0, failed: 1, skipped: 0 });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
