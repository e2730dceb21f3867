import type { Weights } from './choose.ts';
import { weightCount } from './features.ts';
import packed from './weights.json' with { type: 'json' };

let weights: Weights | undefined;

/** The weights that were learned last (`npm run learn`), unpacked when they are first asked for. */
export function learnedWeights(): Weights {
  weights ??= unpack(packed);
  return weights;
}

interface Packed {
  readonly scale: number;
  /** A signed byte for each weight, in base64. */
  readonly bytes: string;
}

export function unpack({ scale, bytes }: Packed): Weights {
  const of = Int8Array.from(atob(bytes), (letter) => letter.charCodeAt(0));
  if (of.length !== weightCount) throw new Error(`${of.length} weights, and ${weightCount} are asked for`);
  return { of, scale };
}

/** Each weight as a signed byte, the greatest as 127. */
export function pack(weights: Float64Array): Packed {
  const scale = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / 127;
  const bytes = Array.from(weights, (weight) => String.fromCharCode(Math.round(weight / scale) & 0xff)).join(
    '',
  );
  return { scale, bytes: btoa(bytes) };
}
