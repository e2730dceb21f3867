import { Worker } from 'node:worker_threads';
import { type Details, Refusal, type RefusalCode } from '@taizhang/definition';
import type { Examination, Examined } from './examine.ts';

/** So long a document may take; the longest that is taken in needs a few seconds. */
const mostSeconds = 60;
/** What one examination may hold in memory: the longest document needs about half of it. */
const mostMegabytes = 1536;

type Answered =
  | { readonly examined: Examined }
  | {
      readonly refused: {
        readonly code: RefusalCode;
        readonly details: Details;
        readonly field: string | undefined;
      };
    };

/**
 * Examines a document in a thread of its own, so that whoever else is served does not wait for it, and whatever the
 * document is, it ends.
 * @throws Refusal as `examine`, and check-too-long
 */
export function examineApart(examination: Examination, seconds = mostSeconds): Promise<Examined> {
  const worker = new Worker(new URL('./examine.worker.ts', import.meta.url), {
    workerData: examination,
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
  });
  const tooLong = () => new Refusal('check-too-long', { seconds }, 'file');
  const { promise, resolve, reject } = Promise.withResolvers<Examined>();
  const timer = setTimeout(() => reject(tooLong()), seconds * 1000);
  worker.once('message', (answer: Answered) => {
    if ('examined' in answer) resolve(answer.examined);
    else reject(new Refusal(answer.refused.code, answer.refused.details, answer.refused.field));
  });
  worker.once('error', (error: Error & { code?: string }) =>
    reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooLong() : error),
  );
  worker.once('exit', (code) => reject(new Error(`the examination ended with ${code}`)));
  return promise.finally(async () => {
    clearTimeout(timer);
    await worker.terminate();
  });
}
