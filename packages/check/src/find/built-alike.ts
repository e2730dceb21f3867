import { partAtPlace } from './at-places.ts';
import type { Labelled, ToLabel } from './place.ts';

/**
 * What stands alike is called alike: 转移群众17859人，其中东县转移15469人，西市2110人 tells by places what was counted of all;
 * 投资3500万元的管网、3800万元的街巷 goes on with the first; 与上半年的22432件相比 is of what it is compared with.
 */
export function builtAlike(
  text: string,
  all: readonly ToLabel[],
  labels: readonly Labelled[],
  k: number,
): Labelled | undefined {
  return (
    comparedWith(all, labels, k) ?? costOfNext(text, all, labels, k) ?? partAtPlace(text, all, labels, k)
  );
}

function comparedWith(all: readonly ToLabel[], labels: readonly Labelled[], k: number): Labelled | undefined {
  const { right, left, found } = all[k] as ToLabel;
  if (!/^相比/.test(right) || !/[与同和跟][一-龥\d]*的?$/.test(left)) return undefined;
  // A sentence of its own may say so of what the one before said.
  for (let i = k - 1; i >= Math.max(0, k - 3); i--)
    if ((all[i] as ToLabel).found.core === found.core) return labels[i];
  return undefined;
}

function costOfNext(
  text: string,
  all: readonly ToLabel[],
  labels: readonly Labelled[],
  k: number,
): Labelled | undefined {
  const [one, before] = [all[k] as ToLabel, all[k - 1]];
  if (!before || one.kind !== 'amount' || before.kind !== 'amount' || !/^的[一-龥]/.test(one.right))
    return undefined;
  return /^的[一-龥“”]{2,20}、$/.test(text.slice(before.found.end, one.found.start))
    ? labels[k - 1]
    : undefined;
}
