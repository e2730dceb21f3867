import { parentPort, workerData } from 'node:worker_threads';
import { Refusal } from '@taizhang/definition';
import { type Examination, examine } from './examine.ts';

/** What a thread of its own answers: what was examined, or what was refused. */
try {
  parentPort?.postMessage({ examined: await examine(workerData as Examination) });
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  const { code, details, field } = error;
  parentPort?.postMessage({ refused: { code, details, field } });
}
