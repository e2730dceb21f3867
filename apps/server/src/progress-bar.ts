import { type StepProgress, steps } from '@taizhang/runtime';

const width = 24;

/**
 * Shows the steps of opening an installation: on a terminal a bar for each, elsewhere a line when one is done.
 */
export function progressBar(out: NodeJS.WriteStream, now: () => number) {
  const begun = new Map<string, number>();
  return ({ step, done, total }: StepProgress): void => {
    if (!begun.has(step)) begun.set(step, now());
    const finished = done >= total;
    const { zh, en } = steps[step];
    const seconds = ((now() - (begun.get(step) as number)) / 1000).toFixed(1);
    if (!out.isTTY) {
      if (finished) out.write(`✓ ${zh} / ${en}${total > 1 ? ` (${total})` : ''} ${seconds} s\n`);
      return;
    }
    const filled = total === 0 ? width : Math.round((done / total) * width);
    const bar = `${'█'.repeat(filled)}${'░'.repeat(width - filled)}`;
    const count = total > 1 ? ` ${done}/${total}` : '';
    out.write(`\r\u001b[K${bar} ${zh} / ${en}${count}${finished ? ` ${seconds} s\n` : ''}`);
  };
}
